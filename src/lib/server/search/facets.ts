import { type SQL, sql } from 'drizzle-orm';
import type { FacetOption } from '../../domain/filters.ts';
import { languageName } from '../../domain/places.ts';
import { searchNouns } from '../../domain/search/search.ts';
import { keysOf, kindChoices, stances } from '../../domain/vocabulary.ts';
import * as t from '../db/schema.ts';
import { arrangeKinds, choicesOfKind } from '../lists/kinds.ts';
import { idBySlug, labelIn } from '../lists/list.ts';
import type { Chosen, Filter } from './hits.ts';

/** The choices hold only the laws with most hits; any other law works in the address. */
const mostRegulations = 30;

const counts: Record<Filter, (chosen: Chosen) => SQL> = {
	noun: () => sql`select noun, null, count(*) from hit group by 1`,
	kind: () =>
		sql`select choice, null, sum(count) from (select kind, count(*) from hit where kind is not null group by 1) kinds,
			unnest(${choicesOfKind(sql`kind`)}) choice group by 1`,
	lang: () => sql`select lang, null, count(*) from hit where lang is not null group by 1`,
	year: () =>
		sql`select shelf::text, null, count(*) from hit where shelf between 1 and 9998 group by 1`,
	stance: ({ regulation }) =>
		regulation
			? sql`select split_part(pair, ':', -1), null, count(*) from hit, unnest(positions) pair
				where starts_with(pair, ${idBySlug(t.regulation, regulation)} || ':') group by 1`
			: sql`select stance::text, null, count(*) from hit, unnest(stances) stance group by 1`,
	regulation: ({ stance }) =>
		sql`select law.slug, law.title, laws.count from (
			select id, count(*) from hit, ${
				stance
					? sql`unnest(positions) pair, left(pair, ${-1 - stance.length}) id where right(pair, ${stance.length + 1}) = ':' || ${stance}::text`
					: sql`unnest(regulations) id`
			} group by 1 order by 2 desc, 1 limit ${mostRegulations}
		) laws join regulation law on law.id = laws.id`
};

/** One JSON column with rows of filter, value, label and count. */
export const filterCounts = (filters: Filter[], chosen: Chosen): SQL =>
	sql`(select coalesce(json_agg(json_build_array(filter, value, label, count)), '[]') from (${sql.join(
		filters.map(
			(filter) =>
				sql`select ${filter}::text, counted.* from (${counts[filter](chosen)}) counted(value, label, count)`
		),
		sql` union all `
	)}) facet(filter, value, label, count))`;

export type Counted = [filter: Filter, value: string, label: string | null, count: number];

const labels: Record<Filter, (value: string) => string> = {
	noun: labelIn(searchNouns),
	kind: labelIn(kindChoices),
	stance: labelIn(stances),
	lang: languageName,
	year: (value) => value,
	regulation: (value) => value
};

/** Vocabulary order, or the latest year first; other choices by count. */
const inOrder: Partial<Record<Filter, (one: FacetOption, other: FacetOption) => number>> = {
	noun: by(keysOf(searchNouns)),
	stance: by(keysOf(stances)),
	year: (one, other) => Number(other.value) - Number(one.value)
};

function by(order: string[]) {
	return (one: FacetOption, other: FacetOption) =>
		order.indexOf(one.value) - order.indexOf(other.value);
}

export function facetsFrom(rows: Counted[]): Record<Filter, FacetOption[]> {
	const options = (filter: Filter) =>
		rows
			.filter(([of]) => of === filter)
			.map(([, value, label, count]) => ({
				value,
				label: label ?? labels[filter](value),
				count: Number(count)
			}))
			.sort(
				inOrder[filter] ??
					((one, other) => other.count - one.count || one.label.localeCompare(other.label))
			);
	return {
		noun: options('noun'),
		regulation: options('regulation'),
		kind: arrangeKinds(options('kind')),
		stance: options('stance'),
		year: options('year'),
		lang: options('lang')
	};
}
