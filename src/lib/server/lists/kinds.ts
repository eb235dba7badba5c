import { type Column, inArray, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { FacetOption } from '../../domain/filters.ts';
import { europeanUnion } from '../../domain/places.ts';
import { governmentKinds, type KindChoice, kindChoices, kindsIn } from '../../domain/vocabulary.ts';
import type { Facet } from './facets.ts';

/** That a kind is the one chosen, or one of those that the choice adds up. */
export const isOfKind = (kind: Column, choice: KindChoice): SQL => inArray(kind, kindsIn(choice));

/** All choices of a filter under which a kind counts: a branch of government counts under «Government» too. */
export const choicesOfKind = (kind: Column | SQL): SQL =>
	sql`(case
		when ${kind} = 'government' then array['government', 'government_unrecorded']
		when ${kind} in ${[...governmentKinds]} then array['government', ${kind}::text]
		else array[${kind}::text]
	end)`;

/** Such choices, with the branches of government below their sum. */
export function arrangeKinds(options: FacetOption[]): FacetOption[] {
	const branches: string[] = governmentKinds.map((kind) =>
		kind === 'government' ? 'government_unrecorded' : kind
	);
	const parts = options.filter(({ value }) => branches.includes(value));
	// Where no branch is recorded, the sum says all.
	const shown = parts.some(({ value }) => value !== 'government_unrecorded') ? parts : [];
	return options
		.filter((option) => !parts.includes(option))
		.flatMap((option) =>
			option.value === 'government'
				? [option, ...shown.map((part) => ({ ...part, depth: 1 as const }))]
				: option
		);
}

/** A kind as lists count it beside their filter. */
export const kindFacet = (kind: Column, facet: Omit<Facet, 'value'> = {}): Facet => ({
	...facet,
	value: sql`unnest(${choicesOfKind(kind)})`,
	label: (value) => kindChoices[value as KindChoice],
	arrange: arrangeKinds
});

/** The id of whom a stakeholder counts as on the days of what it said: an office-holder as the body of the office. */
export const speaksAs = (
	who: SQLWrapper,
	{ earliest, latest }: Record<'earliest' | 'latest', SQLWrapper>
): SQL<string> => sql`speaks_as(${who}, ${earliest}, ${latest})`;

/** Whether a stakeholder is of another country than a law; a member state of the European Union is none for its laws. */
export const isForeign = (country: Column, jurisdiction: Column): SQL<boolean> => {
	const united = sql`${`{${europeanUnion.join()}}`}::text[]`;
	return sql<boolean>`coalesce(${country} <> ${jurisdiction}
		and not ('EU' in (${country}, ${jurisdiction}) and array[${country}, ${jurisdiction}] <@ ${united}), false)`;
};
