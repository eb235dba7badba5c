import { expect, overHttp, test } from './staff.ts';

overHttp(
	'staff are signed in, each in their role, and the dead sessions are dead',
	async ({ house }) => {
		const seen = async (name: Parameters<typeof house.request>[0]) => {
			const response = await house.request(name, '/desk');
			const words = (await response.text()).replace(/<[^>]+>/g, '');
			const shown = /You are signed in as (\w+, \w+)/.exec(words)?.[1];
			return shown ?? response.headers.get('location');
		};
		expect(await seen('administrator')).toBe('Asma, administrator');
		expect(await seen('editor')).toBe('Bilal, editor');
		expect(await seen('contributor')).toBe('Chanda, contributor');
		expect(await seen('other contributor')).toBe('Dawood, contributor');
		for (const name of ['signed out', 'revoked', 'revoked', undefined] as const)
			expect(await seen(name)).toBe('/sign-in?next=%2Fdesk');
	}
);

overHttp('somebody new follows the links of their letters', async ({ house }) => {
	const { email, visitor } = await house.newcomer('contributor');
	await visitor.request('/reset', { form: { email } });
	expect((await visitor.request(await house.linkTo('reset', email))).status).toBe(200);
});

test.describe('a window', () => {
	test.use({ as: 'editor' });

	test('is signed in as whom the test says', async ({ page, house, browser }) => {
		await page.goto('/desk');
		await expect(page.getByRole('main')).toContainText('Bilal, editor');
		const context = await house.contextOf(browser, 'contributor');
		const other = await context.newPage();
		await other.goto('/desk');
		await expect(other.getByRole('main')).toContainText('Chanda, contributor');
		await context.close();
	});
});
