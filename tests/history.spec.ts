import { openMenu } from './menus.ts';
import { by, filled, send } from './entry.ts';
import { pages } from './pages.ts';
import { expect, overHttp, test } from './staff.ts';

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

	test('a reader finds what a statement said before, when it changed and why @journey @postgres', async ({
		page,
		house
	}) => {
		const bilal = by(house, 'editor');
		const first = filled('statement', 'It said this at first');
		const { id } = await send(bilal, 'statement', 'publish', first);
		const change = {
			...first,
			key: crypto.randomUUID(),
			version: '1',
			reason: 'The letter says otherwise',
			summary: 'It says this now'
		};
		expect((await send(bilal, 'statement', 'publish', change, id)).id).toBe(id);

		await page.goto(`/statements/${id}`);
		await (await openMenu(page, 'this statement')).getByRole('link', { name: 'History' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('It says this now');
		const newest = page.getByRole('listitem').filter({ hasText: 'Version 2' });
		await expect(newest).toContainText('by an editor');
		await expect(newest).toContainText('The letter says otherwise');
		await expect(page.getByRole('main')).not.toContainText('Bilal');
		await newest.getByText('What differs: What was said').click();
		await expect(newest.getByText('It said this at first')).toBeVisible();

		await page.getByRole('link', { name: 'Version 1', exact: true }).click();
		await expect(page).toHaveURL(`/statements/${id}?version=1`);
		const main = page.getByRole('main');
		await expect(main).toContainText('It said this at first');
		await expect(main).toContainText('What stands around it is today’s');
		await expect(main).not.toContainText('It says this now');
		await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
		await main.getByRole('link', { name: 'The statement as it stands today' }).click();
		await expect(main).toContainText('It says this now');
	});
});

test('a reader of what was withdrawn learns when it was on record, and nothing of what it said', async ({
	page,
	house,
	expectAccessible
}) => {
	const bilal = by(house, 'editor');
	const form = filled('statement', 'Words that a court forbade');
	const { id } = await send(bilal, 'statement', 'publish', form);
	const withdrawal = { version: '1', reason: 'A court order', key: crypto.randomUUID() };
	const at = `/desk/statements/${id}/withdraw`;
	expect((await house.request('editor', at, { form: withdrawal })).status).toBe(303);

	expect((await page.goto(`/statements/${id}`))?.status()).toBe(410);
	await page.getByRole('link', { name: /^Its history/ }).click();
	const main = page.getByRole('main');
	await expect(main).toContainText('gone from its old versions too');
	await expect(main).toContainText('A court order');
	await expect(main).toContainText('Version 1');
	await expect(main).not.toContainText('Words that a court forbade');
	await expectAccessible(page);
	expect((await page.goto(`/statements/${id}?version=1`))?.status()).toBe(410);
	await expect(page.locator('html')).not.toContainText('Words that a court forbade');
});

overHttp(
	'a version that was never public is refused in a sentence that says which',
	async ({ house }) => {
		const asked: [address: string, sentence: string][] = [
			[`${pages['a law']}?version=77`, 'Version 77 of this law was never public.'],
			[`${pages['an event']}?version=latest`, '“latest” is no number of a version.'],
			[`${pages['a topic']}?version=0`, '“0” is no number of a version.'],
			[`/statements/nobody?version=1`, 'No statement with this address is on record.'],
			[`${pages['a statement']}/version`, 'Look for a typing mistake in the address.'],
			['/articles/nobody/history', 'No article with this address is on record.'],
			['/memberships/nobody/history', 'Look for a typing mistake in the address.']
		];
		for (const [address, sentence] of asked) {
			const answer = await house.request(undefined, address);
			expect(answer.status, address).toBe(404);
			expect(await answer.text(), address).toContain(sentence);
		}
	}
);
