import type { GenericSchema } from 'valibot';
import type { FollowKind } from '../../domain/follow.ts';
import type { Name, Noun } from '../../domain/nouns.ts';

/** The input of an entry form: texts, lists of texts, and rows of further fields. */
export interface Typed {
	[name: string]: string | string[] | Typed[];
}

/** Messages by their place in the form (`dates.0.sources.1`); '' is the form as a whole. */
export type Problems = Record<string, string>;

export type Cell = string | number | null;

interface Common {
	/** Names the item's property, its column if it has one, and the form's input. */
	name: string;
	/** The name in JSON and CSV, if that is not the name in snake case. */
	as?: string;
	label: string;
	hint?: string;
	/** A published item must have it; other fields are null if unknown. */
	required?: true;
	/** The message if it is missing, for labels that make no sentence with «Give the». */
	asked?: string;
	/** Forms may leave it empty: `settle` fills it in. */
	settled?: true;
	/** Required of published items only. */
	optionalInDraft?: true;
	/** Invisible characters are refused: two names, by which items are looked up, could look like one. */
	isName?: true;
	/** Rarely needed: the form folds it under «More fields». */
	more?: true;
	/** Describes the field to people who read the record by program. */
	about?: string;
	example?: string;
	/** Left out of JSON and CSV. */
	internal?: true;
	/** The schema of its JSON, if its kind does not give it. */
	json?: GenericSchema;
	/** Its CSV columns by name, if its kind does not give them. */
	csv?: Record<string, readonly [about: string, cell: (value: never) => Cell]>;
	/** Its values keep the order in which they were written. */
	ordered?: true;
	/** Tells of the item that this field names, as an office does of the speaker: it goes if that item is erased. */
	tellsOf?: string;
	/** The column of an inner field in a file of rows. */
	column?: string;
}

/** Input, column of a file of rows, JSON and the words of a change follow from this. */
export type Field = Common &
	(
		| { kind: 'line' | 'address' }
		/** An EDTF date; with `spans` its JSON has the first and last possible day as well. */
		| { kind: 'date'; spans?: true }
		| { kind: 'day' }
		| { kind: 'text'; rows?: number }
		/** One of a vocabulary, `usual` by default. An open one accepts other codes of its standard. */
		| {
				kind: 'choice';
				options: Record<string, string>;
				usual?: string;
				open?: 'country' | 'language';
				/** The list is filtered and counted by it, under its own name or this one. */
				facet?: true | string;
		  }
		| { kind: 'choices'; options: Record<string, string> }
		/** A checkbox: `true` or left out. */
		| { kind: 'flag' }
		| { kind: 'lines' }
		/**
		 * Another item of the record, or several. `only` narrows stakeholders to persons or to all others. With
		 * `outlives` an item stays public when the one it names is withdrawn.
		 */
		| { kind: 'pick' | 'picks'; of: Noun; only?: 'persons' | 'organisations'; outlives?: true }
		/**
		 * Rows of further fields, told apart by those in `key`. `located` rows may say where in their item's sources they
		 * are proved. A reason in `keptBack` hides a row from readers. Rows for which `claims.made` is true need an `article`
		 * of their own. `cell` reads a row from its part of a cell in a file of rows; `inWords` describes a row briefly.
		 */
		| {
				kind: 'rows';
				one: string;
				key: readonly string[];
				fields: readonly Field[];
				located?: true;
				claims?: { made: (row: never) => boolean; message: string };
				cell?: (part: string) => object;
				inWords?: (row: never) => string;
		  }
		/** Counted or derived for readers; no form writes it. */
		| { kind: 'count' | 'derived' }
	);

type OfKind<Each, Kind> = Each extends { kind: infer Own }
	? Kind extends Own
		? Each
		: never
	: never;

/** Keeps the literal types of what it is given, from which the types of items follow. */
const fieldOf =
	<Kind extends Field['kind']>(kind: Kind) =>
	<
		const Name extends string,
		const Rest extends Omit<OfKind<Field, Kind>, 'name' | 'label' | 'kind'>
	>(
		name: Name,
		label: string,
		rest: Rest
	) => ({ name, label, kind, ...rest });

/** Describes a field by its kind: `field.line('title', 'Title', { required: true })`. */
export const field = {
	line: fieldOf('line'),
	address: fieldOf('address'),
	date: fieldOf('date'),
	day: fieldOf('day'),
	text: fieldOf('text'),
	choice: fieldOf('choice'),
	choices: fieldOf('choices'),
	flag: <const Name extends string>(name: Name, label: string) => fieldOf('flag')(name, label, {}),
	lines: fieldOf('lines'),
	pick: fieldOf('pick'),
	picks: fieldOf('picks'),
	rows: fieldOf('rows'),
	count: fieldOf('count'),
	derived: fieldOf('derived')
};

/** A rule about several fields of one item, without a look at other items. */
export interface Check {
	/** Follows the name of the item, for programs: «relates to itself». */
	problem: string;
	/** For people who fill in a form. */
	message: string;
	/** The field that shows the message, if the rule is about the whole item. */
	at?: string;
	/** The database constraint that holds the same rule. */
	constraint?: string;
	/** Whether an item breaks the rule, or the paths at which it does. */
	breaks: (item: never) => boolean | (string | number)[][];
}

/** Form, validation, JSON, CSV, templates, data package and differences of a noun follow from this. */
export interface Description<
	Fields extends readonly Field[] = readonly Field[],
	Silent extends true | undefined = true | undefined
> {
	/** Feeds and letters have no entries for its items. */
	silent?: Silent;
	/** In the order of JSON and CSV. */
	fields: Fields;
	/** The fields that can be written, in the order of the form: those that most items have come first. */
	form: readonly Fields[number]['name'][];
	/** The fields, besides the state, that other items show of it; null if no item names it. */
	calledBy: readonly Fields[number]['name'][] | null;
	/** How followers are notified of a new item; null if they are not. */
	toldAs: FollowKind | null;
	/** The lists whose items this noun names, each with the filter that finds those that name one of them. */
	listedWith: Partial<Record<Name, string>> | null;
	/** The documentation of its list in the API: a sentence, an example query, and filters that need explaining. */
	api: { about: string; example: string; filters?: Record<string, string> };
	settle?: (item: Record<string, unknown>) => Record<string, unknown>;
	checks?: readonly Check[];
}

/** Keeps the literal types of the fields, from which the types of items follow. */
export const describeNoun = <
	const Fields extends readonly Field[],
	const Form extends readonly Fields[number]['name'][],
	Silent extends true | undefined = undefined
>(
	description: Omit<Description<Fields, Silent>, 'form'> & { form: Form }
) => description;

/** The fields of a noun's form, which files of rows have as well. */
export interface ItemForm {
	fields: readonly Field[];
	settle?: Description['settle'];
}

/** The field at each part of a place in a form (`positions.0.stance`); undefined for a number. */
export function fieldsAlong(fields: readonly Field[], place: string[]): (Field | undefined)[] {
	let inner = fields;
	return place.map((part) => {
		const field = inner.find(({ name }) => name === part);
		if (field) inner = field.kind === 'rows' ? field.fields : [];
		return field;
	});
}

/** Characters. */
export const maxLengths = { line: 1_000, address: 2_000, text: 10_000 };

/** Whether a published item, or each row of a list, needs a value that has no default. */
export const isNeeded = (field: Field): boolean =>
	Boolean(field.required || field.name === 'sources') && !('usual' in field && field.usual);
