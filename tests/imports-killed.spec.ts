import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { test } from '@playwright/test';
import { startServer } from '../bin/server.js';
import { type Ask, check, csv, formOf, importOf, progressOf, says, until } from './files.ts';
import { Visitor } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { expect, setUp } from './staff.ts';

// The process is killed during an import: readers see nothing before all is in, and the next process continues.

const many = 1_200;
const rows = Array.from({ length: many }, (_, number) =>
	says(`Said before the kill, number ${number}.`)
);

async function kept(folder: string): Promise<number> {
	const database = await PGlite.create({
		dataDir: join(folder, 'pglite'),
		extensions: { pg_trgm, unaccent }
	});
	const { rows } = await database.query<{ count: number }>(
		"select count(*)::int from statement where summary like 'Said before the kill%'"
	);
	await database.close();
	return rows[0]!.count;
}

async function seen(ask: Ask): Promise<number> {
	let html = '';
	// While the import has its turn, the page may be refused for a moment.
	await expect
		.poll(async () => {
			const response = await ask('/statements?q=Said+before+the+kill');
			html = await response.text();
			return response.status;
		})
		.toBe(200);
	return Number(/<strong>([\d,]+)<\/strong>/.exec(html)?.[1]?.replace(',', '') ?? NaN);
}

/** Resolves once the app stops answering because it enters all rows at once, or has entered them. */
async function isBusy(ask: Ask, path: string): Promise<void> {
	for (let goesOn = true; goesOn;) {
		const answer = progressOf(ask, path).then(
			({ state }) => state !== 'published',
			() => false
		);
		goesOn = await Promise.race([answer, after(40, false)]);
	}
}

test('an import that is killed goes on by itself, and is seen whole or not at all', async () => {
	const { folder, remove } = loadedFolder();
	let server = await startServer({ RULEWATCH_FOLDER: folder });
	const visitor = await setUp(server, new Visitor(server.url));
	const ask: Ask = (path, asked) => new Visitor(server.url, visitor.cookies).request(path, asked);
	const killed = async () => {
		await server.end('SIGKILL');
		const count = await kept(folder);
		server = await startServer({ RULEWATCH_FOLDER: folder });
		return count;
	};
	try {
		const path = await importOf(ask, csv(rows));
		await check(ask, path);
		await expect.poll(async () => (await progressOf(ask, path)).checked).toBeGreaterThan(0);
		expect((await progressOf(ask, path)).state).toBe('checking');
		expect(await killed()).toBe(0);
		const { checked } = await progressOf(ask, path);
		expect(checked).toBeGreaterThan(0);
		expect(checked).toBeLessThan(many);
		await until(ask, path, 'checked');
		expect(await progressOf(ask, path)).toMatchObject({ checked: many, wrong: 0, known: 0 });

		const { version = '' } = await formOf(ask, path);
		await ask(`${path}?/enter`, { form: { version } });
		await isBusy(ask, path);
		expect([0, many]).toContain(await killed());
		expect([0, many]).toContain(await seen(ask));
		await until(ask, path, 'published');
		expect(await seen(ask)).toBe(many);

		const again = await importOf(ask, csv([...rows].reverse()));
		await check(ask, again);
		await until(ask, again, 'checked');
		expect(await progressOf(ask, again)).toMatchObject({ known: many, wrong: 0 });
	} finally {
		await server.end('SIGKILL');
		remove();
	}
});
