import { expect, type TestInfo } from '@playwright/test';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { hasPostgres, startPostgres } from '../../bin/postgres.js';
import { startServer } from '../../bin/server.js';
import { moveIn, spoil } from '../crash.ts';
import { filled, send } from '../entry.ts';
import { inFull, test as base } from '../fixtures.ts';
import { ask } from '../http.ts';
import { faultsOf, heldIn } from '../ledger.ts';
import { openTables } from '../record.ts';
import { startSaving } from '../saving.ts';
import { stateOf } from '../staff.ts';
import { noSmallDisk, smallDisk } from '../small-disk.ts';

// The database's disk is full for a while: writers get a sentence, readers notice nothing.

const fullMilliseconds = inFull ? 10_000 : 2_000;
const sentence = 'The disk of the database is full, so nothing was saved';
const pages = ['/', '/regulations', '/statements', '/search?q=harm', '/desk/statements/new'];
const details = { tag: '@promise-39' };

type Disk = NonNullable<ReturnType<typeof smallDisk>>;

const test = base.extend<{ disk: Disk }>({
	disk: async ({}, use, info) => {
		const disk = smallDisk(256);
		info.skip(!disk, noSmallDisk);
		await use(disk!);
		disk!.remove();
	}
});

test.describe.configure({ timeout: 180_000 });

async function hold(disk: Disk, url: string | undefined, { annotations }: TestInfo) {
	// A subfolder, since a database server's files may be on the same disk.
	const folder = join(disk.folder, 'rulewatch');
	const app = await startServer({ RULEWATCH_FOLDER: folder, DATABASE_URL: url ?? '' });
	try {
		const [editor, contributor] = await moveIn(app);
		let isEnough = false;
		const saving = startSaving([editor, contributor], { clients: 2, isEnough: () => isEnough });
		const before = saving.acknowledged;
		await expect.poll(() => saving.acknowledged).toBeGreaterThan(before + 5);

		disk.fill();
		// Saves that fit into existing pages succeed; the rest are refused.
		const until = performance.now() + fullMilliseconds;
		const refusals = new Set<string>();
		const answers: number[] = [];
		while (performance.now() < until || (!refusals.size && performance.now() < until + 30_000)) {
			const { status, html } = await send(
				editor,
				'statement',
				'publish',
				filled('statement', longMark())
			);
			if (status !== 303) refusals.add(`${status} ${html.includes(sentence)}`);
			for (const page of pages) answers.push((await editor.request(page)).status);
			expect((await ask(app.url, '/healthz')).status).toBe(200);
		}
		expect([...refusals]).toEqual(['503 true']);
		expect(new Set(answers)).toEqual(new Set([200]));

		disk.empty();
		const refused = saving.again;
		const began = performance.now();
		const then = saving.acknowledged;
		await expect.poll(() => saving.acknowledged, { timeout: 5_000 }).toBeGreaterThan(then);
		const back = performance.now() - began;
		await after(1_000);
		isEnough = true;
		await saving.done;
		expect(app.child.exitCode).toBeNull();
		await app.end();

		const tables = await openTables({ folder, database: url });
		const faults = faultsOf(saving.sent, await heldIn(tables));
		await spoil(tables, saving.sent.find(({ acknowledged }) => acknowledged)!.acknowledged!);
		const spoiled = faultsOf(saving.sent, await heldIn(tables));
		await tables.close();
		annotations.push({
			type: 'figure',
			description:
				`${answers.length} pages read while full, ${refused} writes refused, written again ` +
				`${(back / 1000).toFixed(1)} s after; of ${saving.acknowledged} acknowledged ${faults.length} faults`
		});
		expect(faults).toEqual([]);
		expect(spoiled.join('\n')).toMatch(/lost: .*gaps: .*half an item: /s);
	} finally {
		await app.end();
	}
}

/** Long, so that a table's page fills soon. */
const longMark = () => Array.from({ length: 20 }, () => crypto.randomUUID()).join(' ');

test(
	'while the disk of the embedded database is full, writes are refused in a sentence and reads go on',
	details,
	async ({ disk }, info) => hold(disk, undefined, info)
);

test(
	'while the disk of PostgreSQL is full, writes are refused in a sentence and reads go on',
	details,
	async ({ disk }, info) => {
		test.skip(!hasPostgres(), 'PostgreSQL is not installed here.');
		const postgres = await startPostgres({ parent: disk.folder });
		try {
			await hold(disk, postgres.url, info);
		} finally {
			await postgres.stop();
		}
	}
);

test(
	'what was written is kept by the page that refuses it, and sent by loading it again',
	details,
	async ({ disk, browser }) => {
		const app = await startServer({ RULEWATCH_FOLDER: disk.folder });
		const [editor] = await moveIn(app);
		const context = await browser.newContext({
			baseURL: app.url,
			storageState: stateOf(editor.cookies.get('__Host-session')!)
		});
		try {
			const page = await context.newPage();
			await page.goto('/desk/topics/new');
			await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Room for more');
			disk.fill();
			await page.getByRole('button', { name: 'Publish' }).last().click();
			await expect(page.getByText(sentence)).toBeVisible();
			disk.empty();
			await page.reload();
			await expect(page).toHaveURL(/\/desk\/topics\/[^/]+\?done=publish/);
		} finally {
			await context.close();
			await app.end();
		}
	}
);
