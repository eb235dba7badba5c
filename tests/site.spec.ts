import { principleKeys } from '../src/lib/domain/principles.ts';
import { scripted } from './fixtures.ts';
import { pages } from './pages.ts';
import { expect, test } from './staff.ts';

// The choices of those who run a copy; src/lib/server/site has the rules.

test.describe('an editor', () => {
	test.use({ as: 'editor', viewport: { width: 360, height: 740 } });

	test('chooses the law with which the front page begins, and takes the choice back', async ({
		page,
		expectAccessible
	}) => {
		await page.goto(pages.home);
		const first = page.getByRole('heading', { level: 2 }).first();
		const usual = (await first.textContent())!;
		await page.goto('/desk/site');
		await expect(page.getByRole('button', { name: 'Save the networks' })).toHaveCount(0);
		await scripted(page);
		const law = page.getByRole('combobox', { name: 'Law' });
		await law.fill('No such law');
		// The suggestions below the field cover the button until the field is left.
		await law.press('Tab');
		await page.getByRole('button', { name: 'Save the choice' }).click();
		await expect(page.getByText('No law is on record as “No such law”')).toBeVisible();
		await law.fill('Citizens Protection');
		await page.getByRole('option').first().click();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Save the choice' }).click();
		await expect(page.getByRole('status').first()).toContainText('from now on');
		await page.goto(pages.home);
		await expect(first).toHaveText(/Citizens Protection/);
		await expect(page.getByText('by other sources 10 to 26').first()).toBeVisible();
		await expectAccessible(page);

		await page.request.post('/desk/site?/feature', {
			form: { law: '' },
			headers: { origin: new URL(page.url()).origin }
		});
		await page.goto(pages.home);
		await expect(first).toHaveText(usual);
	});
});

test.describe('an administrator', () => {
	test.use({ as: 'administrator' });

	test('chooses networks, which stand below «Share» as plain links, and none else', async ({
		page
	}) => {
		await page.goto('/desk/site');
		await page.getByLabel('Mastodon').check();
		await page.getByLabel('WhatsApp').check();
		await page.getByRole('button', { name: 'Save the networks' }).click();
		await expect(page.getByRole('status').first()).toContainText('from now on');
		await page.goto(pages['an event']);
		const links = page.locator('a[data-network]');
		await expect(links).toHaveText(['Mastodon', 'WhatsApp']);
		for (const link of await links.all()) {
			await expect(link).toHaveAttribute('rel', 'external noopener nofollow');
			const href = decodeURIComponent((await link.getAttribute('href'))!);
			expect(href).toContain(`${new URL(page.url()).origin}${pages['an event']}`);
		}
	});

	test('writes about the newsroom in paragraphs, and HTML in them is shown as it was typed', async ({
		page
	}) => {
		await page.goto('/desk/site');
		const words = 'We are three people.\n\nWe read <b>laws</b>.';
		await page.getByLabel('About your newsroom').fill(words);
		await page.getByRole('button', { name: 'Save the words' }).click();
		await expect(page.getByRole('status').first()).toContainText('from now on');
		await expect(page.getByLabel('About your newsroom')).toHaveValue(words);
		await page.goto(pages.about);
		const own = page.getByRole('region', { name: 'In the newsroom’s own words' });
		await expect(own.locator('p')).toHaveText(['We are three people.', 'We read <b>laws</b>.']);
		await expect(own.locator('b')).toHaveCount(0);
	});

	test('shows a picture above the words, in its own words for who does not see it, until it is removed', async ({
		page,
		expectAccessible
	}) => {
		await page.goto('/desk/site');
		await page.getByLabel('What it shows').fill('Two editors');
		const picture = page.getByLabel('Picture', { exact: true });
		await picture.setInputFiles({
			name: 'a.png',
			mimeType: 'image/png',
			buffer: Buffer.from('no')
		});
		await page.getByRole('button', { name: 'Save the picture' }).click();
		await expect(page.getByText('This file is no JPEG, PNG or WebP picture').first()).toBeVisible();
		await expect(page.getByLabel('What it shows')).toHaveValue('Two editors');
		await picture.setInputFiles('static/apple-touch-icon.png');
		await page.getByRole('button', { name: 'Save the picture' }).click();
		await expect(page.getByRole('status').first()).toContainText('from now on');
		await expectAccessible(page);

		await page.goto(pages.about);
		const shown = page.getByRole('img', { name: 'Two editors' });
		await expect(shown).toHaveJSProperty('complete', true);
		expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
			0
		);
		await page.goto('/desk/site');
		await page.getByRole('button', { name: 'Remove it' }).click();
		await page.goto(pages.about);
		await expect(shown).toHaveCount(0);
		expect((await page.request.get('/about/picture.webp')).status()).toBe(404);
	});

	test('answers who runs this copy, and names the stakeholder that does', async ({
		page,
		expectAccessible
	}) => {
		await page.goto('/about/this-copy');
		await expect(page.getByText('Not answered by those')).toHaveCount(principleKeys.length);
		await page.goto('/desk/site/this-copy');
		await page.getByLabel('People').fill('Three people.\n\nOne of them <b>sues</b>.');
		await page.getByRole('button', { name: 'Save the answers' }).click();
		await expect(page.getByRole('status').first()).toContainText('from now on');
		await page.getByLabel('People').fill('Four people.');
		await page.getByRole('button', { name: 'Save the answers' }).click();
		await scripted(page);
		const stakeholder = page.getByRole('combobox', { name: 'Stakeholder' });
		await stakeholder.fill('Asia Internet Coalition');
		await page.getByRole('option').first().click();
		await page.getByRole('button', { name: 'Save the stakeholder' }).click();
		await expect(page.getByRole('status').first()).toContainText('from now on');

		await page.goto(pages.home);
		await page.getByRole('contentinfo').getByRole('link', { name: 'Who runs this copy' }).click();
		const answers = page.getByRole('main');
		await expect(answers.getByText('Four people.')).toBeVisible();
		await answers.getByText('Earlier answers').click();
		await expect(answers.getByText('One of them <b>sues</b>.')).toBeVisible();
		await expect(answers.getByText('Not answered by those')).toHaveCount(principleKeys.length - 1);
		await expectAccessible(page);
		await answers.getByRole('link', { name: 'their statements' }).click();
		await expect(page.getByText('It runs this copy of the record')).toBeVisible();
		await page.goto('/statements?stakeholder=asia-internet-coalition');
		await expect(page.getByText('(runs this copy)').first()).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('link', { name: 'Leave out those who run this copy' }).click();
		await expect(page.getByText('(runs this copy)')).toHaveCount(0);
		await expect(
			page.getByText('Without those of the stakeholder that runs this copy')
		).toBeVisible();
	});

	test('keeps the register of takedowns, in which nobody protected is named', async ({
		page,
		expectAccessible
	}) => {
		await page.goto('/takedowns');
		await expect(
			page.getByText('Nobody has asked for anything to be taken down yet.')
		).toBeVisible();
		await page.goto('/desk/site/takedowns');
		await page.getByLabel('What was to be taken down').selectOption('A name');
		await page.getByLabel('Who asked').selectOption('The person concerned');
		await page.getByLabel('Which court or public authority').fill('Zuhra Karim');
		await page.getByLabel('Ground that was given').selectOption('Safety');
		await page.getByLabel('Month of the request').fill('2099-12');
		await page.getByLabel('What was done').selectOption('Erased');
		const note = page.getByLabel('A sentence about it');
		await note.fill('<b>Jeff Paine</b> wrote for her.');
		await page.getByRole('button', { name: 'Add it' }).click();
		await expect(page.getByText('Only a court or a public authority is named.')).toBeVisible();
		await expect(page.getByText('This month has not begun.')).toBeVisible();
		await expect(page.getByLabel('Who asked')).toHaveValue('person');
		await expect(note).toHaveValue('<b>Jeff Paine</b> wrote for her.');
		await expectAccessible(page);

		await page.getByLabel('Which court or public authority').fill('');
		await page.getByLabel('Month of the request').fill('2026-10');
		await page.getByRole('button', { name: 'Add it' }).click();
		const confirmed = page.getByRole('checkbox', { name: 'I have checked' });
		await expect(page.getByText('may name somebody on record: Jeff Paine')).toBeVisible();
		await expectAccessible(page);
		await confirmed.check();
		await page.getByRole('button', { name: 'Add it' }).click();
		await expect(page.getByRole('status').first()).toContainText('from now on');
		await page.goto('/about/this-copy');
		await page.getByRole('link', { name: 'all takedowns' }).click();
		const entry = page.getByRole('main').getByRole('listitem').first();
		await expect(entry).toContainText('<b>Jeff Paine</b> wrote for her.');
		await expect(entry).toContainText('October 2026');
		await expectAccessible(page);
		await page.getByRole('row', { name: '2026' }).getByRole('link').last().click();
		await expect(page).toHaveURL('/takedowns?year=2026&granted=yes');

		await page.goto('/desk/site/takedowns');
		await page.getByRole('link', { name: 'Correct it' }).click();
		await note.fill('Somebody wrote for her.');
		await page.getByRole('button', { name: 'Save the correction' }).click();
		await page.getByText('Remove its words').click();
		await page.getByRole('button', { name: 'Remove these words for good' }).click();
		await page.goto('/takedowns');
		await expect(page.getByText('The words of this entry were removed')).toBeVisible();
		expect(await page.content()).not.toMatch(/Paine|wrote for her/);
	});
});
