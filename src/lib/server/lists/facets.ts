import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { FacetOption } from '../../domain/filters.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import { type Conditions, type Join, where } from './list.ts';
import { cachedByFilters } from './cached.ts';

type Named = PgTable & { id: Column; slug: Column; state: Column };

export interface Facet {
	/** A column of the list's table or of a joined one. Items with null are under no choice. */
	value: Column | SQL;
	/** `value` and `label` are columns of this table. Its id is in `by`, which is counted before any name is read. */
	of?: { table: Named; by: SQLWrapper };
	joins?: Join[];
	/** The joins may repeat an item under one value; it counts once. */
	repeats?: true;
	/** Words in place of the value: a column, or a function of the value. */
	label?: Column | ((value: string) => string);
	/** Sorts by value, descending, instead of by count. */
	order?: 'value';
	/** Limits the choices; the chosen one is always among them, and any value works in the address. */
	most?: number;
	arrange?: (options: FacetOption[]) => FacetOption[];
}

/** A choice for each published row of a table, whose id is in the column `by` of a joined table. */
export const facetOf = (
	table: Named,
	label: Column,
	by: SQLWrapper,
	more: Pick<Facet, 'joins' | 'most' | 'repeats'>
): Facet => ({ ...more, value: table.slug, label, of: { table, by } });

type Choice = Record<string, string | undefined>;

export interface Counted<Chosen, Name extends string = string> {
	table: PgTable & { id: Column };
	conditionsOf(chosen: Chosen): Conditions;
	/** Groups that count once, with the table that has them. An item without a group counts for itself. */
	groupsOf?(chosen: Chosen): { join: Join; id: SQLWrapper } | undefined;
	/** The choice in one facet may change what another counts. */
	facetsOf(chosen: Chosen): Record<Name, Facet>;
}

export interface Counts<Name extends string = string> {
	total: number;
	/** Choices of each facet, counted as if that facet were not set. */
	facets: Record<Name, FacetOption[]>;
}

/** Makes the counting function of a list. Its counts are cached for each version of the record. */
export function countsOf<Chosen extends object, Name extends string>(
	list: Counted<Chosen, Name>
): (chosen: Chosen) => Promise<Counts<Name>> {
	const rowsWith = cachedByFilters((chosen: Chosen) => rowsOf(list, chosen));
	return async (chosen) => {
		const facets = list.facetsOf(chosen);
		const set = setIn(chosen).map((name) => [name, (chosen as Choice)[name]]);
		const rows = await rowsWith(Object.fromEntries(set) as Chosen);
		const of = (name: string) => rows.filter(({ facet }) => facet === name);
		const choices = Object.entries<Facet>(facets).map(([name, facet]) => [
			name,
			optionsOf(of(name), facet, (chosen as Choice)[name])
		]);
		return {
			total: of(whole)[0]?.count ?? 0,
			facets: Object.fromEntries(choices) as Counts<Name>['facets']
		};
	};
}

interface Row {
	facet: string;
	value: string;
	label: string | null;
	count: number;
}

/** Key of the pseudo-facet that counts all items. */
const whole = '';

const setIn = (chosen: object) =>
	Object.entries(chosen).flatMap(([name, value]) => (value && name !== 'sort' ? [name] : []));

/**
 * Counts all facets in at most two queries, which run at once: unset facets together, and set ones each without its own
 * filter. Where none is set every facet reads the whole list, so the two share the facets in turn: those that join more
 * tables stand together.
 */
async function rowsOf<Chosen extends object>(
	list: Counted<Chosen>,
	chosen: Chosen
): Promise<Row[]> {
	const set = setIn(chosen);
	const names = [whole, ...Object.keys(list.facetsOf(chosen))];
	const unset = names.filter((name) => !set.includes(name));
	const apart = names.filter((name) => set.includes(name));
	const shared = set.length
		? [unset]
		: [0, 1].map((turn) => unset.filter((_, index) => index % 2 === turn));
	const queries = [
		...shared.filter((names) => names.length).map((names) => [rowsIn(list, chosen, names)]),
		apart.map((name) =>
			rowsIn(list, { ...chosen, [name]: undefined }, [name], (chosen as Choice)[name])
		)
	].filter((parts) => parts.length);
	return (await Promise.all(queries.map(sorted))).flat();
}

const union = (parts: SQL[]): SQL =>
	sql.join(
		parts.map((part) => sql`(${part})`),
		sql` union all `
	);

const sorted = (parts: SQL[]): PromiseLike<Row[]> =>
	db
		.select({
			facet: sql<string>`facet`,
			value: sql<string>`value`,
			label: sql<string | null>`label`,
			count: sql<number>`count`
		})
		.from(sql`(${union(parts)}) counted`)
		.orderBy(sql`count desc, label, value`);

/**
 * Counts items that meet the conditions. The subquery has the name of the table, so that all expressions on the table
 * work on it.
 */
function rowsIn<Chosen extends object>(
	{ table, conditionsOf, groupsOf, facetsOf }: Counted<Chosen>,
	chosen: Chosen,
	facets: string[],
	choice?: string
): SQL {
	const known: Record<string, Facet> = { ...facetsOf(chosen), [whole]: { value: sql`''` } };
	const groups = groupsOf?.(chosen);
	const group = groups && sql`group_id`;
	const counts = facets.map((name) => valuesOf(table, name, known[name]!, group, choice));
	const from = groups
		? sql`${table}.*, ${groups.id} as group_id from ${table} left join ${groups.join[0]} on ${groups.join[1]}`
		: sql`${table}.* from ${table}`;
	// Without filters PostgreSQL reads for each facet only what it needs, in parallel, instead of copying all columns.
	const isRepeated = setIn(chosen).length ? sql`` : sql`not materialized`;
	return sql`
		with ${table} as ${isRepeated} (select ${from} where ${where(conditionsOf(chosen))})
		select facet, value, label, count
		from (${union(counts)}) each(facet, value, label, count)`;
}

function valuesOf(
	table: Counted<never>['table'],
	name: string,
	{ value, label, of, joins = [], repeats, most }: Facet,
	group: SQL | undefined,
	choice: string | undefined
): SQL {
	const words = typeof label === 'object' ? label : sql`null::text`;
	const fields = {
		value: sql`${of?.by ?? value}`.as('value'),
		label: sql`${of ? sql`null::text` : words}`.as('label'),
		id: sql`${table.id}`.as('id'),
		group: sql`${group ?? sql`null::text`}`.as('of_group')
	};
	const query = (repeats ? db.selectDistinct(fields) : db.select(fields))
		.from(table as PgTable)
		.$dynamic();
	for (const [joined, on] of joins) query.innerJoin(joined, on);
	const isChosen = sql`coalesce(value::text = ${choice ?? null}::text, false)`;
	const shown = most && sql`order by ${isChosen} desc, 4 desc, 3, 2 limit ${most + 1}`;
	const counts = group ? countedOnce(query) : counted(query);
	const rows = of
		? sql`select ${value} as value, ${words} as label, count from (${counts}) counted
			inner join ${of.table} on ${of.table.id} = counted.value and ${isPublished(of.table.state)}`
		: counts;
	return sql`select ${name}::text, value::text, label, count from (${rows}) named ${shown ?? sql``}`;
}

const counted = (items: SQLWrapper) => sql`
	select value, label, count(*)::int as count from ${items} item
	where value is not null group by value, label`;

/** In two steps, because a distinct count of groups would sort all items. */
const countedOnce = (items: SQLWrapper) => sql`
	select value, label, sum(case when of_group is null then items else 1 end)::int as count
	from (
		select value, label, of_group, count(*) as items from ${items} item
		where value is not null group by value, label, of_group
	) grouped
	group by value, label`;

function optionsOf(rows: Row[], facet: Facet, choice?: string): FacetOption[] {
	const { label, order, most = Infinity, arrange } = facet;
	const options = rows.map(({ value, label: words, count }) => ({
		value,
		label: words ?? (typeof label === 'function' ? label(value) : value),
		count
	}));
	if (arrange) return arrange(options);
	if (order) return options.sort((one, other) => (one.value < other.value ? 1 : -1));
	return options.filter(({ value }, index) => index < most || value === choice);
}
