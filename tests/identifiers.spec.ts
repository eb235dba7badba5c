import { openMenu } from './menus.ts';
import { expect, test } from './staff.ts';

test.use({ as: 'editor', javaScriptEnabled: false });

test('an editor pastes the address of a register, and readers find the stakeholder by its number', async ({
	page
}) => {
	await page.goto('/desk/stakeholders/aic');
	await page.getByText('More fields').click();
	const row = (number: number) => page.getByRole('group', { name: `identifier ${number}` });
	await row(1).getByLabel('Register').selectOption('Wikidata');
	await row(1).getByLabel('Number or address').fill('https://www.wikidata.org/wiki/Q4806633');
	await page.getByRole('button', { name: 'Another identifier' }).click();
	await row(2).getByLabel('Register').selectOption('ISNI');
	await row(2).getByLabel('Number or address').fill('0000 0001 2146 4381');
	await page.getByLabel('What you changed, and why').fill('Registers');
	await page.getByRole('button', { name: 'Publish' }).last().click();

	await expect(row(2).getByLabel('Number or address')).toHaveAccessibleDescription(
		/check digits do not fit/
	);
	await expect(row(1).getByLabel('Number or address')).toHaveValue(
		'https://www.wikidata.org/wiki/Q4806633'
	);
	await row(2).getByLabel('Number or address').fill('0000 0001 2146 438X');
	await page.getByRole('button', { name: 'Publish' }).last().click();

	await page.goto('/search?q=Q4806633');
	await page.getByRole('link', { name: 'Asia Internet Coalition' }).click();
	const known = page.getByRole('link', { name: 'Wikidata Q4806633' });
	await expect(known).toHaveAttribute('href', 'https://www.wikidata.org/wiki/Q4806633');
	await (
		await openMenu(page, 'this stakeholder')
	)
		.getByRole('link', { name: 'History' })
		.first()
		.click();
	await expect(page.getByRole('main')).toContainText('Q4806633');
});
