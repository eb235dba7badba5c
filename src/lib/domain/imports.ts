import type { Name } from './nouns.ts';

/** What can be imported from a file of rows. */
export const importable = [
	'statements',
	'events',
	'stakeholders',
	'articles'
] as const satisfies Name[];

export type ImportName = (typeof importable)[number];

export function isImportable(text: string): text is ImportName {
	return (importable as readonly string[]).includes(text);
}

/** The most that one file may hold. */
export const most = {
	bytes: 5 * 1024 * 1024,
	rows: 20_000,
	columns: 100,
	/** Characters of a cell. */
	cell: 10_000,
	/** Characters of a column's name. */
	name: 100
} as const;

export const tooLarge =
	'The file is larger than 5 MB, the most that is taken at once. Split it into several; nothing was stored.';
