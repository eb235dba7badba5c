import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { published } from './facts.ts';
import { expect, test } from './fixtures.ts';

test('a reader takes the whole record away in two clicks, and has as many statements as the page counts @journey', async ({
	page
}) => {
	await page.goto('/');
	await page.getByRole('contentinfo').getByRole('link', { name: 'Data', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data');
	const row = page.getByRole('row').filter({ hasText: /\bstatement\.csv/ });
	const counted = Number(await row.getByRole('cell').last().textContent());
	expect(counted).toBeGreaterThanOrEqual(published('statements').length);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: /^The whole record/ }).click()
	]);
	expect(download.suggestedFilename()).toBe('rulewatch.zip');
	const files = unzipSync(readFileSync(await download.path()));
	const { resources } = JSON.parse(strFromU8(files['datapackage.json']!)) as {
		resources: { path: string }[];
	};
	expect(Object.keys(files)).toEqual([
		'datapackage.json',
		'README.md',
		...resources.map(({ path }) => path)
	]);
	// An id at the start of a line is a row.
	expect(strFromU8(files['data/statement.csv']!).match(/^(?:nw-)?st-\d+,/gm)).toHaveLength(counted);
});

test('people and organisations are one object of Popolo', async ({ request }) => {
	const answer = await request.get('/data/popolo.json');
	expect(answer.headers()).toMatchObject({
		'content-type': 'application/json',
		'content-disposition': 'attachment; filename="popolo.json"',
		'x-content-type-options': 'nosniff'
	});
	const { persons, organizations, memberships } = (await answer.json()) as Record<
		string,
		{ id: string; organization_id: string }[]
	>;
	expect(persons!.length).toBeGreaterThan(10);
	const groups = new Set(organizations!.map(({ id }) => id));
	expect(memberships!.length).toBeGreaterThan(10);
	expect(memberships!.filter((one) => !groups.has(one.organization_id))).toEqual([]);
});

for (const [path, type] of [
	['/data/rulewatch.zip', 'application/zip'],
	['/data/popolo.json', 'application/json']
] as const)
	test(`whoever asks about the file alone has no file made: ${path}`, async ({ request }) => {
		const answer = await request.fetch(path, { method: 'HEAD' });
		expect(answer.status()).toBe(200);
		expect(answer.headers()['content-type']).toBe(type);
		expect(await answer.body()).toHaveLength(0);
	});

test('ten readers at once each have the whole file, and the pages go on', async ({ request }) => {
	const files = Array.from({ length: 10 }, () => request.get('/data/rulewatch.zip'));
	expect((await request.get('/statements')).status()).toBe(200);
	for (const answer of await Promise.all(files)) {
		expect(answer.status()).toBe(200);
		expect(Object.keys(unzipSync(await answer.body())).length).toBeGreaterThan(15);
	}
});
