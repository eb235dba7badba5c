import { ref } from './json-schema.ts';

export const security = [{ token: [] }];

const content = (type: string, name: string) => ({ content: { [type]: { schema: ref(name) } } });
export const json = (name: string, description: string) => ({
	description,
	...content('application/json', name)
});
export const either = (one: string, other: string, description: string) => ({
	description,
	content: { 'application/json': { schema: { anyOf: [ref(one), ref(other)] } } }
});
export const requestBody = (name: string) => ({
	required: true,
	...content('application/json', name)
});

export const problemWords: Record<number, string> = {
	400: 'A parameter, a header or the body cannot be read; “parameter” names it, “allowed” says what it takes.',
	401: 'This takes a token that is alive.',
	403: 'The token or its owner may not do this.',
	404: 'There is no such thing on record.',
	409: 'It was changed meanwhile (with both texts), something alike is on record, or you have the most of them.',
	410: 'It was withdrawn; “detail” is the reason. Or the record was set back to a backup, and a copy of it has to be taken anew.',
	412: 'It is not what If-Match names any more; both texts are with it.',
	413: 'The body is too long.',
	415: 'The body is no JSON by its Content-Type.',
	422: 'The item does not hold; “errors” names each field.',
	428: 'It was not said which version was seen.',
	429: 'Too many writes within an hour.',
	500: 'A fault of ours, told to the log under the number in “fault”.',
	503: 'The database does not answer; try again in some seconds.'
};

export const unchanged = { description: 'Unchanged since the ETag in If-None-Match.' };
export const moved = { description: 'It has another short name by now, or was merged.' };

export const problems = (...statuses: number[]) =>
	Object.fromEntries(
		statuses.map((status) => [
			status,
			{ description: problemWords[status]!, ...content('application/problem+json', 'problem') }
		])
	);
