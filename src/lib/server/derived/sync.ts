import { type SQL, sql } from 'drizzle-orm';
import { names, type Noun, nounOf } from '../../domain/nouns.ts';
import * as t from '../db/schema.ts';
import type { Changes } from './changes.ts';
import { allOf, slices, type Session } from './ids.ts';
import { naming } from './namers.ts';
import { syncEntry, syncPoint } from './sync-tables.ts';

// Programs that keep a copy ask what may read otherwise since they last asked. To note too much costs them a few rows; to
// note too little leaves their copy wrong for good.

type Touched = Iterable<readonly [Noun, Iterable<string>]>;

/** Notes, as the last thing in the turn of `server/derived`, all that may read otherwise after some changes. */
export async function noteTouched(
	session: Session,
	{ touched, shown }: Changes,
	further: Touched
): Promise<void> {
	const ids = new Map<Noun, Set<string>>();
	const add = (noun: Noun, more: Iterable<string>) =>
		ids.set(noun, new Set([...(ids.get(noun) ?? []), ...more]));
	for (const [noun, some] of [...touched, ...further]) add(noun, some);
	for (const [noun, some] of shown)
		for await (const [namer, found] of naming(session, noun, some)) add(namer, found);
	await stamp(session, ids);
}

/** Notes that some items may read otherwise, whatever the reason; in the turn of `server/derived`. */
export async function stamp(session: Session, touched: Touched): Promise<void> {
	const all = [...touched].flatMap(([noun, ids]) =>
		[...slices(ids)].map((some) => publicOf(noun, sql`id = any(${allOf(some)})`))
	);
	if (all.length) await enter(session, all);
}

/** Notes that everything may read otherwise. */
export const stampAll = (session: Session): Promise<void> =>
	enter(
		session,
		names.map((name) => publicOf(nounOf[name], sql`true`))
	);

/** A draft that never was public is nothing that a program may hear of. */
function publicOf(noun: Noun, which: SQL): SQL {
	const wasPublic = sql`(
		item.state = 'published'
		or exists (select from ${syncEntry} known where (known.noun, known.row_id) = (${noun}, item.id))
		or exists (
			select from revision where (revision.noun, revision.row_id) = (${noun}, item.id)
				and snapshot ->> 'state' = 'published'
		)
	)`;
	return sql`
		select ${noun}::text, item.id from ${t[noun]} item
		where ${which} and ${noun === 'topic' ? sql`true` : wasPublic}`;
}

async function enter(session: Session, all: SQL[]) {
	await session.execute(sql`
		with next as (
			insert into ${syncPoint} (number, at)
			select coalesce(max(number), 0) + 1, clock_timestamp() from ${syncPoint} returning number
		)
		insert into ${syncEntry} (noun, row_id, point)
		select noun, id, number from (${sql.join(all, sql` union `)}) touched(noun, id), next
		on conflict (noun, row_id) do update set point = excluded.point`);
}
