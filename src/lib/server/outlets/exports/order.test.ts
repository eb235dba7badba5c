import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { names } from '../../../domain/nouns.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { bundledFacts, loadFacts } from '../../seed/load.ts';
import { walk } from './index.ts';

const links = [
	...[t.articleRegulation, t.articleTopic, t.campaignRegulation, t.campaignStatement],
	...[t.eventRegulation, t.regulationRelation, t.regulationTopic, t.demand],
	...[t.regulationIdentifier, t.stakeholderIdentifier]
];

async function whole() {
	const record: object[] = [];
	for (const name of names) for await (const rows of walk(name)) record.push(...rows);
	return record;
}

it('names what an item names in the same order however its rows lie in the database', async () => {
	await loadFacts(db, await bundledFacts());
	const before = await whole();
	await db.transaction(async (tx) => {
		await tx.execute(sql`set local session_replication_role = replica`);
		for (const table of links) {
			await tx.execute(sql`create temporary table held as table ${table}`);
			await tx.execute(sql`delete from ${table}`);
			await tx.execute(sql`insert into ${table} select * from held order by ctid desc`);
			await tx.execute(sql`drop table held`);
		}
	});
	expect(await whole()).toEqual(before);
});
