import type { GenericSchema } from 'valibot';
import type { Noun } from '../../domain/nouns.ts';

/** What somebody typed into an entry form: texts, lists of texts, and rows of further fields. */
export interface Typed {
	[name: string]: string | string[] | Typed[];
}

/** Sentences by field, as a form names them (`dates.0.sources.1`); '' is for the form as a whole. */
export type Problems = Record<string, string>;

/** What a cell of a CSV holds. */
export type Cell = string | number | null;

interface Common {
	/** Of the item's property, of its column where it has one, and of the input. */
	name: string;
	/** How programs name it, where that is not its name in snake case. */
	as?: string;
	label: string;
	hint?: string;
	/** A published item has it; what is not required is null where it is unknown. */
	required?: true;
	/** Asks for it where it was not given, and its label makes no sentence with «Give the». */
	asked?: string;
	/** Forms may leave it empty, and an item has it all the same: `settle` fills it in. */
	settled?: true;
	/** A draft may lack it, though it is required. */
	optionalInDraft?: true;
	/** The item is called so, and looked up by it: nothing in it may be unseen, or two names look like one. */
	isName?: true;
	/** Rarely needed: it stands behind «More fields». */
	more?: true;
	/** What it holds, for whoever reads the record by program. */
	about?: string;
	/** How a cell of a file of rows is written. */
	example?: string;
	/** Written by forms alone: no program reads it under this name. */
	internal?: true;
	/** How programs read it, where its kind does not say. */
	json?: GenericSchema;
	/** Its columns in a CSV, by name, where its kind does not say: what each holds, and its cell. */
	csv?: Record<string, readonly [about: string, cell: (value: never) => Cell]>;
	/** Its values stand in the order in which they were written: who is named first comes first. */
	ordered?: true;
	/** What a file of rows calls it, where it is a field of rows. */
	column?: string;
}

/** A field of a noun: in its form, in a column of a file of rows, as JSON, and in the words of its history. */
export type Field = Common &
	(
		| { kind: 'line' | 'address' }
		/** An EDTF date; `spans` where the days that it can mean stand beside it. */
		| { kind: 'date'; spans?: true }
		/** A day that is not ahead. */
		| { kind: 'day' }
		| { kind: 'text'; rows?: number }
		/** One of a vocabulary; `usual` is chosen before anybody chooses. An open one takes other codes of its standard. */
		| {
				kind: 'choice';
				options: Record<string, string>;
				usual?: string;
				open?: 'country' | 'language';
				/** The list is narrowed and counted by it, under its name or another one. */
				facet?: true | string;
		  }
		| { kind: 'choices'; options: Record<string, string> }
		/** A box to tick: it is `true` or left out. */
		| { kind: 'flag' }
		/** Texts, one a line. */
		| { kind: 'lines' }
		/**
		 * Another item of the record, or several; `only` narrows stakeholders to persons or to all others; where
		 * the item `outlives` it, it stays though what it names was withdrawn.
		 */
		| { kind: 'pick' | 'picks'; of: Noun; only?: 'persons' | 'organisations'; outlives?: true }
		/**
		 * Rows of further fields, of which those in `key` tell one from another. `located` rows say where in the sources of
		 * their item they are proved; those with a field `keptBack` are hidden from readers where it gives a reason; rows
		 * that `claims` finds rest on an `article` of their own. In a file of rows each is a part of one cell, which `cell`
		 * reads, where that is given; `inWords` says one in a few words.
		 */
		| {
				kind: 'rows';
				one: string;
				key: readonly string[];
				fields: readonly Field[];
				located?: true;
				claims?: { made: (row: never) => boolean; tells: string };
				cell?: (part: string) => object;
				inWords?: (row: never) => string;
		  }
		/** Counted or derived, for readers; no form writes it. */
		| { kind: 'count' | 'derived' }
	);

/** A rule about several fields of an item. Rules about what it names and whether that is published are the record's. */
export interface Check {
	/** The fault as programs are told it, after the name of the item: «relates to itself». */
	says: string;
	/** The same for people, who fill in a form. */
	tells: string;
	/** The field that mends it, where the rule is about the whole item. */
	at?: string;
	/** The rule of the database that says the same. */
	constraint?: string;
	/** Whether an item breaks it, or at which places it does. */
	breaks: (item: never) => boolean | (string | number)[][];
}

/** A noun, described once: from it follow form, validation, JSON, CSV, templates, the data package and differences. */
export interface Description<Fields extends readonly Field[] = readonly Field[]> {
	/** The word for many, and what they are in a sentence: in the data package. */
	title: string;
	about: string;
	/** In the order in which programs read them. */
	fields: Fields;
	/** Those that can be written, in the order in which people fill them in: first those that most items have. */
	form: readonly Fields[number]['name'][];
	/** By which fields, besides its state, other items call one; null where none names it. */
	calledBy: readonly Fields[number]['name'][] | null;
	/** Fills in what follows from what was typed. */
	settle?: (item: Record<string, unknown>) => Record<string, unknown>;
	checks?: readonly Check[];
}

/** Has TypeScript know each field by its name. */
export const describe = <
	const Fields extends readonly Field[],
	const Form extends readonly Fields[number]['name'][]
>(
	description: Omit<Description<Fields>, 'form'> & { form: Form }
) => description;

/** How items of a noun are written down: in a form, and row by row in a file. */
export interface ItemForm {
	fields: readonly Field[];
	settle?: Description['settle'];
}

/** The field at each part of a place in a form (`positions.0.stance`); a number is none. */
export function fieldsAlong(fields: readonly Field[], place: string[]): (Field | undefined)[] {
	let inner = fields;
	return place.map((part) => {
		const field = inner.find(({ name }) => name === part);
		if (field) inner = field.kind === 'rows' ? field.fields : [];
		return field;
	});
}

/** How many letters a field takes. */
export const longest = { line: 1_000, address: 2_000, text: 10_000 };

/** Whether a published item needs a field that nothing fills in; in a list of rows, whether each row needs it. */
export const isNeeded = (field: Field): boolean =>
	Boolean(field.required || field.name === 'sources') && !('usual' in field && field.usual);
