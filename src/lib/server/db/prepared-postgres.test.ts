import postgres, { type Sql } from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preparedPostgres } from './prepared-postgres.ts';
import '../../../../tests/helpers/server/db/test-database.ts';
const open = () => postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} });

describe.skipIf(!process.env.DATABASE_URL)('a query that comes again on PostgreSQL', () => {
	let client: Sql;
	let other: Sql;

	beforeEach(async () => {
		client = preparedPostgres(open());
		other = open();
		await other`create table colour (id integer, name text)`;
		await other`insert into colour values (1, 'green')`;
	});

	afterEach(async () => {
		await other`drop table colour`;
		await Promise.all([client.end(), other.end()]);
	});

	const colour = () => client.unsafe('select * from colour where id = $1', [1]);

	async function prepared(sql: Pick<Sql, 'unsafe'> = client) {
		const rows = await sql.unsafe(
			"select statement from pg_prepared_statements where statement like '%colour%' and statement not like '%prepared%'"
		);
		return rows.map(({ statement }) => statement);
	}

	it('is prepared the second time, and no more often', async () => {
		await colour();
		expect(await prepared()).toEqual([]);
		for (let time = 0; time < 3; time++) expect(await colour()).toEqual([{ id: 1, name: 'green' }]);
		expect(await prepared()).toEqual(['select * from colour where id = $1']);
	});

	it('shows columns that another process has added, changed or moved meanwhile', async () => {
		for (let time = 0; time < 8; time++) await colour();
		await other`alter table colour add column shade text default 'dark'`;
		expect(await colour()).toEqual([{ id: 1, name: 'green', shade: 'dark' }]);
		await other`alter table colour alter column name type varchar[] using array[name]`;
		expect(await colour()).toEqual([{ id: 1, name: ['green'], shade: 'dark' }]);
		await other`drop table colour`;
		await expect(colour()).rejects.toMatchObject({ code: '42P01' });
		await other`create table colour (id integer)`;
		await other`insert into colour values (1)`;
		expect(await colour()).toEqual([{ id: 1 }]);
	});

	it('reads a view or function that a new version has created again', async () => {
		const install = async (name: string) => {
			await other`drop view if exists named`;
			await other`drop function if exists naming`;
			await other.unsafe(
				`create function naming() returns text immutable begin atomic select '${name}'; end`
			);
			await other`create view named as select id, naming() as name from colour`;
		};
		const read = () => client.unsafe('select name from named where id = $1', [1]);
		await install('before');
		for (let time = 0; time < 8; time++) expect(await read()).toEqual([{ name: 'before' }]);
		await install('after');
		expect(await read()).toEqual([{ name: 'after' }]);
		await other`drop view named`;
		await other`drop function naming`;
	});

	it('is prepared again on the next connection, after its own was lost', async () => {
		for (let time = 0; time < 3; time++) await colour();
		const [session] = await client`select pg_backend_pid() as pid`;
		await other`select pg_terminate_backend(${session!.pid})`;
		await expect.poll(() => colour().catch(() => [])).toEqual([{ id: 1, name: 'green' }]);
		expect(await prepared()).toHaveLength(1);
	});

	it('has no plan in a transaction, where the tables may be other ones', async () => {
		await client.begin(async (transaction) => {
			for (let time = 0; time < 3; time++)
				await transaction.unsafe('select * from colour where id = $1', [1]);
			expect(await prepared(transaction)).toEqual([]);
		});
	});

	it('is prepared without values too', async () => {
		for (let time = 0; time < 3; time++) await client.unsafe('select name from colour');
		expect(await prepared()).toEqual(['select name from colour']);
	});

	it('may be several statements, if it has no values', async () => {
		for (let time = 0; time < 3; time++)
			await client.unsafe('select 1 from colour; select 2 from colour');
		expect(await prepared()).toEqual([]);
	});

	it('is one of at most 400 that a connection prepares', async () => {
		for (let query = 0; query < 410; query++)
			for (let time = 0; time < 2; time++)
				await client.unsafe(`select ${query} from colour where id = $1`, [1]);
		expect(await prepared()).toHaveLength(400);
	});
});
