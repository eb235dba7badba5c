import type { GenericSchema, InferOutput } from 'valibot';
import type { Noun } from '../../domain/nouns.ts';
import type { PublicationState } from '../../domain/vocabulary.ts';
import type { descriptions } from './descriptions.ts';
import type { nameSchemas } from '../named-json.ts';

// Types of items and of their JSON, derived from the descriptions of nouns.

type Plain<T> = { [K in keyof T]: T[K] };
type Named = { name: string };

type FieldsOf<N extends Noun> = (typeof descriptions)[N]['fields'][number];
/** The fields of a noun's form, which are all that an item has. */
type WrittenOf<N extends Noun> = Extract<
	FieldsOf<N>,
	{ name: (typeof descriptions)[N]['form'][number] }
>;

interface Stated {
	state: PublicationState;
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

type RowOf<F, Inner, Own> = Plain<
	Own & (F extends { located: true } ? Located : unknown) & CitingOf<Inner>
>;

/** Anything with sources may have locators. */
type CitingOf<F> = [Extract<F, { name: 'sources' }>] extends [never] ? unknown : Located;

/** Fields that an item always has: lists may be empty, and choices may have a default. */
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
	{ id: string } & Stated & Values<WrittenOf<N>> & CitingOf<WrittenOf<N>>
>;

type InputOf<N extends Noun> = Plain<
	{ id: string } & Stated & GivenOf<WrittenOf<N>> & CitingOf<WrittenOf<N>>
>;

type MayBeLeftOut =
	| { kind: 'choices' | 'lines' | 'picks' | 'flag' }
	| { kind: 'rows'; required?: undefined }
	| { kind: 'choice'; usual: string; required?: undefined };

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
	{ id: string; url: string } & Changed & {
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
		: F extends { kind: 'picks'; of: infer Of extends keyof typeof nameSchemas }
			? InferOutput<(typeof nameSchemas)[Of]>[]
			: F extends { kind: 'pick'; of: infer Of extends keyof typeof nameSchemas }
				? OrNull<F, InferOutput<(typeof nameSchemas)[Of]>>
				: F extends { kind: 'lines' | 'choices' | 'flag' }
					? ValueOf<F>
					: OrNull<F, ValueOf<F>>;

type OrNull<F, Value> = F extends { required: true; optionalInDraft?: undefined } | { name: 'slug' }
	? Value
	: Value | null;

type OwnColumn = { kind: 'line' | 'text' | 'address' | 'date' | 'day' | 'choice' | 'lines' };

type Items = { [N in Noun]: ItemOf<N> };
type Inputs = { [N in Noun]: InputOf<N> };
type Jsons = { [N in Noun]: JsonItemOf<N> };
type Columns = { [N in Noun]: Extract<WrittenOf<N>, OwnColumn>['name'] };

/** An item with its lists, as files of facts and revisions hold it. */
export type Item<N extends Noun> = Items[N];

/** An item in which fields with a default may be left out. */
export type ItemInput<N extends Noun> = Inputs[N];

export type Json<N extends Noun = Noun> = Jsons[N];

export type ColumnOf<N extends Noun> = Columns[N];
