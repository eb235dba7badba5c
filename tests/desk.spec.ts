import { add } from './entries.ts';
import { scripted } from './fixtures.ts';
import { expect, test } from './staff.ts';

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
	test(`a room of the desk is accessible, fits a telephone, and is kept from caches: ${room} @layout`, async ({
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

test.describe('the rooms of the desk on a telephone, without script', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

	test('take two lines, lead to those of every day in one tap and to others in two @layout', async ({
		page
	}) => {
		const rooms = page.getByRole('navigation', { name: 'The desk' });
		for (const room of ['/desk', '/desk/quotations', '/desk/looked-at', '/desk/account']) {
			await page.goto(room);
			const end = (await page.getByRole('button', { name: 'Sign out' }).boundingBox())!;
			const start = (await rooms.getByRole('link', { name: 'Desk' }).boundingBox())!;
			expect(end.y + end.height - start.y, room).toBeLessThanOrEqual(2.5 * end.height);
		}
		await rooms.getByRole('link', { name: 'Imports' }).click();
		await expect(page).toHaveURL(/\/desk\/imports$/);
		await rooms.getByText('More').click();
		await rooms.getByRole('link', { name: 'Outbox' }).click();
		await expect(page).toHaveURL(/\/desk\/outbox$/);
		await expect(rooms.getByText('More')).toHaveText('More: Outbox');
	});
});
