import { openMenu } from './menus.ts';
import { by, fieldsIn, filled, onRecord, send } from './entry.ts';
import { expect, overHttp, test } from './staff.ts';

const title = 'Repeal the Citizens Protection Rules';
const path = '/campaigns/repeal-the-citizens-protection-rules';

test.describe('a contributor', () => {
	test.use({ as: 'contributor', javaScriptEnabled: false });

	test('enters a campaign and sends it, an editor publishes it, and readers see what came of each demand', async ({
		page,
		house,
		browser
	}) => {
		await page.goto('/desk');
		await page.getByRole('link', { name: 'Add a campaign' }).click();
		await page.getByLabel('Title').fill(title);
		await page.getByLabel('What it is').fill('The union asks for the rules to be withdrawn.');
		await page.getByLabel('Began').fill('13 February 2020');
		await page.getByLabel('Laws').last().fill('pk-cp-rules-2020');
		await page.getByRole('combobox', { name: 'Demand', exact: true }).selectOption('Withdraw');
		await page.getByRole('combobox', { name: 'What came of it' }).selectOption('Partly met');
		await page.getByLabel('Since').first().fill('20 October 2020');
		await page.getByLabel('Page that says so').first().fill('brecorder-40027714');
		await page.getByLabel('Who', { exact: true }).first().fill('pfuj');
		await page.getByLabel('Sources').last().fill('drm-pfuj-0214');
		await page.getByRole('button', { name: 'Send to an editor' }).last().click();
		await expect(page).not.toHaveURL(/\/new/);
		expect((await page.goto(path))?.status()).toBe(404);

		const context = await house.contextOf(browser, 'editor');
		const desk = await context.newPage();
		await desk.goto('/desk/review');
		await desk.getByRole('link', { name: title }).click();
		await expect(desk.getByRole('main')).toContainText('Partly met');
		await desk.getByRole('button', { name: 'Publish' }).first().click();
		await expect(desk.getByRole('status').first()).toContainText(`Published: ${title}`);
		await context.close();

		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		const demand = page.getByRole('listitem').filter({ hasText: 'Withdraw' }).first();
		await expect(demand).toContainText('Partly met, 20 October 2020');
		await demand.getByRole('link').click();
		await expect(page).toHaveURL(/#s-brecorder-40027714$/);
		await openMenu(page, 'this campaign');
		await page.getByText('Embed this campaign').click();
		const html = await page.getByLabel('HTML: Embed this campaign').inputValue();
		await page.goto(/src="([^"]+)"/.exec(html)![1]!);
		await expect(page.getByRole('main')).toContainText('Partly met, 20 October 2020');
		await page.goto(`/regulations/${onRecord.regulation}`);
		await page.getByRole('link', { name: /campaigns about it$/ }).click();
		await expect(page.getByRole('link', { name: title })).toBeVisible();
	});
});

overHttp(
	'what came of a demand is refused without its page and day, and nothing typed is lost',
	async ({ house }) => {
		const editor = by(house, 'editor');
		const typed = {
			...filled('campaign', 'A claim without a source'),
			'demands.0.outcome': 'met',
			'demands.0.words': 'Take them back'
		};
		const refused = await send(editor, 'campaign', 'publish', typed);
		expect(refused.status).toBe(400);
		expect(refused.html).toContain('Name a published page that says what came of this demand.');
		const fields = fieldsIn(refused.html);
		expect(fields.get('demands.0.outcome')).toBe('met');
		expect(fields.get('demands.0.words')).toBe('Take them back');
		const source = { 'demands.0.article': onRecord.article, 'demands.0.date': 'February 2020' };
		expect((await send(editor, 'campaign', 'publish', { ...typed, ...source })).id).toBeTruthy();
	}
);
