import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { clear } from '../backups/empty.ts';
import { ask } from '../backups/tables.ts';
import { db } from './index.ts';
import { migrateWithin, migrations } from './migrate.ts';

class Undone extends Error {}

/** Runs in a database as the migration of this tag finds it, and leaves none of it behind. */
async function before(words: string, work: (tx: typeof db) => Promise<void>) {
	const index = migrations().findIndex(({ sql }) => sql.join().includes(words));
	const undone = db.transaction(async (tx) => {
		await clear(tx);
		await migrateWithin(tx as never, migrations()[index - 1]!.folderMillis);
		await work(tx as never);
		throw new Undone();
	});
	await expect(undone).rejects.toBeInstanceOf(Undone);
}

const kept = `'published', 'Ministry', 'PK', 'act', 'in_force'`;

/** What an old record may hold: a law and stakeholders without a source, and signatures of who speaks. */
const oldRecord = [
	`insert into regulation (id, slug, title, state, issuing_body, jurisdiction, instrument, status)
		values ('law', 'law', 'Law', ${kept})`,
	`insert into stakeholder (id, slug, name, kind, state)
		select id, id, id, 'company', 'published' from unnest(array['apple', 'beta', 'core', 'delta']) id`,
	`insert into statement (id, organisation_id, speaker_id, date, earliest, latest, basis, channel, summary, version)
		select id, 'delta', null, '2020', '2020-01-01', '2020-12-31', 'event', 'letter', 'No', version
		from (values ('letter', 2), ('unseen', 1)) made(id, version)`,
	`insert into signatory (statement_id, stakeholder_id)
		values ('letter', 'apple'), ('letter', 'beta'), ('letter', 'core'), ('letter', 'delta'), ('unseen', 'beta'), ('unseen', 'apple')`,
	`insert into event (id, kind, description) values ('leak', 'leak', 'It leaks')`,
	`insert into event_actor (event_id, stakeholder_id) values ('leak', 'apple'), ('leak', 'core')`,
	`insert into revision (noun, row_id, version, snapshot, author, reason) values
		('statement', 'letter', 1, '{"signatories": ["core", "delta", "apple"]}', 'asma', 'Added'),
		('statement', 'letter', 2, '{"summary": "No", "signatories": ["apple", "beta", "core", "delta"]}', 'asma', 'One more'),
		('event', 'leak', 1, '{"actors": ["core", "apple"]}', 'asma', 'Added')`
];

it('gives signatories and actors the order of the history, and takes out whoever signs what it says', async () => {
	await before('signatory_is_not_the_voice', async (tx) => {
		for (const each of oldRecord) await tx.execute(sql.raw(each));
		await tx.execute(sql`set constraints all immediate`);
		await migrateWithin(tx as never);
		const signed = await ask(
			tx,
			sql`select statement_id as signed, array_agg(stakeholder_id order by ordinal) as names
				from signatory group by 1 order by 1`
		);
		expect(signed).toEqual([
			{ signed: 'letter', names: ['core', 'apple', 'beta'] },
			{ signed: 'unseen', names: ['apple', 'beta'] }
		]);
		expect(
			await ask(tx, sql`select stakeholder_id as name from event_actor order by ordinal`)
		).toEqual([{ name: 'core' }, { name: 'apple' }]);
		expect(
			await ask(
				tx,
				sql`select r.snapshot, r.author, s.version from revision r join statement s on s.id = row_id
					where r.version = 3`
			)
		).toEqual([
			{
				snapshot: { summary: 'No', signatories: ['core', 'apple', 'beta'] },
				...{ author: 'update', version: 3 }
			}
		]);
	});
});

it('leaves laws and stakeholders published that have no source, until they are next saved', async () => {
	await before('signatory_is_not_the_voice', async (tx) => {
		for (const each of oldRecord) await tx.execute(sql.raw(each));
		await tx.execute(sql`set constraints all immediate`);
		await migrateWithin(tx as never);
		expect(await ask(tx, sql`select id from regulation where state = 'published'`)).toHaveLength(1);
		const bare = tx.transaction(async (within) => {
			await within.execute(sql`update regulation set title = 'Another'`);
			await within.execute(sql`set constraints all immediate`);
		});
		await expect(bare).rejects.toMatchObject({
			cause: { message: 'published regulation law cites no published article' }
		});
	});
});
