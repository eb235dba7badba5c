import { getTableColumns, sql } from 'drizzle-orm';
import { clock } from '../db/derived.ts';
import { allOf, slices } from './ids.ts';
import type { Session } from './index.ts';

const written = Object.values(getTableColumns(clock)).filter(({ generated }) => !generated);
const columns = sql.join(
	written.map(({ name }) => sql.identifier(name)),
	sql`, `
);
const theirs = sql.join(
	written.map(({ name }) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`),
	sql`, `
);

/** Makes the dates of some laws' clocks what they should be. */
export async function refreshClocks(session: Session, laws: Iterable<string>) {
	for (const some of slices(laws))
		await session.execute(sql`
			with fresh as materialized (
				select ${columns} from regulation_clock where regulation_id = any(${allOf(some)})
			),
			gone as (
				delete from clock where regulation_id = any(${allOf(some)})
					and regulation_id not in (select regulation_id from fresh)
			)
			insert into clock (${columns}) table fresh
			on conflict (regulation_id) do update set ${theirs}`);
}
