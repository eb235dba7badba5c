import { isNoun, type Noun } from './nouns.ts';

export interface Change {
	noun: Noun;
	id: string;
	version: number;
}

export const changeKey = ({ noun, id, version }: Change) => `${noun}/${id}/${version}`;

export function readChange(key: string): Change | undefined {
	const [, noun = '', id = '', version] = /^(\w+)\/([^/]+)\/([1-9]\d{0,8})$/.exec(key) ?? [];
	return isNoun(noun) ? { noun, id, version: Number(version) } : undefined;
}

export const withoutQuery = (address: string): string => address.split('?', 1)[0] ?? '';

/** The subject of a decision in the log. @param page its path, with or without a query */
export const mistakeReportedAt = (page: string): string =>
	`A mistake reported at ${withoutQuery(page)}`;

export const purposes = [
	[
		'correction',
		'It puts something right',
		'It was wrong from the start. Readers are told what changed, among the corrections and on its page, if it has one.'
	],
	['update', 'It brings it up to date', 'It was right until now, or something is added.']
] as const;

export const readPurpose = (text: string): boolean | undefined =>
	text === 'correction' || (text === 'update' ? false : undefined);

export const writtenPurpose = (correction: boolean | null | undefined): string =>
	typeof correction === 'boolean' ? purposes[correction ? 0 : 1][0] : '';
