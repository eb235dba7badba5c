import { type Column, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { FacetOption } from '../../domain/filters.ts';
import { db } from '../db/index.ts';
import { type Conditions, type Join, where } from './list.ts';
import { cachedByVersion } from '../db/version.ts';

/** A filter of a list whose choices are counted. */
export interface Facet {
	/** What is chosen, by column of the list's table or of those joined to it; an item without it is under no choice. */
	value: Column | SQL;
	joins?: Join[];
	/** What is counted, each once, where that is not what the list counts. */
	counted?: Column | SQL;
	/** The joins may find an item more than once under one value: it counts once. */
	repeats?: true;
	/** What readers see in place of the value: a column beside it, or a function of it. */
	label?: Column | ((value: string) => string);
	/** Most items first, unless the values have an order of their own: then the last first. */
	order?: 'value';
	/** Of values that are many, so many stand among the choices, and the one chosen; any works in the address. */
	most?: number;
	/** What readers meet of the choices, and in which order, where that is another one. */
	arrange?: (options: FacetOption[]) => FacetOption[];
}

/** What is chosen of each filter; and `sort`, which is none. */
type Choice = Record<string, string | undefined>;

/** A list of a noun's items, and what narrows it. */
export interface Counted<Chosen, Name extends string = string> {
	table: PgTable & { id: Column };
	conditionsOf(chosen: Chosen): Conditions;
	/** What is counted, each once, where that is not the item itself. */
	countedOf?(chosen: Chosen): SQL | undefined;
	/** What a facet counts may depend on what is chosen of the others. */
	facetsOf(chosen: Chosen): Record<Name, Facet>;
}

export interface Counts<Name extends string = string> {
	/** How many items the list has. */
	total: number;
	/** Each facet's choices, counted as if the facet itself were not set. */
	facets: Record<Name, FacetOption[]>;
}

/** Makes the count of a list. What is the same for every reader, nothing chosen, is counted once a version. */
export function countsOf<Chosen extends object, Name extends string>(
	list: Counted<Chosen, Name>
): (chosen: Chosen) => Promise<Counts<Name>> {
	const unfiltered = cachedByVersion(() => rowsOf(list, {} as Chosen));
	return async (chosen) => {
		const facets = list.facetsOf(chosen);
		const rows = await (setIn(chosen).length ? rowsOf(list, chosen) : unfiltered());
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

/** The name of a facet under whose one value all items are. */
const whole = '';

const setIn = (chosen: object) =>
	Object.entries(chosen).flatMap(([name, value]) => (value && name !== 'sort' ? [name] : []));

/**
 * One query for all facets, the values with most items first. Those that are not set are counted among the items of the
 * list, each of the others without its own choice.
 */
async function rowsOf<Chosen extends object>(
	list: Counted<Chosen>,
	chosen: Chosen
): Promise<Row[]> {
	const set = setIn(chosen);
	const names = [whole, ...Object.keys(list.facetsOf(chosen))];
	const unset = names.filter((name) => !set.includes(name));
	const apart = names.filter((name) => set.includes(name));
	const parts = [
		rowsIn(list, chosen, unset),
		...apart.map((name) =>
			rowsIn(list, { ...chosen, [name]: undefined }, [name], (chosen as Choice)[name])
		)
	];
	const all = sql.join(
		parts.map((part) => sql`(${part})`),
		sql` union all `
	);
	return db
		.select({
			facet: sql<string>`facet`,
			value: sql<string>`value`,
			label: sql<string | null>`label`,
			count: sql<number>`count`
		})
		.from(sql`(${all}) counted`)
		.orderBy(sql`count desc, label, value`);
}

/**
 * Counts among the items that meet the conditions. These take the name of their table, so that all that is said of the
 * table holds for them.
 */
function rowsIn<Chosen>(
	{ table, conditionsOf, countedOf, facetsOf }: Counted<Chosen>,
	chosen: Chosen,
	facets: string[],
	choice?: string
): SQL {
	const known: Record<string, Facet> = { ...facetsOf(chosen), [whole]: { value: sql`''` } };
	const counts = facets.map((name) =>
		valuesOf(table, name, { counted: countedOf?.(chosen), ...known[name]! }, choice)
	);
	return sql`
		with ${table} as (select ${table}.* from ${table} where ${where(conditionsOf(chosen))})
		select facet, value, label, count
		from (${sql.join(counts, sql` union all `)}) each(facet, value, label, count)`;
}

function valuesOf(
	table: Counted<never>['table'],
	name: string,
	facet: Facet,
	choice: string | undefined
): SQL {
	const { value, label, joins = [], counted, repeats, most } = facet;
	const words = typeof label === 'object' ? label : sql`null::text`;
	const fields = {
		value: sql`${value}`.as('value'),
		label: sql`${words}`.as('label'),
		id: sql`${counted ?? table.id}`.as('id')
	};
	const query = (repeats || counted ? db.selectDistinct(fields) : db.select(fields))
		.from(table as PgTable)
		.$dynamic();
	for (const [joined, on] of joins) query.innerJoin(joined, on);
	const isChosen = sql`coalesce(value::text = ${choice ?? null}::text, false)`;
	const shown = most && sql`order by ${isChosen} desc, 4 desc, 3, 2 limit ${most + 1}`;
	return sql`(
		select ${name}::text, value::text, label, count(*)::int from ${query} item
		where value is not null group by value, label ${shown ?? sql``})`;
}

/** A facet's choices among its rows, which come with most items first. */
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
