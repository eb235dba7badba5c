import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { SearchNoun } from '../../domain/search.ts';
import { db } from './index.ts';
import * as t from './schema.ts';
import { facetCount, listed } from './tallies.ts';

/** What is chosen of each facet, as `listed` has it. */
export type Words = Map<string, string>;

/** Law and stance hold for one position together. */
export function textsOf(words: Words): string[] {
	const { regulation, stance, ...others } = Object.fromEntries(words);
	const both = regulation !== undefined && stance !== undefined;
	const all = both ? { ...others, position: `${stance}:${regulation}` } : Object.fromEntries(words);
	return Object.entries(all).map(([filter, value]) => `${filter}=${value}`);
}

/** What has few values is not counted beside each of these, but these beside it (`facets_of`, `drizzle/0014_lists.sql`). */
export const isMany = (filter: string) => ['regulation', 'stakeholder', 'outlet'].includes(filter);

const { regulation, stakeholder, statement, event, article } = t;
const tables = { regulation, stakeholder, statement, event, article };

export function among(noun: SearchNoun, words: string[], rest?: SQL | '') {
	const table = tables[noun] as typeof t.article;
	return and(
		eq(listed.noun, noun),
		words.length ? sql`${listed.words} @> ${sql.param(words)}::text[]` : undefined,
		rest ? inArray(listed.rowId, db.select({ id: table.id }).from(table).where(rest)) : undefined
	);
}

/** The counts that are kept, where they are. */
export function countedBefore(noun: SearchNoun, beside: Words, names: string[]): SQL | undefined {
	const [[filter, value] = ['', ''], ...more] = beside;
	const { facet, count, beside: word } = facetCount;
	if (more.length) return undefined;
	if (!isMany(filter) || names.some(isMany))
		return sql`not materialized (
			select ${facet} as filter, ${facetCount.value}, ${count} from ${facetCount}
			where ${facetCount.noun} = ${noun} and ${word} = ${filter && `${filter}=${value}`}
		)`;
	return sql`materialized (
		select split_part(${word}, '=', 1) as filter, substr(${word}, strpos(${word}, '=') + 1) as value, ${count}
		from ${facetCount} where ${facetCount.noun} = ${noun} and ${facet} = ${filter} and ${facetCount.value} = ${value}
	)`;
}

/**
 * Counted from the words of the rows themselves. Beside a stance, laws are those on which it is taken, and beside a
 * law, stances are those taken on it.
 */
export function countedNow(where: SQL | undefined, beside: Words, names: string[]): SQL {
	const [law, stance] = [beside.get('regulation'), beside.get('stance')];
	const readings = names.map((name) => {
		const [of, prefix, suffix] =
			name === 'regulation' && stance
				? ['position', `position=${stance}:`, '']
				: name === 'stance' && law !== undefined
					? ['position', 'position=', `:${law}`]
					: [name, `${name}=`, ''];
		return sql`(${name}::text, ${of}::text, ${prefix}::text, ${suffix}::text)`;
	});
	return sql`
		select filter, substr(word, length(prefix) + 1, length(word) - length(prefix) - length(suffix)) as value, count
		from (select word, count(*)::int as count from ${listed}, unnest(words) word where ${where} group by 1) each
		join (values ${sql.join(readings, sql`, `)}) reading(filter, of, prefix, suffix)
			on of = split_part(word, '=', 1) and starts_with(word, prefix) and right(word, length(suffix)) = suffix`;
}
