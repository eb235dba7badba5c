import { type Column, eq } from 'drizzle-orm';
import { country, type Filters, lang, oneOf, type Reader } from '../../domain/filters.ts';
import { countryName, languageName } from '../../domain/places.ts';
import type { Facet } from '../../server/lists/facets.ts';
import { type Conditions, labelIn } from '../../server/lists/list.ts';
import type { Field } from './field.ts';

type Choice = Extract<Field, { kind: 'choice' }>;

type NameOf<F> = F extends { facet: infer As extends string }
	? As
	: F extends { facet: true; name: infer Name extends string }
		? Name
		: never;

type ValueOf<F> = F extends { open: string }
	? string
	: F extends { options: infer Options }
		? keyof Options & string
		: never;

type ReadersOf<Fields extends readonly Field[]> = {
	[F in Fields[number] as NameOf<F>]: Reader<ValueOf<F>>;
};

const open = {
	country: { reader: country, label: countryName },
	language: { reader: lang, label: languageName }
};

const closed = (options: Record<string, string>) => ({
	reader: oneOf(options),
	label: labelIn(options)
});

/**
 * The filters, conditions and counts of the fields that a noun's description calls facets. Facets in other tables are
 * written by hand beside these.
 * @param table has a column named like each of these fields
 */
export function facetsIn<const Fields extends readonly Field[]>(
	{ fields }: { fields: Fields },
	table: object
) {
	const all = fields
		.filter((field): field is Choice & Field => field.kind === 'choice' && !!field.facet)
		.map((field) => ({
			name: typeof field.facet === 'string' ? field.facet : field.name,
			column: (table as Record<string, Column>)[field.name]!,
			...(field.open ? open[field.open] : closed(field.options))
		}));
	const byName = <Value>(of: (facet: (typeof all)[number]) => Value) =>
		Object.fromEntries(all.map((facet) => [facet.name, of(facet)]));
	return {
		filters: byName(({ reader }) => reader) as ReadersOf<Fields>,
		conditionsOf: (chosen: Filters<ReadersOf<Fields>>): Conditions =>
			byName(({ name, column }) => {
				const choice = (chosen as Record<string, string | undefined>)[name];
				return choice && eq(column, choice);
			}),
		facets: byName(({ column, label }): Facet => ({ value: column, label })) as Record<
			keyof ReadersOf<Fields>,
			Facet
		>
	};
}
