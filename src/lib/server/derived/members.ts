import { sql } from 'drizzle-orm';
import type { Session } from './index.ts';
import { allOf, slices } from './ids.ts';

/** Makes the members that some statements represent what they should be. */
export async function refreshMembers(session: Session, statements: Iterable<string>) {
	for (const some of slices(statements))
		await session.execute(sql`
			with fresh as materialized (
				select statement_id, stakeholder_id from statement_member where statement_id = any(${allOf(some)})
			),
			gone as (
				delete from represented standing
				where standing.statement_id = any(${allOf(some)})
					and (standing.statement_id, standing.stakeholder_id) not in (table fresh)
			)
			insert into represented (statement_id, stakeholder_id) table fresh on conflict do nothing`);
}
