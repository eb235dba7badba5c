import { expect, test } from './staff.ts';

test.use({ as: 'administrator' });

test('every room of the desk is accessible, fits a telephone, and is kept from caches @layout', async ({
	page,
	expectAccessible
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	for (const room of ['', '/people', '/activity', '/outbox', '/account'])
		await visit(`/desk${room}`);
	for (const room of ['password', 'address', 'sessions', 'two-step'])
		await visit(`/desk/account/${room}`);

	async function visit(address: string) {
		const response = await page.goto(address);
		expect(response?.headers()['cache-control'], address).toBe('private, no-store');
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(wider, `pixels by which ${address} is wider than the screen`).toBeLessThanOrEqual(0);
		await expectAccessible(page);
	}
});
