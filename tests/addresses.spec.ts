import type { Page } from '@playwright/test';
import { published } from './facts.ts';
import { expect, test } from './staff.ts';

test.use({ as: 'editor' });
test.describe.configure({ mode: 'serial' });

const union = '/stakeholders/pakistan-federal-union-of-journalists';

async function readdress(page: Page, desk: string, slug: string) {
	await page.goto(desk);
	await page.getByText('More fields').click();
	await page.getByLabel('Short name in the address').fill(slug);
	await page.getByLabel('What you changed, and why').fill('A shorter address');
	await page.getByRole('button', { name: 'Publish', exact: true }).last().click();
	await expect(page).toHaveURL(/done=/);
}

const renamed = {
	topics: ['consultation', ''],
	regulations: ['pk-peca-2016', '?count=members'],
	articles: ['drf-2401', '']
} as const;

for (const [name, [id, query]] of Object.entries(renamed))
	test(`an old address of ${name} leads to the present one, with what its page reads of the query`, async ({
		page,
		house
	}) => {
		const desk = `/desk/${name}/${id}`;
		await page.goto(desk);
		const old = (await page.getByRole('link', { name: 'What readers see' }).getAttribute('href'))!;
		await readdress(page, desk, 'anew');
		await readdress(page, desk, 'anew-again');
		for (const path of [old, `/${name}/anew`]) {
			const answer = await house.request(undefined, `${path}${query || '?'}&from=print`);
			expect(answer.status, path).toBe(308);
			expect(answer.headers.get('location'), path).toBe(`/${name}/anew-again${query}`);
			// A redirect is permanent only until the item moves back, so caches must revalidate.
			expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
		}
		expect((await house.request(undefined, `/${name}/anew-again`)).status).toBe(200);
		expect((await house.request(undefined, `/${name}/never`)).status).toBe(404);
	});

test('a list that is narrowed by an old address is narrowed by the present one', async ({
	house
}) => {
	const old = 'topic=consultation&sort=latest';
	const answer = await house.request(undefined, `/articles?${old}`);
	expect(answer.status).toBe(308);
	expect(answer.headers.get('location')).toBe('/articles?topic=anew-again&sort=latest');
	const none = await house.request(undefined, '/articles?topic=anew-again&year=1999');
	expect(none.status).toBe(200);
});

test('two stakeholders are merged, the address leads on, and all of it is undone @postgres', async ({
	page,
	house,
	expectAccessible
}) => {
	const before = await (await house.request(undefined, union)).text();
	const namingThem = published('statements').filter(({ organisation, speaker, signatories = [] }) =>
		[organisation, speaker, ...signatories].includes('pfuj')
	);
	await page.goto('/desk/stakeholders/pfuj');
	await page.getByRole('link', { name: 'Merge with another' }).click();
	await expectAccessible(page);
	await page.getByRole('combobox', { name: 'Merge into' }).fill('Reporters Without B');
	await page.getByRole('option').first().click();
	await page.getByRole('button', { name: 'Show what that changes' }).click();
	await expect(page.getByRole('main')).toContainText(
		`${namingThem.length} statements will name Reporters Without Borders`
	);
	await expectAccessible(page);
	await page.getByLabel('How do you know').fill('  ');
	await page.getByRole('button', { name: 'Merge them' }).click();
	await expect(page.getByLabel('How do you know')).toHaveAccessibleDescription(/Say how you know/);
	await page.getByLabel('How do you know').fill('One office');
	await page.getByRole('button', { name: 'Merge them' }).click();
	await expect(page.getByRole('status')).toContainText('is merged into');
	await expectAccessible(page);

	const answer = await house.request(undefined, `${union}?a=b`);
	expect(answer.status).toBe(308);
	// Parameters that the page does not know are dropped.
	expect(answer.headers.get('location')).toBe('/stakeholders/reporters-without-borders');
	const list = await house.request(undefined, `/statements?stakeholder=${union.split('/').at(-1)}`);
	expect(list.headers.get('location')).toBe('/statements?stakeholder=reporters-without-borders');

	await page.getByText('Undo', { exact: true }).click();
	await page.getByLabel('Why are they two?').fill('Two offices');
	await page.getByRole('button', { name: /^Undo the merge/ }).click();
	await expect(page.getByRole('status')).toContainText('The merge is undone');
	const after = await house.request(undefined, union);
	expect(after.status).toBe(200);
	expect(withoutTimes(await after.text())).toBe(withoutTimes(before));
});

/** The time of the last change may differ between equal pages. */
const withoutTimes = (html: string) => html.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('what is typed stays, and says why there is no merge', async ({ page }) => {
		await page.goto('/desk/stakeholders/pfuj/merge');
		const field = page.getByLabel('Merge into', { exact: true });
		const show = page.getByRole('button', { name: 'Show what that changes' });
		await field.fill('Pakistan Union of Journalist');
		await show.click();
		await expect(field).toHaveValue('Pakistan Union of Journalist');
		await expect(field).toHaveAccessibleDescription(/No stakeholder is on record as/);
		await field.fill('pfuj');
		await show.click();
		await expect(field).toHaveAccessibleDescription(/one and the same/);
		await field.fill('rsf');
		await show.click();
		await page.getByRole('link', { name: 'The other way round' }).click();
		await expect(page).toHaveURL('/desk/stakeholders/rsf/merge?into=pfuj');
		await page.getByRole('link', { name: 'Choose another one' }).click();
		await expect(field).toHaveValue('');
	});

	test('somebody who looked before another one changed it is told, and keeps the reason', async ({
		page,
		house,
		browser
	}) => {
		await page.goto('/desk/stakeholders/pfuj/merge?into=rsf');
		const context = await house.contextOf(browser, 'administrator');
		await readdress(await context.newPage(), '/desk/stakeholders/rsf', 'rsf');
		await context.close();
		await page.getByLabel('How do you know').fill('One office');
		await page.getByRole('button', { name: 'Merge them' }).click();
		await expect(page.getByRole('alert')).toContainText('Someone else has changed this');
		await expect(page.getByLabel('How do you know')).toHaveValue('One office');
		await page.getByRole('button', { name: 'Merge them' }).click();
		await expect(page).toHaveURL(/\/desk\/merges/);
	});
});
