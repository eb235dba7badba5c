import { sql } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { db } from './index.ts';
import { plannerSettings } from './connection.ts';

const setting = async (name: string) => {
	const [row] = await db
		.select({ value: sql<string>`current_setting(${name})` })
		.from(sql`(values (1)) one`);
	return row!.value;
};

it('plans are weighed as for rows in memory, and made once for all values', async () => {
	for (const [name, value] of Object.entries(plannerSettings))
		expect(await setting(name)).toBe(String(value));
});

it('docs/growing.md gives a pooler the same settings', () => {
	const docs = readFileSync('docs/growing.md', 'utf8');
	const [, ignored = ''] = /^ignore_startup_parameters = (.+)$/m.exec(docs) ?? [];
	const own = { jit: 'off', work_mem: "'16MB'" };
	for (const [name, value] of Object.entries({ ...plannerSettings, ...own })) {
		expect(ignored.split(', ')).toContain(name);
		expect(docs).toContain(`alter role rulewatch set ${name} = ${value};`);
	}
});

it.skipIf(!process.env.DATABASE_URL)(
	'PostgreSQL makes no machine code for a query, which takes longer than it',
	async () => {
		expect(await setting('jit')).toBe('off');
	}
);
