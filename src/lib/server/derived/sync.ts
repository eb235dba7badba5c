import { sql } from 'drizzle-orm';
import { names, type Noun, nounOf } from '../../domain/nouns.ts';
import * as t from '../db/schema.ts';
import type { Changes } from './changes.ts';
import type { Session } from './dependents.ts';
import { allOf, slices } from './ids.ts';
import { naming } from './namers.ts';
import { syncEntry, syncPoint } from './tables.ts';

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
	const all = [...touched].map(([noun, ids]) => [noun, [...ids]] as const);
	if (!all.some(([, ids]) => ids.length)) return;
	await nextPoint(session);
	for (const [noun, ids] of all)
		for (const some of slices(ids)) await enter(session, noun, sql`id = any(${allOf(some)})`);
}

/** Notes that everything may read otherwise. */
export async function stampAll(session: Session): Promise<void> {
	await nextPoint(session);
	for (const name of names) await enter(session, nounOf[name], sql`true`);
}

const newest = sql`(select coalesce(max(number), 0) from ${syncPoint})`;

const nextPoint = (session: Session) =>
	session.insert(syncPoint).values({ number: sql`${newest} + 1`, at: sql`clock_timestamp()` });

/** A draft that never was public is nothing that a program may hear of. */
async function enter(session: Session, noun: Noun, which: ReturnType<typeof sql>) {
	const wasPublic = sql`(
		item.state = 'published'
		or exists (select from ${syncEntry} known where (known.noun, known.row_id) = (${noun}, item.id))
		or exists (
			select from revision where (revision.noun, revision.row_id) = (${noun}, item.id)
				and snapshot ->> 'state' = 'published'
		)
	)`;
	await session.execute(sql`
		insert into ${syncEntry} (noun, row_id, point)
		select ${noun}::text, item.id, ${newest} from ${t[noun]} item
		where ${which} and ${noun === 'topic' ? sql`true` : wasPublic}
		on conflict (noun, row_id) do update set point = excluded.point`);
}
