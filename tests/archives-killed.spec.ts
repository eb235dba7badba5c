import { test } from '@playwright/test';
import type { ArchiveProgress } from '../src/lib/domain/archives.ts';
import { wxr } from '../src/lib/server/desk/archives/test-wxr.ts';
import { startServer } from '../bin/server.js';
import { archiveOf, type Ask } from './files.ts';
import { Visitor } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { expect, setUp } from './staff.ts';

// An archive whose process is killed: the next one goes on where it was, and each post enters once.

const many = 150;
const posts = Array.from({ length: many }, (_, number) => ({
	title: `Before the kill, number ${number}`,
	html: `<p>Nobody spoke on the day that has the number ${number} in this archive.</p>`
}));

test('an archive that is killed goes on by itself, and each post enters once', async () => {
	const { folder, remove } = loadedFolder();
	let server = await startServer({ RULEWATCH_FOLDER: folder });
	const visitor = await setUp(server, new Visitor(server.url));
	const ask: Ask = (path, asked) => new Visitor(server.url, visitor.cookies).request(path, asked);
	const progressOf = async (path: string) =>
		(await (await ask(`${path}/progress.json`)).json()) as ArchiveProgress;
	try {
		const path = await archiveOf(ask, wxr(...posts));
		const form = { version: '1', outlet: 'Rights', lang: 'en', section: 'news', publishes: 'yes' };
		await ask(`${path}?/enter`, { form });
		await expect.poll(async () => (await progressOf(path)).done).toBeGreaterThan(0);
		await server.end('SIGKILL');
		server = await startServer({ RULEWATCH_FOLDER: folder });
		const { state, done } = await progressOf(path);
		expect(state).toBe('entering');
		expect(done).toBeGreaterThan(0);
		expect(done).toBeLessThan(many);
		await expect.poll(async () => (await progressOf(path)).state).toBe('entered');
		const html = await (await ask('/articles?outlet=Rights')).text();
		expect(html).toContain(`<strong>${many}</strong>`);
		expect(await (await ask(path)).text()).toContain(`${many} posts are articles now`);
	} finally {
		await server.end();
		remove();
	}
});
