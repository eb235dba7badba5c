import { type SQL, sql } from 'drizzle-orm';
import { names, type Noun, nounOf } from '../../domain/nouns.ts';
import * as t from '../db/schema.ts';
import { type Changes, put } from './changes.ts';
import type { Database } from '../db/index.ts';
import { idArray, slices } from './ids.ts';
import { idsNaming } from './namers.ts';
import { syncEntry, syncPoint } from './sync-tables.ts';

// Programs that keep a copy ask which items changed since their last request. Stamping too many items costs them a few
// rows; missing one leaves their copy wrong for good.

type Touched = Iterable<readonly [Noun, Iterable<string>]>;

/** Stamps every item whose JSON may have changed; call it last in the turn of `server/derived`. */
export async function stampChanges(
	session: Database,
	{ changedJson, changedNames }: Changes,
	further: Touched
): Promise<void> {
	const ids = new Map<Noun, Set<string>>();
	for (const [noun, some] of [...changedJson, ...further]) put(ids, noun, some);
	for (const [noun, some] of changedNames)
		for await (const [namer, namers] of idsNaming(session, noun, some)) put(ids, namer, namers);
	await stamp(session, ids);
}

/** Stamps items as changed; call it in the turn of `server/derived`. */
export async function stamp(session: Database, touched: Touched): Promise<void> {
	const all = [...touched].flatMap(([noun, ids]) =>
		[...slices(ids)].map((some) => publicOf(noun, sql`id = any(${idArray(some)})`))
	);
	if (all.length) await enter(session, all);
}

export const stampAll = (session: Database): Promise<void> =>
	enter(
		session,
		names.map((name) => publicOf(nounOf[name], sql`true`))
	);

/** Programs must not learn of drafts that were never public. */
function publicOf(noun: Noun, condition: SQL): SQL {
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
		where ${condition} and ${wasPublic}`;
}

async function enter(session: Database, all: SQL[]) {
	await session.execute(sql`
		with next as (
			insert into ${syncPoint} (number, at)
			select coalesce(max(number), 0) + 1, clock_timestamp() from ${syncPoint} returning number
		)
		insert into ${syncEntry} (noun, row_id, point)
		select noun, id, number from (${sql.join(all, sql` union `)}) touched(noun, id), next
		on conflict (noun, row_id) do update set point = excluded.point`);
}
