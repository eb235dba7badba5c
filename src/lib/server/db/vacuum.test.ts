import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectEmbedded } from './embedded.ts';
import type { Connection } from './index.ts';

let embedded: Connection;

beforeAll(async () => {
	embedded = await connectEmbedded();
	await embedded.db.execute(sql`create table busy (word text)`);
	await embedded.db.execute(sql`create table calm (word text)`);
});

afterAll(() => embedded.close());

interface Table {
	/** The planner's estimate; -1 before the first analysis. */
	rows: number;
	pages: number;
}

async function table(name: string) {
	const rows = embedded.db.select({
		rows: sql<number>`reltuples::int`,
		pages: sql<number>`(pg_relation_size(oid) / 8192)::int`
	});
	return (await rows.from(sql`pg_class`).where(sql`relname = ${name}`))[0] as Table;
}

describe('the embedded database, tidied', () => {
	it('knows how many rows there are, once many have come', async () => {
		await embedded.db.execute(sql`insert into busy select 'word' from generate_series(1, 5000)`);
		await embedded.db.execute(sql`insert into calm select 'word' from generate_series(1, 20)`);
		await embedded.vacuum();
		expect(await table('busy')).toMatchObject({ rows: 5000 });
		expect(await table('calm')).toMatchObject({ rows: -1 });
	});

	it('fills the room of those that went before it takes more', async () => {
		const { pages } = await table('busy');
		for (let round = 0; round < 5; round++) {
			await embedded.db.execute(sql`delete from busy`);
			await embedded.db.execute(sql`insert into busy select 'word' from generate_series(1, 5000)`);
			await embedded.vacuum();
		}
		expect((await table('busy')).pages).toBeLessThanOrEqual(pages * 2 + 1);
		expect(await table('busy')).toMatchObject({ rows: 5000 });
	});
});
