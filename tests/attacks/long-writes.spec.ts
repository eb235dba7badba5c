import { expect, test } from '@playwright/test';
import { hasPostgres, startPostgres } from '../../bin/postgres.js';
import { startServer } from '../../bin/server.js';
import { moveIn } from '../crash.ts';
import { filled, send } from '../entry.ts';
import { openTables } from '../record.ts';

// Withdrawing a law with thousands of statements takes longer than the response deadline. A trigger simulates that for
// any law.

test('what reaches thousands of items is done, though it takes longer than an answer may, and so is what waits for it', async () => {
	test.skip(!hasPostgres(), 'PostgreSQL is not installed here.');
	const postgres = await startPostgres();
	const app = await startServer({ DATABASE_URL: postgres.url });
	try {
		const [editor] = await moveIn(app);
		const regulation = await send(editor, 'regulation', 'publish', filled('regulation', 'Rules'));
		const at = `/desk/regulations/${regulation.id}`;
		const tables = await openTables({ folder: '', database: postgres.url });
		await tables.rows(`
			create function take_long() returns trigger language plpgsql as
				$$ begin perform pg_sleep(7); return null; end $$`);
		await tables.rows(`
			create constraint trigger takes_long after update on regulation
				deferrable initially deferred for each row execute function take_long()`);
		await tables.close();

		const withdrawn = editor.request(`${at}/withdraw`, {
			form: { version: '1', reason: 'It was never made.', key: crypto.randomUUID() }
		});
		const statement = filled('statement', 'Said meanwhile');
		const [answer, saved] = await Promise.all([
			withdrawn,
			send(editor, 'statement', 'publish', statement)
		]);
		expect(answer.status).toBe(303);
		expect(saved.id).toBeTruthy();
		const page = await editor.request(`${at}/history`);
		expect(await page.text()).toContain('It was never made.');
	} finally {
		await app.end();
		await postgres.stop();
	}
});
