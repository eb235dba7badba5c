import type { Reader } from '../../../domain/filters.ts';
import { tokenShape } from '../../../domain/token.ts';
import { truncate } from '../../../domain/truncate.ts';
import { ApiProblem } from './problem.ts';

/** Cut, so that a refusal does not repeat a long text. */
export const shorten = (text: string) => truncate(text, 60);

/** These may be repeated, as forms and most libraries send lists. */
const lists = ['fields', 'include'];

/** Refuses unknown parameters. Pages ignore them, but a program would take all rows for the few that it asked for. */
export function readParameters(
	params: URLSearchParams,
	known: readonly string[]
): Map<string, string> {
	const texts = new Map<string, string>();
	for (const [name, text] of params) {
		if (tokenShape.test(text) || name === 'access_token')
			throw new ApiProblem(400, tokenInAddress, { parameter: shorten(name) });
		if (!known.includes(name)) throw unknownOf('parameter', name, name, known);
		const before = texts.get(name);
		if (before !== undefined && !lists.includes(name))
			throw new ApiProblem(400, `“${name}” is given more than once.`, { parameter: name });
		texts.set(name, [before ?? [], text.trim()].flat().join(','));
	}
	return texts;
}

const tokenInAddress =
	'A token never stands in an address, where logs keep it: revoke it, make another, and send that in the header ' +
	'Authorization.';

const unknownOf = (what: string, parameter: string, text: string, allowed: readonly string[]) =>
	new ApiProblem(400, `There is no ${what} “${shorten(text)}” here.${allowedSentence(allowed)}`, {
		parameter: shorten(parameter),
		allowed
	});

const allowedSentence = (allowed: readonly string[]) =>
	allowed.length ? ` There are: ${allowed.join(', ')}.` : ' There are none.';

export function requireFilters(texts: Map<string, string>, filters: Record<string, Reader>) {
	const chosen: Record<string, string> = {};
	for (const [name, reader] of Object.entries(filters)) {
		const text = texts.get(name);
		if (text === undefined) continue;
		const value = reader(text);
		if (value === undefined) throw unreadable(name, reader);
		chosen[name] = value;
	}
	return chosen;
}

function unreadable(parameter: string, { takes = {} }: Reader) {
	const { enum: allowed, description, maxLength, examples = [] } = takes;
	if (allowed)
		return new ApiProblem(400, `“${parameter}” is one of: ${allowed.join(', ')}.`, {
			parameter,
			allowed
		});
	const most = maxLength ? ` At least one character, and ${maxLength} at most.` : '';
	const such = examples.length ? ` Such as ${examples.join(' or ')}.` : '';
	return new ApiProblem(
		400,
		`“${parameter}” does not hold what it takes. ${description}${most}${such}`,
		{
			parameter
		}
	);
}

/** Reads a list divided by commas, without duplicates. @throws Problem for an unknown value */
export function readList(
	texts: Map<string, string>,
	parameter: string,
	known: readonly string[]
): string[] | undefined {
	const text = texts.get(parameter);
	if (text === undefined) return undefined;
	const wanted = [...new Set(text.split(',').map((each) => each.trim()))];
	for (const each of wanted)
		if (!known.includes(each))
			throw unknownOf(
				parameter === 'fields' ? 'field' : 'thing to include',
				parameter,
				each,
				known
			);
	return wanted;
}

export const limits = { usual: 50, most: 200 } as const;

export function readLimit(texts: Map<string, string>): number {
	const text = texts.get('limit');
	if (text === undefined) return limits.usual;
	const limit = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : Infinity;
	if (limit > limits.most)
		throw new ApiProblem(400, `“limit” is a whole number from 1 to ${limits.most}.`, {
			parameter: 'limit'
		});
	return limit;
}
