import { expect, test } from './fixtures.ts';
import { openMenu } from './menus.ts';
import { pages } from './pages.ts';

const collection = pages['a shared collection'];

test('a reader keeps two things from two pages, orders and annotates them, and hands them on without the note', async ({
	page,
	browser,
	expectAccessible
}) => {
	await page.goto(pages['a statement']);
	await page.getByRole('button', { name: 'Keep' }).click();
	await expect(page.getByRole('link', { name: 'Kept in your collection' })).toBeFocused();
	await page.goto(pages['a chart of a law']);
	await page.getByRole('button', { name: 'Keep' }).click();
	await page.getByRole('link', { name: 'Kept in your collection' }).click();
	await expect(page.getByText('This is your collection.')).toBeVisible();
	const entries = page.getByRole('main').locator('ol > li');
	await expect(entries.first().getByRole('article')).toHaveId('st-028');

	const up = page.getByRole('button', { name: 'Move up: Reactions over time' });
	await up.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('Moved to place 1 of 2.')).toBeVisible();
	await expect(entries.last().getByRole('article')).toHaveId('st-028');
	await expect(page.getByRole('button', { name: 'Move down: Reactions over time' })).toBeFocused();
	const note = page.getByRole('textbox', { name: 'Note on' });
	await note.last().fill('Ask them why.\nBefore Friday.');
	await page.reload();
	await expect(note.last()).toHaveValue('Ask them why.\nBefore Friday.');
	await expectAccessible(page);
	await page.emulateMedia({ media: 'print' });
	const printed = page.locator('[data-note]:visible');
	await expect(printed).toHaveText('Ask them why.\nBefore Friday.');
	await expect(printed).toHaveCSS('display', 'block');
	await expect(page.getByRole('button')).toHaveCount(0);
	await page.emulateMedia({ media: 'screen' });

	const menu = await openMenu(page, 'this collection');
	const address = await menu.locator('p').first().innerText();
	expect(address).toMatch(/\?items=regulations\/[^,]+\/charts\/reactions,statements\/st-028$/);
	expect(page.url()).toBe(address);
	const letter = await page.getByRole('link', { name: 'Send by mail' }).getAttribute('href');
	expect(decodeURIComponent(letter!)).toContain(address);
	const bibtex = page.getByRole('link', { name: 'BibTeX' });
	const file = await page.request.get((await bibtex.getAttribute('href'))!);
	expect((await file.text()).match(/^@\w+\{[^,]+/gm)).toEqual([
		expect.stringMatching(/charts-reactions$/),
		'@article{st-028'
	]);

	const other = await browser.newContext({ javaScriptEnabled: false });
	const theirs = await other.newPage();
	await theirs.goto(address);
	await expect(theirs.locator('ol > li').last().getByRole('article')).toHaveId('st-028');
	await expect(theirs.getByRole('img', { name: 'Chart. Reactions over time' })).toBeVisible();
	await expect(theirs.getByText('need script')).toBeVisible();
	await expect(theirs.getByRole('button')).toHaveText(['Search']);
	expect(await theirs.content()).not.toContain('Ask them why');
	await other.close();
});

test('a reader keeps a statement and an event from the lists that they stand in', async ({
	page
}) => {
	for (const list of ['/statements', '/events']) {
		await page.goto(list);
		const item = page.getByRole('main').getByRole('article').nth(1);
		const id = await item.getAttribute('id');
		await item.getByRole('button', { name: `Keep the ${list.slice(1, -1)} ${id}` }).click();
		await item.getByRole('link', { name: 'Kept in your collection' }).click();
		await expect(page.locator('ol > li').last().getByRole('article')).toHaveId(id!);
	}
});

test('what was shared is kept as a whole, and what is taken out can be put back', async ({
	page
}) => {
	await page.goto(collection);
	await page.getByRole('button', { name: 'Keep these' }).click();
	await expect(page.getByText('This is your collection.')).toBeVisible();
	const entries = page.getByRole('main').locator('ol > li');
	await expect(entries).toHaveCount(5);
	await page.getByRole('textbox').nth(2).fill('The law itself.');
	await entries.nth(1).getByRole('button', { name: 'Take out' }).click();
	await expect(entries).toHaveCount(4);
	await page.getByRole('button', { name: 'Put it back' }).click();
	await expect(entries).toHaveCount(5);
	await page.goto('/collection');
	await expect(entries.nth(1).getByRole('article')).toHaveId('ev-044');
	await page.goto(collection.replace(/,.*/, ''));
	await expect(page.getByText('Somebody shared this collection.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Keep these' })).toBeHidden();
	await page.getByRole('link', { name: 'Your collection', exact: true }).first().click();
	await expect(entries).toHaveCount(5);
});

test('notes travel in a link only where their maker wants, unseen by the server, and can be kept beside one’s own', async ({
	page,
	browser,
	baseURL
}) => {
	await page.goto(pages['a statement']);
	await page.getByRole('button', { name: 'Keep' }).click();
	await page.goto('/collection');
	const note = page.getByRole('textbox', { name: 'Note on' });
	await note.fill('Ask them <b>why</b>.');
	const shared = page.locator('[data-share] [data-address]');
	await expect(shared).toHaveText(/\?items=statements\/st-028$/);
	await page.getByLabel('Put my notes into the link').check();
	await expect(shared).toHaveText(/\?items=statements\/st-028#notes=/);
	await note.fill('Ask them <b>why</b>. Before Friday.');
	const address = (await shared.textContent())!;

	const context = await browser.newContext({ baseURL });
	const theirs = await context.newPage();
	const asked: string[] = [];
	theirs.on('request', (request) => asked.push(request.url()));
	await theirs.goto(address);
	const came = theirs.locator('[data-their-note]');
	await expect(came).toHaveText(/Ask them <b>why<\/b>\. Before Friday\.$/);
	expect(asked.filter((url) => /notes|Friday/.test(url.split('#')[0]!))).toEqual([]);
	await theirs.getByRole('button', { name: 'Keep these' }).click();
	await expect(theirs.getByText('This is your collection.')).toBeVisible();
	const own = theirs.getByRole('textbox', { name: 'Note on' });
	await expect(own).toHaveValue('Ask them <b>why</b>. Before Friday.');
	await own.fill('My own words.');
	await theirs.goto('/about');
	await theirs.goto(address);
	await theirs.getByRole('button', { name: 'Keep these' }).click();
	await expect(own).toHaveValue('My own words.\nAsk them <b>why</b>. Before Friday.');
	await context.close();
});

test('notes in a link that nobody can read are refused with a sentence, and the items are shown', async ({
	page
}) => {
	const refusal = page.getByText('The notes in this link cannot be read');
	for (const fragment of ['#notes=%E0%A4', '#notes={}', `#notes=${'x'.repeat(50_000)}`]) {
		await page.goto('/about');
		await page.goto(collection + fragment);
		await expect(refusal).toBeVisible();
		await expect(page.getByRole('main').locator('ol > li')).toHaveCount(5);
	}
	await page.goto('/about');
	await page.goto(`${collection}#st-028`);
	await expect(page.getByText('Somebody shared this collection.')).toBeVisible();
	await expect(refusal).toBeHidden();
});

test('an item that is not on record is named, and the rest is shown; the page is not for indexes', async ({
	page
}) => {
	await page.goto(`${collection},statements/none`);
	await expect(page.getByText('“statements/none” is not the address of')).toBeVisible();
	await expect(page.getByRole('main').locator('ol > li')).toHaveCount(5);
	await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
	const menu = await openMenu(page, 'this collection');
	const csv = await menu.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href');
	expect((await page.request.get(csv!)).status()).toBe(200);
});

test('the system’s sheet is asked first, and where it fails the other ways stand open', async ({
	page
}) => {
	await page.addInitScript(() => {
		navigator.share = (data) => {
			document.title = `shared ${data?.url}`;
			return Promise.reject(new DOMException('No sheet', 'NotAllowedError'));
		};
	});
	await page.goto(pages['an event']);
	await openMenu(page, 'this event');
	await page.getByRole('button', { name: 'Share …' }).click();
	await expect(page).toHaveTitle(/^shared .+\/events\/ev-044$/);
	await expect(page.getByRole('link', { name: 'Send by mail' })).toBeVisible();
});
