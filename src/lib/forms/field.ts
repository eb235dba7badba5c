import type { Noun } from '../domain/nouns.ts';

/** What somebody typed into an entry form: texts, lists of texts, and rows of further fields. */
export interface Typed {
	[name: string]: string | string[] | Typed[];
}

/** Sentences by field, as a form names them (`dates.0.sources.1`); '' is for the form as a whole. */
export type Problems = Record<string, string>;

interface Common {
	/** Of the item's property, and of the input. */
	name: string;
	label: string;
	hint?: string;
	required?: true;
	/** Rarely needed: it stands behind «More». */
	more?: true;
}

/** A field of an entry form, and a column of a file of rows. */
export type Field = Common &
	(
		| { kind: 'line' | 'date' | 'address' }
		| { kind: 'text'; rows?: number }
		/** One of a vocabulary; `usual` is chosen before anybody chooses. */
		| { kind: 'choice'; options: Record<string, string>; usual?: string }
		| { kind: 'choices'; options: Record<string, string> }
		/** A box to tick: it is `true` or left out. */
		| { kind: 'flag' }
		/** Texts, one a line. */
		| { kind: 'lines' }
		/** Another item of the record, or several; `only` narrows stakeholders to persons or to all others. */
		| { kind: 'pick' | 'picks'; of: Noun; only?: 'persons' | 'organisations' }
		| { kind: 'rows'; one: string; fields: Field[] }
	);

/** How items of a noun are written down: in a form, and row by row in a file. */
export interface ItemForm {
	fields: Field[];
	/** Fills in what follows from what was typed. */
	settle?: (item: Record<string, unknown>) => Record<string, unknown>;
}
