import type { Page } from '@playwright/test';
import { add, enter, inReview } from './entries.ts';
import { scripted } from './fixtures.ts';
import { expect, stateOf, test } from './staff.ts';

test.use({ as: 'administrator' });

test('who opens a room of another role is told whose it is', async ({ house }) => {
	for (const [name, path, told] of [
		['contributor', '/desk/looked-at', 'This is for editors, and your role is contributor.'],
		['editor', '/desk/people', 'This is for administrators, and your role is editor.']
	] as const) {
		const answer = await house.request(name, path);
		expect(answer.status).toBe(403);
		expect(await answer.text()).toContain(told);
	}
});

for (const path of ['/desk/statements/nonesuch', '/desk/nothing', '/desk/capture/nonesuch'])
	test(`who opens what the desk does not have keeps its rooms in reach: ${path}`, async ({
		page,
		expectAccessible
	}) => {
		expect((await page.goto(path))?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'There is no page at this address'
		);
		await expectAccessible(page);
		await page
			.getByRole('navigation', { name: 'The desk' })
			.getByRole('link', { name: 'Review' })
			.click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Review');
	});

for (const room of [
	...['/desk', '/desk/capture', '/desk/people', '/desk/activity', '/desk/outbox', '/desk/account'],
	...['password', 'address', 'sessions', 'two-step'].map((room) => `/desk/account/${room}`)
])
	test(`a room of the desk is accessible, fits a telephone, and is kept from caches: ${room}`, async ({
		page,
		expectAccessible
	}) => {
		await page.setViewportSize({ width: 360, height: 740 });
		const response = await page.goto(room);
		expect(response?.headers()['cache-control']).toBe('private, no-store');
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await scripted(page);
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(wider, 'pixels by which it is wider than the screen').toBeLessThanOrEqual(0);
		await expectAccessible(page);
	});

test('what is changed is named by the title and the heading of its form', async ({
	page,
	house
}) => {
	await page.goto(await add(house, 'topics', { name: 'Whispering galleries' }));
	await expect(page).toHaveTitle(/^Change: Whispering galleries/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change “Whispering galleries”');
});

test.describe('the first page of the desk', () => {
	test.use({ as: 'contributor', javaScriptEnabled: false });

	test('tells somebody new what to do first, and reads the page whose address is pasted there', async ({
		page,
		browser,
		house
	}) => {
		const { visitor } = await house.newcomer('contributor');
		const context = await browser.newContext({
			baseURL: house.url,
			storageState: stateOf(visitor.cookies.get('__Host-session')!)
		});
		const theirs = await context.newPage();
		await theirs.goto('/desk');
		const next = theirs.getByRole('region', { name: 'Begin here' });
		await expect(next.getByRole('listitem')).toHaveCount(3);
		await context.close();

		await page.goto('/desk');
		await page.getByLabel('Address of a page').fill('http://169.254.169.254/latest');
		await page.getByRole('button', { name: 'Read the page' }).click();
		await expect(page).toHaveURL(/\/desk\/capture$/);
		await expect(page.getByLabel('Its address, or its text')).toHaveAccessibleDescription(
			/on the public internet answers/
		);
	});

	test('names one next step: what was sent back to its author, what was sent to an editor', async ({
		page,
		browser,
		house
	}) => {
		const summary = 'It is the next step.';
		await enter(house, 'contributor', 'send', { summary });
		const context = await house.contextOf(browser, 'editor');
		const desk = await context.newPage();
		await desk.goto('/desk');
		const next = (page: Page) => page.getByRole('region').first();
		await expect(next(desk)).toContainText(/entr(y|ies) sent to the editors, the first/);
		await next(desk).getByRole('link', { name: 'Begin' }).click();
		await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Review');
		await context.close();

		const review = await inReview(house, summary);
		const form = { version: '1', note: 'Which page says so?' };
		await house.request('editor', `${review}?/back`, { form });
		await page.goto('/desk');
		await expect(next(page)).toContainText(`Sent back: Asia Internet Coalition: ${summary}`);
		await expect(next(page)).toContainText('Which page says so?');
		await next(page).getByRole('link', { name: 'Mend it' }).click();
		await expect(page).toHaveURL(/\/desk\/proposals\//);
	});
});

test.describe('a form that was refused', () => {
	test.use({
		as: 'contributor',
		javaScriptEnabled: false,
		viewport: { width: 360, height: 740 }
	});

	test('names each fault above its fields, and leads to the field; to send it is always in reach', async ({
		page
	}) => {
		await page.goto('/desk/statements/new');
		const send = page.getByRole('button', { name: 'Send to an editor' }).last();
		await expect(send).toBeInViewport();
		await send.click();
		const faults = page.getByRole('alert').getByRole('listitem');
		await expect(faults).toHaveCount(await page.locator('[aria-invalid]').count());
		await expect(faults.filter({ hasText: 'Give the date.' })).toHaveCount(1);
		await page.getByRole('alert').getByRole('link', { name: 'Date' }).click();
		const date = page.getByLabel('Date', { exact: true });
		await expect(date).toBeFocused();
		const [field, foot] = [(await date.boundingBox())!, (await send.boundingBox())!];
		expect(field.y + field.height).toBeLessThan(foot.y);
	});
});

test.describe('the rooms of the desk on a telephone, without script', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

	test('are four in one line, and each page of theirs is two taps away', async ({ page }) => {
		const rooms = page.getByRole('navigation', { name: 'The desk' });
		for (const [path, room] of [
			['/desk', 'Add'],
			['/desk/statements/new', 'Add'],
			['/desk/quotations', 'Upkeep'],
			['/desk/account/tokens', 'House']
		] as const) {
			await page.goto(path);
			await expect(rooms.getByRole('link')).toHaveText(['Add', 'Review', 'Upkeep', 'House']);
			const end = (await page.getByRole('button', { name: 'Sign out' }).boundingBox())!;
			const start = (await rooms.getByRole('link', { name: 'Add' }).boundingBox())!;
			expect(end.y, path).toBe(start.y);
			await expect(rooms.locator('[aria-current]')).toHaveText(room);
		}
		for (const [room, first, member, path] of [
			['Add', /\/desk$/, 'From a file', /\/desk\/imports$/],
			['Review', /\/desk\/review$/, 'Reported mistakes', /\/desk\/corrections$/],
			['Upkeep', /\/desk\/looked-at$/, 'Merges', /\/desk\/merges$/],
			['House', /\/desk\/people$/, 'Outbox', /\/desk\/outbox$/]
		] as const) {
			await rooms.getByRole('link', { name: room }).click();
			await expect(page).toHaveURL(first);
			const members = page.getByRole('navigation', { name: room });
			await members.getByRole('link', { name: member }).click();
			await expect(page).toHaveURL(path);
			await expect(members.getByRole('link', { name: member })).toHaveAttribute(
				'aria-current',
				'page'
			);
		}
	});
});
