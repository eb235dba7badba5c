import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../bin/server.js';
import { run } from '../bin/steps.js';
import { agency, reprint } from './helpers/domain/reports/test-reports.ts';
import { wxr } from './helpers/server/seed/archive/test-wxr.ts';
import { Visitor } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { expect, setUp, stateOf, test } from './staff.ts';

const command = [process.execPath, 'bin/load.js'] as const;
const html = (text: string) => text.split('\n').join('\n\n');

function archive(content: string) {
	const { folder, remove } = loadedFolder();
	const path = join(folder, 'rights.xml');
	writeFileSync(path, content);
	const env = { ...process.env, RULEWATCH_FOLDER: folder, DATABASE_URL: '' };
	const load = (...more: string[]) => run(command[0], [command[1], path, ...more], { env });
	return { path, folder, env, load, remove };
}

test('enters from a file, and readers see which of its pages are one report', async ({
	browser
}) => {
	test.slow();
	const { folder, load, remove } = archive(
		wxr(
			{ title: 'Cabinet approves rules in silence', html: html(agency) },
			{ title: 'New curbs on the web', date: '2020-02-15 08:00:00', html: html(reprint(agency)) },
			{ title: 'Not finished', status: 'draft' }
		)
	);
	const printed = await load('--publish', '--section=news');
	expect(printed).toContain('2 published posts. Left out: posts that are not published (1).');
	expect(printed).toContain('2 posts are articles now.\n');
	expect(printed).toContain('quotations found in 2 articles');

	const server = await startServer({ RULEWATCH_FOLDER: folder });
	const cookies = (await setUp(server, new Visitor(server.url))).cookies;
	const context = await browser.newContext({
		baseURL: server.url,
		javaScriptEnabled: false,
		storageState: stateOf(cookies.get('__Host-session')!)
	});
	const page = await context.newPage();
	try {
		await page.goto('/articles?outlet=Rights+%26+Wrongs');
		await expect(page.locator('main')).toContainText('2 articles, 1 independent report');
		await page.getByRole('link', { name: 'independent reports' }).click();
		await expect(page.getByRole('article')).toHaveCount(1);
		await page.getByRole('link', { name: 'Cabinet approves rules in silence' }).click();
		await expect(page.locator('main')).toContainText(
			'Also printed by Rights & Wrongs, 15 Feb 2020'
		);

		await page.goto('/desk/reports');
		const own = page.getByRole('listitem').filter({ hasText: 'New curbs on the web' }).last();
		await own.getByRole('button', { name: 'A report of its own' }).click();
		await expect(page.getByRole('status')).toContainText('They are two reports now.');
		await page.goto('/articles?outlet=Rights+%26+Wrongs');
		await expect(page.locator('main')).toContainText('2 articles with these filters');
		await page.goto('/desk/reports');
		await page.getByRole('button', { name: 'One report after all' }).click();
		await expect(page.getByRole('status')).toContainText('They are one report now.');

		await page.goto('/desk/reports');
		await page.getByLabel('One page').fill('https://nowhere.example/a');
		await page.getByLabel('The other page').fill('/articles/none');
		await page.getByRole('button', { name: 'One report', exact: true }).last().click();
		await expect(page.locator('main')).toContainText('not on record');
		await expect(page.getByLabel('One page')).toHaveValue('https://nowhere.example/a');
	} finally {
		await context.close();
		await server.end();
		remove();
	}
});

test('one that is killed goes on where it was, and each post enters once', async () => {
	const { env, folder, path, load, remove } = archive(
		wxr(
			...Array.from({ length: 150 }, (_, number) => ({
				title: `Before the kill, number ${number}`,
				html: `<p>Nobody spoke on the day that has the number ${number} in this archive.</p>`
			}))
		)
	);
	try {
		const child = spawn(command[0], [command[1], path, '--publish'], { env });
		let output = '';
		for await (const text of child.stdout.setEncoding('utf8'))
			if ((output += text).includes('30 of 150') && child.exitCode === null) child.kill('SIGKILL');
		if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
		expect(child.signalCode, output).toBe('SIGKILL');
		const [, entered = '', known = ''] =
			/(\d+) posts are articles now\.\n(\d+) were on record/.exec(await load('--publish')) ?? [];
		expect(Number(known)).toBeGreaterThanOrEqual(30);
		expect(Number(entered) + Number(known)).toBe(150);
		const server = await startServer({ RULEWATCH_FOLDER: folder });
		const articles = await fetch(`${server.url}/articles?outlet=Rights+%26+Wrongs`);
		expect(await articles.text()).toContain('<strong>150</strong>');
		await server.end();
	} finally {
		remove();
	}
});

test('one that is none is refused in a sentence, and so is an option that facts do not have', async () => {
	const broken = archive(wxr({}).slice(0, -40));
	await expect(broken.load()).rejects.toThrow('breaks off before its end');
	await expect(broken.load('--section=sport')).rejects.toThrow('breaks off before its end');
	const { env, load, remove } = archive('Outlet,Headline\nDawn,Rules\n');
	await expect(load()).rejects.toThrow('This is no export of WordPress');
	const facts = run(command[0], [command[1], '--publish'], { env });
	await expect(facts).rejects.toThrow('Only an archive takes --outlet');
	await expect(run(command[0], [command[1], '/dev/null'], { env })).rejects.toThrow(
		'/dev/null is neither a folder nor a file.'
	);
	broken.remove();
	remove();
});
