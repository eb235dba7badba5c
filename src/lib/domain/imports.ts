import type { Name } from './nouns.ts';
import type { ImportState } from './vocabulary.ts';

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
	/** Things that one cell names. */
	things: 500,
	/** Characters of a column's name. */
	name: 100
} as const;

export const tooLarge =
	'The file is larger than 5 MB, the most that is taken at once. Split it into several; nothing was stored.';

/** How far a file has come. */
export interface Progress {
	state: ImportState;
	total: number;
	checked: number;
	/** Rows with a problem. */
	wrong: number;
	/** Rows that add nothing: what they say is on record. */
	known: number;
}

/** In these the house works on it, so that it moves by itself. */
export const movingStates = [
	'checking',
	'entering',
	'publishing',
	'withdrawing'
] as const satisfies ImportState[];

/** In these its rows are in the record, as drafts or published. */
export const enteredStates = [
	'draft',
	'sent',
	'publishing',
	'published',
	'sent_back',
	'withdrawing'
] as const satisfies ImportState[];

type Stated = Pick<Progress, 'state'>;

export const isMoving = ({ state }: Stated) =>
	(movingStates as readonly ImportState[]).includes(state);

export const isEntered = ({ state }: Stated) =>
	(enteredStates as readonly ImportState[]).includes(state);

/** What a cell may have meant, and what is written into it then. */
export interface Suggestion {
	label: string;
	text: string;
}
