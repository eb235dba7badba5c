import { type Column, inArray, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { FacetOption } from '../../domain/filters.ts';
import { europeanUnion } from '../../domain/places.ts';
import { governmentKinds, type KindChoice, kindChoices, kindsIn } from '../../domain/vocabulary.ts';
import * as t from '../db/schema.ts';
import type { Facet } from './facets.ts';

export const isOfKind = (kind: Column, choice: KindChoice): SQL => inArray(kind, kindsIn(choice));

/** A branch of government counts under «Government» too. */
export const choicesOfKind = (kind: Column | SQL): SQL =>
	sql`(case
		when ${kind} = 'government' then array['government', 'government_unrecorded']
		when ${kind} in ${[...governmentKinds]} then array['government', ${kind}::text]
		else array[${kind}::text]
	end)`;

/** Puts the branches of government below their sum. */
export function arrangeKinds(options: FacetOption[]): FacetOption[] {
	const branches: string[] = governmentKinds.map((kind) =>
		kind === 'government' ? 'government_unrecorded' : kind
	);
	const parts = options.filter(({ value }) => branches.includes(value));
	// If no branch is recorded, the sum is enough.
	const shown = parts.some(({ value }) => value !== 'government_unrecorded') ? parts : [];
	return options
		.filter((option) => !parts.includes(option))
		.flatMap((option) =>
			option.value === 'government'
				? [option, ...shown.map((part) => ({ ...part, depth: 1 as const }))]
				: option
		);
}

export const kindFacet = (kind: Column, facet: Omit<Facet, 'value'> = {}): Facet => ({
	...facet,
	value: kind,
	arrange: (options) => arrangeKinds(withGovernment(options))
});

/** Adds up the branches of government, as `choicesOfKind` does, for options that are plain kinds of one item each. */
function withGovernment(options: FacetOption[]): FacetOption[] {
	const counts = new Map<string, number>();
	const add = (choice: string, count: number) =>
		counts.set(choice, (counts.get(choice) ?? 0) + count);
	for (const { value, count } of options) {
		add(value === 'government' ? 'government_unrecorded' : value, count);
		if (governmentKinds.some((kind) => kind === value)) add('government', count);
	}
	return [...counts]
		.map(([value, count]) => ({ value, label: kindChoices[value as KindChoice], count }))
		.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

/**
 * An office-holder counts as the body of the office on the days of the statement. Calling the function takes far longer
 * than finding out that somebody is no person who is a member: PostgreSQL looks those up once for a query of many rows.
 */
export const speaksAs = (
	who: SQLWrapper,
	{ earliest, latest }: Record<'earliest' | 'latest', SQLWrapper>
): SQL<string> =>
	sql`(case when exists (
		select from ${t.membership} held join ${t.stakeholder} person on person.id = held.member_id
		where held.member_id = ${who} and person.kind = 'person')
		then speaks_as(${who}, ${earliest}, ${latest}) else ${who} end)`;

/** For European Union laws its member states are not foreign. */
export const isForeign = (country: Column, jurisdiction: Column): SQL<boolean> => {
	const united = sql`${`{${europeanUnion.join()}}`}::text[]`;
	return sql<boolean>`coalesce(${country} <> ${jurisdiction}
		and not ('EU' in (${country}, ${jurisdiction}) and array[${country}, ${jurisdiction}] <@ ${united}), false)`;
};
