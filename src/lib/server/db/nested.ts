import { type SQL, sql, type SQLWrapper } from 'drizzle-orm';

/** A select of Drizzle's, whatever it is from. */
interface Select<Row> {
	as(alias: string): object;
	_: { result: Row[] };
}

/**
 * The rows of a select as a value of a query around it, in their order: several are asked for at once, since a query that
 * is sent by itself costs as much as many rows. JSON tells texts, days, numbers that are exact there and truth values as
 * the driver does, but not a moment of time.
 */
export function nested<Row>(select: Select<Row>): SQL<Row[]> {
	const rows = select.as('rows') as SQLWrapper & Record<string, SQLWrapper>;
	const { selectedFields } = (rows as unknown as { _: { selectedFields: object } })._;
	const fields = Object.keys(selectedFields).map(
		(key) => sql`${sql.raw(`'${key}'`)}, ${rows[key]!}`
	);
	const row = sql`json_build_object(${sql.join(fields, sql`, `)})`;
	return sql<Row[]>`(select coalesce(json_agg(${row}), '[]') from ${rows})`;
}
