import { expect, test } from './fixtures.ts';
import { pages } from './pages.ts';

test.describe('the front page, without script', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

	test('begins with a law: when it was made, when its text came out, who reacted, each with a source', async ({
		page
	}) => {
		await page.goto(pages.home);
		const headings = page.getByRole('heading', { level: 2 });
		const law = page.getByRole('region', { name: (await headings.first().textContent())!.trim() });
		for (const stop of ['Made', 'Public', 'First reaction']) {
			const answer = law.locator('dl > div').filter({ has: page.getByText(stop, { exact: true }) });
			await expect(answer).toContainText(/\d{4}/);
			await expect(answer).toContainText('Source:');
		}
		await expect(law).toContainText(/\d+ of \d+ statements/);
		await law.getByRole('link').first().click();
		await expect(page).toHaveURL(/\/regulations\//);
	});

	test('invites with questions, to which the search knows the answer', async ({ page }) => {
		await page.goto(pages.home);
		const questions = page.getByRole('list', { name: 'For example' }).getByRole('link');
		expect(await questions.count()).toBeGreaterThan(1);
		for (const question of await questions.all()) {
			const asked = await question.textContent();
			const answer = await page.request.get((await question.getAttribute('href'))!);
			expect(await answer.text(), asked!).toContain('/regulations/');
		}
		await questions.first().click();
		await expect(page.getByRole('main')).toContainText(/First reaction/);
	});

	test('shows what was said last in the speakers’ own words, with day, outlet and law', async ({
		page
	}) => {
		await page.goto(pages.home);
		const statement = page.getByRole('article').filter({ has: page.locator('blockquote') });
		await expect(statement).toHaveCount(3);
		await expect(statement.first().locator('blockquote')).toHaveText(/^\s*“.+[”…]\s*$/s);
		await expect(statement.first()).toContainText(/Quoted from: \S/);
		await statement.first().locator('a[href*="/statements/"]').last().click();
		await expect(page.getByRole('main')).toContainText('Quoted from');
	});

	test('tells what changed, each a dated sentence with its source', async ({ page }) => {
		await page.goto(pages.home);
		const section = page.locator('section').filter({ hasText: 'What changed' });
		const changes = section.getByRole('listitem');
		await expect(changes.first()).toContainText(/\d{4}\s+\w+\.\s+\S.+\./);
		await expect(changes.first()).toContainText('Source:');
		await changes.first().getByRole('link').first().click();
		await expect(page).toHaveURL(/\/events\/|\/corrections/);
		await expect(page.getByRole('main')).toContainText(/Source/);
	});

	test('shows who changed position, from which stance to which, and both statements', async ({
		page
	}) => {
		await page.goto(pages.home);
		const section = page.locator('section').filter({ hasText: 'Who changed position' });
		const move = section.getByRole('listitem').first();
		await expect(move).toContainText(/(Oppose|Concerned|Neutral|Mixed|Support)\s+to\s+\S/);
		await expect(move.locator('a[href*="/statements/"]')).toHaveCount(2);
	});

	test('shows the days that laws were hidden as squares, an act of parliament without', async ({
		page
	}) => {
		await page.goto(pages.home);
		const row = (words: string) => page.getByRole('listitem').filter({ hasText: words }).first();
		const hidden = row('22 days hidden; by other sources 10 to 26');
		await expect(hidden.getByRole('img')).toBeVisible();
		await expect(hidden.locator(`a[href$="${pages['a law']}"]`)).toBeVisible();
		const act = row('4 days from assent to gazette');
		await expect(act.getByRole('img')).toHaveCount(0);
		await expect(row('29 days hidden; by other sources none')).toBeVisible();
		await page.getByRole('link', { name: 'Compare all laws' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trends across laws');
	});

	test('has the latest articles, and says that no date ahead is on record and what to do', async ({
		page
	}) => {
		await page.goto(pages.home);
		const main = page.getByRole('main');
		await expect(main.locator('a[href*="/articles/"].title')).toHaveCount(6);
		await expect(main).toContainText(
			/No date ahead is on record\.\s+The last event on record is of \d/
		);
		await expect(main.getByRole('link', { name: 'Tell the editors' })).toHaveAttribute(
			'href',
			/\/corrections\/report\?page=\/coming$/
		);
		await main.getByRole('link', { name: 'All dates ahead, with a calendar' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Coming up');
	});
});
