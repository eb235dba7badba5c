import { eq, sql } from 'drizzle-orm';
import { built } from './built.ts';
import * as t from './schema.ts';
import { onceAVersion } from './version.ts';

type Kept =
	| typeof t.article
	| typeof t.event
	| typeof t.membership
	| typeof t.regulation
	| typeof t.stakeholder
	| typeof t.statement;

/** Makes the reading of when something in some tables that is in one of these states last changed, if anything is. */
export function lastChangeOf(tables: Kept[], states: ('published' | 'withdrawn')[]) {
	const query = built((db) => {
		const ends = tables.flatMap((table) =>
			states.map(
				(state) =>
					sql`(select max(${table.updatedAt}) from ${table} where ${eq(table.state, state)})`
			)
		);
		return db
			.select({ at: sql`max(changed.at)`.mapWith(t.article.updatedAt) })
			.from(sql`unnest(array[${sql.join(ends, sql`, `)}]) as changed(at)`)
			.prepare('last_change');
	});
	return onceAVersion(async (): Promise<Date | undefined> => {
		const [row] = await query().execute();
		return row?.at ?? undefined;
	});
}
