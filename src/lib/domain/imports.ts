import { namesWith, type NameWith } from './nouns.ts';
import type { ImportState } from './vocabulary.ts';

export const importable = [
	...new Set<ImportName>(['statements', 'events', ...namesWith('import')])
];

export type ImportName = NameWith<'import'>;

export function isImportable(text: string): text is ImportName {
	return (importable as readonly string[]).includes(text);
}

export const importLimits = {
	bytes: 5 * 1024 * 1024,
	rows: 20_000,
	columns: 100,
	/** Characters. */
	cell: 10_000,
	things: 500,
	/** Characters. */
	name: 100
} as const;

export const tooLarge =
	'The file is larger than 5 MB, the most that is taken at once. Split it into several; nothing was stored.';

export interface Progress {
	state: ImportState;
	total: number;
	checked: number;
	/** Rows with a problem. */
	wrong: number;
	/** Rows already on record. */
	known: number;
}

/** States in which the server works on the file. */
export const movingStates = [
	'checking',
	'entering',
	'publishing',
	'withdrawing'
] as const satisfies ImportState[];

/** States in which the rows are in the record, as drafts or published. */
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

export interface CellSuggestion {
	label: string;
	text: string;
}

export interface CellProblem {
	/** The place in the entry form; '' for the whole row. */
	field: string;
	message: string;
	column?: string;
	/** The text at fault if it is only a part of the cell. */
	text?: string;
	suggestions?: CellSuggestion[];
}

/** An item made from a row. Its id is a hash of its content; it has a slug only if the file gives one. */
export interface NewItem {
	id: string;
	slug?: string;
	[field: string]: unknown;
}
