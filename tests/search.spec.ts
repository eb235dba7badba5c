import { PGlite } from '@electric-sql/pglite';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures.ts';
import { ask } from './http.ts';
import { probes } from './probes.ts';

const box = 'Search the record';
const aic = '/stakeholders/asia-internet-coalition';

test('“/” leads to the box, and the keyboard from there to what was meant @journey', async ({
	page,
	expectAccessible
}) => {
	await page.goto('/trends');
	await page.keyboard.press('/');
	const field = page.getByRole('combobox', { name: box });
	await expect(field).toBeFocused();
	await page.keyboard.type('aic');
	const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
	await expect(options.first()).toContainText('Asia Internet Coalition');
	await expect(options.last()).toHaveText('View all results for “aic”');
	await expect(field).toHaveAttribute('aria-expanded', 'true');
	await expectAccessible(page);

	await page.keyboard.press('ArrowDown');
	await expect(options.first()).toHaveAttribute('aria-selected', 'true');
	await expect(field).toHaveAttribute('aria-activedescendant', 'suggestion-0');
	await page.keyboard.press('Escape');
	await expect(options).toHaveCount(0);
	await expect(field).toHaveValue('aic');
	await page.keyboard.type(' ');
	await expect(options.first()).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(aic);
});

test('“/” is a letter like others while somebody writes', async ({ page }) => {
	await page.goto('/statements');
	const words = page.getByRole('main').getByRole('searchbox');
	await words.fill('');
	await words.pressSequentially('a/b');
	await expect(words).toHaveValue('a/b');
});

test('Enter without a choice searches for what was typed', async ({ page }) => {
	await page.goto('/');
	await page.getByLabel(box).fill('Citizen Protection Rules');
	await page.getByLabel(box).press('Enter');
	await expect(page).toHaveURL('/search?q=Citizen+Protection+Rules');
	await expect(page.getByRole('main').getByRole('article').first()).toContainText(
		'Citizens Protection (Against Online Harm) Rules'
	);
});

test('the last of what is offered leads to all that is found', async ({ page }) => {
	await page.goto('/about');
	await page.getByLabel(box).fill('aic');
	await expect(page.getByRole('option').last()).toHaveText('View all results for “aic”');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL('/search?q=aic');
});

test('what is offered can be pointed at', async ({ page }) => {
	await page.goto('/about');
	await page.getByLabel(box).fill('Assia Internet Colition');
	await page.getByRole('option', { name: 'Asia Internet Coalition' }).click();
	await expect(page).toHaveURL(aic);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('one search leads from home to a quotable, sourced sentence', async ({ page }) => {
		await page.goto('/');
		await page.getByLabel(box).fill('cripple digital economy');
		await page.getByRole('button', { name: 'Search' }).click();
		const hit = page.getByRole('main').getByRole('article').first();
		await expect(hit.locator('blockquote')).toContainText(
			'will severely cripple the growth of Pakistan'
		);
		await expect(hit.locator('mark').first()).toBeVisible();
		await expect(hit.getByText('Quoted from')).toContainText('2020');
	});

	test('each view of filters has an address, and its number is what stood beside the choice', async ({
		page
	}) => {
		await page.goto('/search?q=rules');
		const nouns = page.getByRole('navigation', { name: 'What was found' });
		const statements = nouns.getByRole('link', { name: 'Statements' });
		const number = Number((await statements.textContent())!.replace(/\D/g, ''));
		await statements.click();
		await expect(page).toHaveURL('/search?q=rules&noun=statement');
		await expect(page.getByRole('main')).toContainText(`${number} entries with “rules”`);

		const stance = page.getByLabel('Stance');
		const choice = await stance.locator('option[value=support]').textContent();
		await stance.selectOption('support');
		await page.getByRole('button', { name: 'Apply' }).click();
		await expect(page).toHaveURL(/stance=support.*q=rules&noun=statement/);
		await expect(page.getByRole('main').getByRole('article')).toHaveCount(
			Number(/\((\d+)\)/.exec(choice!)![1])
		);
		await page.getByRole('link', { name: 'Clear all filters' }).click();
		await expect(page).toHaveURL('/search?q=rules');
	});

	test('a misspelt name is known, and what is found under the right one is there', async ({
		page
	}) => {
		await page.goto('/search?q=Assia+Internet+Colition');
		const found = page.getByRole('main').getByRole('article');
		await expect(found.first()).toContainText('Asia Internet Coalition');
		const meant = page.getByText('Did you mean');
		await meant.getByRole('link', { name: 'Asia Internet Coalition' }).click();
		await expect(page).toHaveURL(aic);
	});

	test('a filter that is not understood is named, and the others hold', async ({ page }) => {
		await page.goto('/search?q=rules&stance=furious&year=2020&colour=red');
		await expect(page.getByRole('status')).toHaveText(/stance=furious.*colour=red/);
		await expect(page.getByLabel('Year')).toHaveValue('2020');
	});

	test('on a phone lists and searches begin with results, with the filters behind one press', async ({
		page
	}) => {
		await page.setViewportSize({ width: 360, height: 740 });
		for (const path of [
			...['regulations', 'statements', 'stakeholders', 'events', 'articles'].map(
				(list) => `/${list}`
			),
			'/search?q=privacy'
		]) {
			await page.goto(path);
			const first = page.getByRole('main').getByRole('article').first();
			expect((await first.boundingBox())!.y, path).toBeLessThan(320);
		}
		await page.goto('/regulations');
		expect(await page.getByRole('main').getByRole('article').count()).toBeLessThanOrEqual(20);
		await expect(page.getByLabel('Country')).toBeHidden();
		await page.getByText('Filter', { exact: true }).click();
		await page.getByLabel('Country').selectOption('PK');
		await page.getByRole('button', { name: 'Apply' }).click();
		await expect(page.getByLabel('Country')).toBeHidden();
		await page.getByRole('link', { name: 'Take away the filter Country: Pakistan' }).click();
		await expect(page).not.toHaveURL(/PK/);
		await page.setViewportSize({ width: 768, height: 740 });
		await expect(page.getByLabel('Country')).toBeVisible();
	});

	test('a question is answered first, with its clock, source and disputes, unless two laws fit it', async ({
		page
	}) => {
		await page.goto('/search?q=when+did+the+citizens+protection+rules+leak');
		const answer = page.getByRole('region', { name: '12 February 2020' });
		await expect(answer.locator('mark')).toHaveText('12 February 2020');
		await expect(answer.getByRole('heading')).toContainText(
			'after 22 days hidden; by other sources 10 to 26'
		);
		await expect(answer.getByRole('img')).toBeVisible();
		await expect(answer.getByText('Source:').first()).toBeVisible();
		await expect(answer.getByText('Other sources say').first()).toBeVisible();
		await answer.getByRole('link', { name: 'See what happened' }).click();
		await expect(page).toHaveURL(/\/regulations\/[^/]+#timeline$/);
		await page.goto('/search?q=when+was+the+online+safety+act+passed');
		await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
		await expect(page.getByRole('main').locator('h2 mark')).toHaveCount(0);
	});

	for (const [name, words, sentence] of [
		['too long', 'a'.repeat(10_000), 'longer than a search can be'],
		['nothing but a NUL', '%00', 'no letters to search for'],
		['a quotation that does not end', '%22online', 'with “"online”'],
		['broken syntax', '%26%7C!((%3A*', 'Nothing on record'],
		['operators within one another', '-'.repeat(190), 'Nothing on record'],
		['nothing but stop words', 'the+of+and', 'with “the of and”'],
		['another script', 'の法律', 'Nothing on record']
	] as const)
		test(`a search that is ${name} is answered in a sentence`, async ({ page }) => {
			const response = await page.goto(`/search?q=${words}`);
			expect(response!.status()).toBe(200);
			await expect(page.getByRole('main')).toContainText(sentence);
		});
});

const notice =
	/syntax error|unterminated|Failed query|SQLSTATE|does not exist|invalid input|PostgreSQL \d|division by zero|node_modules/i;
const waits = 5_000;

/** Faults of an answer to an injection: an error, database wording, or an injected delay. */
async function faultsOf(base: string, path: string, names: string[]): Promise<string[]> {
	const faults: string[] = [];
	for (const name of names)
		for (const probe of probes) {
			const began = performance.now();
			const query = new URLSearchParams({ q: 'rules', [name]: probe });
			const response = await ask(base, `${path}?${query}`);
			const text = await response.text();
			const why = [
				response.status >= 500 && `status ${response.status}`,
				notice.exec(text)?.[0],
				performance.now() - began > waits && 'waited'
			].filter(Boolean);
			if (why.length) faults.push(`${name}=${probe}: ${why.join(', ')}`);
		}
	return faults;
}

test('promise 19: no parameter of the search reaches the database as anything but a value', async ({
	baseURL
}) => {
	expect(probes).toHaveLength(58);
	const names = ['q', 'noun', 'regulation', 'kind', 'stance', 'year', 'lang', 'page', 'other'];
	expect(await faultsOf(baseURL!, '/search', names)).toEqual([]);
	expect(await faultsOf(baseURL!, '/search/suggestions.json', ['q'])).toEqual([]);
	for (const list of ['statements', 'regulations'])
		expect(await faultsOf(baseURL!, `/${list}`, ['q'])).toEqual([]);
});

test('promise 19: the same look finds a search that puts its query together from texts', async () => {
	const database = await PGlite.create();
	await database.exec("create table entry (name text); insert into entry values ('rules')");
	const server = createServer((request, response) => {
		const q = new URL(request.url!, 'http://localhost').searchParams.get('q') ?? '';
		database.query(`select name from entry where name = '${q}'`).then(
			({ rows }) => response.end(JSON.stringify(rows)),
			(error: Error) => response.writeHead(500).end(error.message)
		);
	}).listen(0);
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const faults = await faultsOf(`http://localhost:${port}`, '/', ['q']);
	server.close();
	await database.close();
	expect(faults.length).toBeGreaterThan(20);
	expect(faults.filter((fault) => fault.endsWith('waited')).length).toBeGreaterThan(0);
});
