import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../bin/server.js';
import { expect, test } from './fixtures.ts';
import { Visitor } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { invite, setUp, stateOf } from './staff.ts';

// The desk's summary for somebody who was away for some hours.

const away = 6 * 3_600_000;

test('an editor reads what was sent meanwhile, and its author what came of it', async ({
	browser,
	expectAccessible
}) => {
	const { folder, remove } = loadedFolder();
	const clock = join(folder, 'clock');
	writeFileSync(clock, String(-away));
	const app = await startServer({ RULEWATCH_FOLDER: folder, CLOCK_FILE: clock }, [
		process.execPath,
		...['--import', './tests/clock.js', 'server.js']
	]);
	const asma = await setUp(app, new Visitor(app.url));
	const bilal = await invite(asma, 'editor', 'Bilal');
	const chanda = await invite(asma, 'contributor', 'Chanda');
	const deskOf = async (visitor: Visitor) => (await visitor.request('/desk')).text();
	for (const visitor of [bilal, chanda])
		expect(await deskOf(visitor)).not.toContain('Since you were last here');

	writeFileSync(clock, '0');
	app.child.kill('SIGUSR2');
	await expect.poll(() => app.output()).toContain('The clock is 0 ms off.');
	const form = { name: 'Watermarks', key: crypto.randomUUID() };
	await chanda.request('/desk/topics/new?/send', { form });
	expect(await deskOf(chanda)).toContain('Nothing changed.');

	const context = await browser.newContext({
		baseURL: app.url,
		viewport: { width: 360, height: 740 },
		storageState: stateOf(bilal.cookies.get('__Host-session')!)
	});
	const page = await context.newPage();
	await page.goto('/desk');
	const news = page.getByRole('region', { name: 'Since you were last here' });
	await expect(news).toContainText('1 item was sent to the editors');
	await expectAccessible(page);
	const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(wider, 'pixels by which it is wider than the screen').toBeLessThanOrEqual(0);
	await news.getByRole('link', { name: 'Watermarks' }).click();
	await page.getByRole('button', { name: 'Publish', exact: true }).click();
	await expect(page.getByRole('status').first()).toContainText('Published: Watermarks');
	await page.goto('/desk');
	await expect(news).toContainText('Nothing changed.');
	await context.close();

	expect(await deskOf(chanda)).toMatch(/1<\/strong>\s+item of yours was published/);
	await app.end();
	remove();
});
