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
			with gone as (
				delete from clock where regulation_id = any(${allOf(some)})
					and not exists (select from regulation where id = regulation_id)
			)
			insert into clock (${columns})
			select ${columns} from regulation_clock where regulation_id = any(${allOf(some)})
			on conflict (regulation_id) do update set ${theirs}`);
}
