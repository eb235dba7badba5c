import type { Page } from '@playwright/test';
import { add, statement } from './entries.ts';
import { holdScripts, scripted } from './fixtures.ts';
import { pages, refusals } from './pages.ts';
import { fixReported, reportOf } from './reports.ts';
import { expect, overHttp, test } from './staff.ts';

const regulation = pages['a law'];
const link = /href="[./]*(\/corrections\/report\?page=[^"]+)"/;

overHttp('every public page leads to a form that knows it', async ({ house }) => {
	const textOf = async (path: string) => (await house.request(undefined, path)).text();
	for (const address of Object.values(pages)) {
		const [, form] = link.exec(await textOf(address)) ?? [];
		if (/^\/(corrections\/report|follow)/.test(address)) expect(form, address).toBeUndefined();
		else
			expect(await textOf(form?.replaceAll('&amp;', '&') ?? ''), address).toContain('On the page');
	}
	for (const [address] of Object.values(refusals)) expect(await textOf(address)).not.toMatch(link);
});

overHttp('a page whose item was withdrawn can be wrong as well', async ({ house }) => {
	const statement = '/desk/statements/st-001';
	const form = { version: '1', reason: 'The letter was forged.', key: crypto.randomUUID() };
	const answer = await house.request('editor', `${statement}/withdraw`, { form });
	expect(answer.status, await answer.text()).toBe(303);
	const tombstone = await house.request(undefined, '/statements/st-001');
	expect(tombstone.status).toBe(410);
	const [, path] = link.exec(await tombstone.text()) ?? [];
	expect(await (await house.request(undefined, path ?? '')).text()).toContain(
		'A withdrawn statement'
	);
});

async function report(page: Page, message: string) {
	await page.goto(regulation);
	await page.getByRole('link', { name: 'Report a mistake' }).click();
	await page.getByLabel('What is wrong').fill(message);
	await page.getByRole('button', { name: 'Send the report' }).click();
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a reader reports a mistake on a law’s page, an editor corrects it, and all readers are told @journey @postgres', async ({
		page,
		house,
		browser
	}) => {
		await report(page, 'Too short');
		await expect(page.getByLabel('What is wrong')).toHaveValue('Too short');
		await expect(page.getByLabel('What is wrong')).toHaveAccessibleDescription(/10 characters/);
		await page.getByLabel('What is wrong').fill('It was notified on 21 January.');
		await page.getByLabel('A published page').fill('https://dawn.com/news/1534572');
		await page.getByLabel('Your e-mail address').fill('dawood@example.org');
		await page.getByRole('button', { name: 'Send the report' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('with the editors');
		await page.getByRole('link', { name: /^Citizens Protection/ }).click();
		await expect(page).toHaveURL(regulation);

		const context = await house.contextOf(browser, 'editor');
		const desk = await context.newPage();
		await desk.goto('/desk');
		await desk.getByRole('link', { name: /mistakes? reported by readers/ }).click();
		await expect(desk.getByRole('main')).toContainText('dawood@example.org');
		await desk.getByRole('link', { name: 'Edit the law' }).click();
		await expect(desk.getByLabel('Title')).toHaveValue(/^Citizens Protection/);
		await desk.goBack();
		await desk.getByRole('link', { name: /^Decide on Citizens Protection/ }).click();
		const waiting = desk.url();
		await expect(desk.getByText('Nothing was saved since this was reported')).toBeVisible();
		const answer = 'It said that the rules were notified in February. They were on 21 January.';
		await desk.getByLabel('What was wrong').fill(answer);
		await desk.getByRole('button', { name: 'It was a mistake' }).click();
		await expect(
			desk.getByRole('group', { name: 'The saved change that mends it' })
		).toHaveAccessibleDescription(/put the record right first/);
		await expect(desk.getByLabel('What was wrong')).toHaveValue(answer);
		await page.goto('/corrections');
		await expect(page.getByRole('main')).not.toContainText(answer);

		await desk.getByRole('link', { name: 'Edit the law' }).click();
		await desk.getByLabel('What it does').fill('Rules that were notified on 21 January 2020.');
		await desk.getByLabel('What you changed, and why').fill('The day of the notification');
		await desk.getByRole('button', { name: 'Publish' }).last().click();
		await expect(desk.getByRole('main')).toContainText('Published: readers see it now.');
		await desk.goto(waiting);
		await desk.getByLabel('The day of the notification').check();
		await desk.getByLabel('Note for other staff').fill('Seen in the gazette.');
		await desk.getByRole('button', { name: 'It was a mistake' }).click();
		await expect(desk.getByLabel('What was wrong')).toHaveAccessibleDescription(/Tell readers/);
		await expect(desk.getByLabel('Note for other staff')).toHaveValue('Seen in the gazette.');
		await expect(desk.getByLabel('The day of the notification')).toBeChecked();
		await desk.getByLabel('What was wrong').fill(answer);
		await desk.getByRole('button', { name: 'It was a mistake' }).click();
		await expect(desk.getByRole('main')).toContainText('Corrected, says Bilal');
		await expect(desk.getByRole('main')).toContainText('Put right in version 2 of the law');
		await context.close();

		await page.goto('/corrections');
		const entry = page.getByRole('listitem').filter({ hasText: answer });
		await expect(entry).toContainText('Put right in version 2 of the law');
		await entry
			.getByRole('link', { name: /^Citizens Protection/ })
			.first()
			.click();
		const note = page.locator('.notice').first();
		await expect(note).toContainText(answer);
		await note.getByText('What it said, and what it says since').click();
		await expect(note).toContainText('Rules that were notified on 21 January 2020.');
		const cited = await house.request(undefined, `${regulation}/cite.txt`);
		expect(await cited.text()).toContain(answer);
		const feed = await house.request(undefined, '/regulations/feed.json');
		expect(await feed.text()).toContain(answer);
		await note.getByRole('link', { name: 'History' }).click();
		await expect(page.getByRole('main')).toContainText('by an editor');
	});
});

test('of two editors the second is told, and keeps what they typed', async ({
	house,
	browser,
	expectAccessible
}) => {
	const at = await reportOf(
		house,
		{ page: '/trends', message: 'Two editors look at this one.' },
		'127.0.0.5'
	);
	const contexts = [
		await house.contextOf(browser, 'editor'),
		await house.contextOf(browser, 'administrator')
	];
	const [bilal, asma] = await Promise.all(contexts.map((context) => context.newPage()));
	const { changes } = await fixReported(house, at);
	for (const desk of [bilal!, asma!]) await desk.goto(at);
	await bilal!.getByLabel('What was wrong').fill('A number was wrong.');
	await bilal!.locator(`[value="${changes}"]`).check();
	await asma!.getByRole('button', { name: 'It was no mistake' }).click();
	await expect(asma!.getByRole('main')).toContainText('No mistake, says Asma');
	await bilal!.getByRole('button', { name: 'It was a mistake' }).click();
	await expect(bilal!.getByRole('alert')).toContainText('Somebody else has decided');
	await expect(bilal!.getByRole('main')).toContainText('No mistake, says Asma');
	await expect(bilal!.getByLabel('What was wrong')).toHaveValue('A number was wrong.');
	await expect(bilal!.locator(`[value="${changes}"]`)).toBeChecked();
	await expectAccessible(bilal!);
	await bilal!.getByRole('button', { name: 'It was a mistake' }).click();
	await expect(bilal!.getByRole('main')).toContainText('Corrected, says Bilal');
	await bilal!.goto('/desk/corrections');
	await expectAccessible(bilal!);
	for (const context of contexts) await context.close();
});

test('what an editor types before the page’s script has come stays', async ({ house, browser }) => {
	const report = { page: '/topics', message: 'An editor on a slow line looks at this one.' };
	const at = await reportOf(house, report, '127.0.0.5');
	const context = await house.contextOf(browser, 'editor');
	const desk = await context.newPage();
	const arrive = await holdScripts(desk);
	await desk.goto(at, { waitUntil: 'commit' });
	await desk.getByLabel('What was wrong').fill('Typed early.');
	arrive();
	await scripted(desk);
	await expect(desk.getByLabel('What was wrong')).toHaveValue('Typed early.');
	await context.close();
});

test('too many reports are refused with a sentence, and the text stays', async ({
	page,
	expectAccessible
}) => {
	const taken = page.getByRole('heading', { level: 1, name: 'with the editors' });
	const refused = page.getByRole('alert');
	let sent = 0;
	for (; sent < 6; sent++) {
		await report(page, `Report ${sent} of somebody in a hurry.`);
		await expect(taken.or(refused)).toBeVisible();
		if (await refused.isVisible()) break;
	}
	expect(sent).toBeLessThan(6);
	await expect(refused).toContainText('Try again in an hour');
	await expect(page.getByLabel('What is wrong')).toHaveValue(
		`Report ${sent} of somebody in a hurry.`
	);
	await expectAccessible(page);
});

test('a stranger finds no way to the reports', async ({ page }) => {
	await page.goto('/desk/corrections');
	await expect(page).toHaveURL('/sign-in?next=%2Fdesk%2Fcorrections');
});

overHttp('a page of another site is no page to report', async ({ house }) => {
	const form = { page: 'https://evil.example/about', message: 'This is about something else.' };
	const answer = await house.request(undefined, '/corrections/report', { form });
	expect(answer.status).toBe(400);
	const text = await answer.text();
	expect(text).toContain('No page of Rulewatch has this address.');
	expect(text).toContain(`>${form.message}</textarea>`);
	const crossSite = { headers: { origin: 'https://evil.example' } };
	const foreign = { form: { ...form, page: '/about' }, ...crossSite };
	expect((await house.request(undefined, '/corrections/report', foreign)).status).toBe(403);
});

overHttp(
	'promise 10: what a reader told staff, and staff told each other, stands on no public page',
	async ({ house }) => {
		const secret = 'zq7f3a';
		const message = `Words ${secret} of the reader.`;
		const report = { page: regulation, message, contact: `${secret}@example.org` };
		const at = await reportOf(house, report, '127.0.0.6');
		const decision = {
			version: '1',
			state: 'made',
			answer: 'Put right.',
			note: `Note ${secret}`,
			...(await fixReported(house, at))
		};
		expect((await house.request('editor', at, { form: decision })).status).toBe(303);

		const addresses = Object.values(pages).flatMap((address) => {
			const [path, query = ''] = address.split('?', 2);
			const data = `${path === '/' ? '' : path}/__data.json?${query}`;
			return [address, data];
		});
		const showing = async (who: 'editor' | 'contributor' | undefined, paths: string[]) => {
			const found: string[] = [];
			for (const path of paths)
				if ((await (await house.request(who, path)).text()).includes(secret)) found.push(path);
			return found;
		};
		const desk = ['/desk/corrections', at, `${at}/__data.json`];
		const all = [
			...addresses,
			...desk,
			'/no/such/page',
			'/robots.txt',
			'/desk',
			'/desk/__data.json'
		];
		expect(await (await house.request(undefined, '/corrections')).text()).toContain('Put right.');
		expect(await showing(undefined, all)).toEqual([]);
		expect(await showing('contributor', all)).toEqual([]);
		expect(await showing('editor', all)).toEqual(desk);
	}
);

test('an editor who changes a stance says whether it was wrong, and readers are told', async ({
	house,
	browser
}) => {
	const form = { ...statement, summary: 'They were misheard.', 'positions.0.stance': 'concerned' };
	const at = await add(house, 'statements', form);
	const context = await house.contextOf(browser, 'editor');
	const page = await context.newPage();
	await page.goto(at);
	const stance = page.getByRole('group', { name: 'position 1' }).getByLabel('Stance');
	await stance.selectOption('support');
	await page.getByLabel('What you changed, and why').fill('They said that it helps');
	await page.getByRole('button', { name: 'Publish' }).last().click();
	const choice = page.getByRole('group', { name: 'What this change is' });
	await expect(choice).toHaveAccessibleDescription(/Say whether this puts something right/);
	await expect(stance).toHaveValue('support');
	await expect(page.getByLabel('What you changed, and why')).toHaveValue('They said that it helps');
	await choice.getByLabel('It puts something right').check();
	await page.getByRole('button', { name: 'Publish' }).last().click();
	await expect(page.getByRole('main')).toContainText('Published: readers see it now.');
	await page.goto('/corrections');
	const entry = page.getByRole('listitem').filter({ hasText: 'They said that it helps' });
	await expect(entry).toContainText('stance: Support, not Concerned');
	await context.close();
});
