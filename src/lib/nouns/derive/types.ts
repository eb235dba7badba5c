import type { GenericSchema, InferOutput } from 'valibot';
import type { Noun } from '../../domain/nouns.ts';
import type { PublicationState } from '../../domain/vocabulary.ts';
import type { descriptions } from './descriptions.ts';
import type { names } from './json-parts.ts';

// What TypeScript knows of an item and of its JSON, from the description of its noun.

type Plain<T> = { [K in keyof T]: T[K] };
type Named = { name: string };

/** The fields of a noun. */
type FieldsOf<N extends Noun> = (typeof descriptions)[N]['fields'][number];
/** Those that can be written, which are all that an item has. */
type WrittenOf<N extends Noun> = Extract<
	FieldsOf<N>,
	{ name: (typeof descriptions)[N]['form'][number] }
>;

interface Stated {
	state: PublicationState;
	/** Why it is a draft or was withdrawn. */
	stateReason?: string;
}
interface Located {
	locators?: { article: string; at: string }[];
}

type ValueOf<F> = F extends { kind: 'rows'; fields: readonly (infer Inner extends Named)[] }
	? RowOf<F, Inner, Values<Inner>>[]
	: F extends { kind: 'choices'; options: infer Options }
		? (keyof Options & string)[]
		: F extends { kind: 'lines' | 'picks' }
			? string[]
			: F extends { kind: 'flag' }
				? boolean
				: F extends { kind: 'choice'; options: infer Options }
					? F extends { open: string }
						? string
						: keyof Options & string
					: string;

/** A row of a field of rows: the values of its fields, and what these let it say besides. */
type RowOf<F, Inner, Own> = Plain<
	Own & (F extends { located: true } ? Located : unknown) & CitingOf<Inner>
>;

/** What rests on sources can say where in them. */
type CitingOf<F> = [Extract<F, { name: 'sources' }>] extends [never] ? unknown : Located;

/** Lists are empty where there is nothing; what a choice usually is, it is where nobody chose. */
type Always =
	| { required: true }
	| { settled: true }
	| { kind: 'rows' | 'choices' | 'lines' | 'picks' | 'flag' }
	| { kind: 'choice'; usual: string }
	| { name: 'slug' };
type IsAlways<F> = F extends { optionalInDraft: true } ? false : F extends Always ? true : false;

type Values<F> = {
	[
		Each in F as Each extends Named ? (IsAlways<Each> extends true ? Each['name'] : never) : never
	]: ValueOf<Each>;
} & {
	[
		Each in F as Each extends Named ? (IsAlways<Each> extends true ? never : Each['name']) : never
	]?: ValueOf<Each>;
};

type ItemOf<N extends Noun> = Plain<
	{ id: string } & (N extends 'topic' ? unknown : Stated) &
		Values<WrittenOf<N>> &
		CitingOf<WrittenOf<N>>
>;

type InputOf<N extends Noun> = Plain<
	{ id: string } & (N extends 'topic' ? unknown : Stated) &
		GivenOf<WrittenOf<N>> &
		CitingOf<WrittenOf<N>>
>;

type MayBeLeftOut =
	| { kind: 'choices' | 'lines' | 'picks' | 'flag' }
	| { kind: 'rows'; required?: undefined }
	| { kind: 'choice'; usual: string; required?: undefined };

/** Values of which those may be left out that have one where nothing is given. */
type GivenOf<F> = Omit<Values<F>, Extract<F, Named & (MayBeLeftOut | { kind: 'rows' })>['name']> & {
	[Each in Extract<F, MayBeLeftOut & Named> as Each['name']]?: GivenValueOf<Each>;
} & {
	[
		Each in Extract<F, { kind: 'rows'; required: true } & Named> as Each['name']
	]: GivenValueOf<Each>;
};

type GivenValueOf<F> = F extends { kind: 'rows'; fields: readonly (infer Inner extends Named)[] }
	? RowOf<F, Inner, GivenOf<Inner>>[]
	: ValueOf<F>;

type SnakeCase<Text extends string> = Text extends `${infer Letter}${infer Rest}`
	? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${SnakeCase<Rest>}`
	: '';

type ProgramName<F> = F extends { internal: true }
	? never
	: F extends { as: infer As extends string }
		? As
		: F extends Named
			? SnakeCase<F['name']>
			: never;

type JsonItemOf<N extends Noun> = Plain<
	{ id: string; url: string } & (N extends 'topic' ? unknown : Changed) & {
			[F in FieldsOf<N> as ProgramName<F>]: JsonOf<F>;
		} & ([Extract<FieldsOf<N>, { spans: true }>] extends [never] ? unknown : Span)
>;

interface Changed {
	created_at: string;
	updated_at: string;
	correction: { made: string; answer: string } | null;
}
interface Span {
	earliest: string;
	latest: string;
}

type JsonOf<F> = F extends { json: infer Schema extends GenericSchema }
	? InferOutput<Schema>
	: F extends { kind: 'count' }
		? number
		: F extends { kind: 'picks'; of: infer Of extends keyof typeof names }
			? InferOutput<(typeof names)[Of]>[]
			: F extends { kind: 'pick'; of: infer Of extends keyof typeof names }
				? OrNull<F, InferOutput<(typeof names)[Of]>>
				: F extends { kind: 'lines' | 'choices' | 'flag' }
					? ValueOf<F>
					: OrNull<F, ValueOf<F>>;

type OrNull<F, Value> = F extends { required: true; optionalInDraft?: undefined } | { name: 'slug' }
	? Value
	: Value | null;

/** The fields that are columns of the table of their noun. */
type OwnColumn = { kind: 'line' | 'text' | 'address' | 'date' | 'day' | 'choice' | 'lines' };

type Items = { [N in Noun]: ItemOf<N> };
type Inputs = { [N in Noun]: InputOf<N> };
type Jsons = { [N in Noun]: JsonItemOf<N> };
type Columns = { [N in Noun]: Extract<WrittenOf<N>, OwnColumn>['name'] };

/** A row of a noun with what hangs on it, as files of facts write it and revisions store it. */
export type Item<N extends Noun> = Items[N];

/** What may be left out of an item is left out. */
export type ItemInput<N extends Noun> = Inputs[N];

/** An item as programs read it. */
export type Json<N extends Noun = Noun> = Jsons[N];

/** The names of its fields that are columns of its own table. */
export type ColumnOf<N extends Noun> = Columns[N];
