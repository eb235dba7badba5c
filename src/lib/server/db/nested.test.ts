import { asc, eq, sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { built } from './built.ts';
import { db } from './index.ts';
import { nested } from './nested.ts';
import * as t from './schema.ts';
import * as cast from './test-cast.ts';

beforeEach(cast.scene);

const { id, date, earliest, speakerRole } = t.statement;

it('rows come nested in the row of another as they come by themselves, in their order', async () => {
	for (const [id, date] of [
		['b', '2020-02'],
		['a', '2020-02-13'],
		['c', '2019']
	] as const)
		await cast.statement(id, { date });
	const rows = db
		.select({ name: id, date, earliest, speakerRole })
		.from(t.statement)
		.orderBy(asc(earliest), asc(id));
	const [found] = await db
		.select({ id: t.regulation.id, statements: nested(rows) })
		.from(t.regulation)
		.where(eq(t.regulation.id, 'harm-rules'));
	expect(found).toEqual({ id: 'harm-rules', statements: await rows });
	expect(found?.statements.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
});

it('none are an empty list, and a placeholder within them is given its value', async () => {
	await cast.statement('a');
	const query = built((db) => {
		const rows = db
			.select({ id })
			.from(t.statement)
			.where(eq(id, sql.placeholder('id')));
		return db
			.select({ statements: nested(rows) })
			.from(t.regulation)
			.where(eq(t.regulation.id, 'harm-rules'))
			.prepare('nested');
	});
	expect(await query().execute({ id: 'nobody' })).toEqual([{ statements: [] }]);
	expect(await query().execute({ id: 'a' })).toEqual([{ statements: [{ id: 'a' }] }]);
});
