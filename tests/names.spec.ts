import type { Page } from '@playwright/test';
import { onRecord } from './entry.ts';
import { expect, test } from './staff.ts';
import { holdScripts, scripted } from './fixtures.ts';

const line = (page: Page, name: string | RegExp) => page.getByRole('radiogroup', { name });
const settle = (page: Page) => page.getByRole('button', { name: 'Add them to the form' });
const names = (page: Page) => page.getByRole('textbox', { name: 'Names' });
const keptInTab = (page: Page) => page.evaluate(() => Object.values(sessionStorage).join());

async function pasteInto(page: Page, list: string[]) {
	await page.getByRole('button', { name: /^Paste a list.*Co-signatories/ }).click();
	await names(page).fill(list.join('\n'));
	await page.getByRole('button', { name: 'Match them with the record' }).click();
}

test.describe('an editor', () => {
	test.use({ as: 'editor' });

	test('settles the signatories of a letter by keyboard, and is back in the form @postgres', async ({
		page,
		house,
		expectAccessible
	}) => {
		await page.goto('/desk/statements/new?source=drm-aic-0214');
		await page.getByLabel('What was said').fill('They object together.');
		await pasteInto(page, [
			'1. Bolo Bhi;',
			'2. Digital Right Foundation;',
			'3. “Net Freedom Alliance (NFA)”;',
			'4. boloBhi;',
			'5. Somebody who only signed here;'
		]);
		await expectAccessible(page);
		await expect(page.getByRole('list', { name: 'Sources, chosen' })).toContainText(
			'Coalition of global tech groups'
		);
		await expect(line(page, /^1\./).getByLabel('Bolo Bhi Civil society')).toBeChecked();
		await expect(line(page, /^4\./)).toHaveAccessibleName(/is line 1 again/);
		await expect(line(page, /^4\./).getByLabel('Leave out')).toBeChecked();

		const near = line(page, /^2\./).getByRole('radio').first();
		await expect(near).toBeFocused();
		await expect(page.getByText('3 of 5 to decide')).toBeVisible();
		await page.keyboard.press('1');
		await expect(near).toBeChecked();
		await expect(page.getByText('2 of 5 to decide')).toBeVisible();
		await expect(line(page, /^3\./).getByRole('radio').first()).toBeFocused();
		await page.keyboard.press('n');
		await page.keyboard.press('l');
		await expect(page.getByText('All 5 decided')).toBeVisible();
		await expect(page.getByLabel('Kind of the new ones')).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByLabel('Kind of the new ones')).toHaveAccessibleDescription(
			/Choose of what kind the new ones are/
		);
		expect((await house.request(undefined, '/stakeholders/net-freedom-alliance')).status).toBe(404);
		await page.getByLabel('Kind of the new ones').selectOption('Civil society');
		await settle(page).click();

		await expect(page.getByText('3 names added from the list.')).toBeVisible();
		await expect(page.getByLabel('What was said')).toHaveValue('They object together.');
		await expect(page.getByRole('list', { name: 'Co-signatories, chosen' })).toContainText(
			/Bolo Bhi.*Digital Rights Foundation.*Net Freedom Alliance/s
		);
		const added = await house.request(undefined, '/stakeholders/net-freedom-alliance');
		const alliance = await added.text();
		expect(alliance).toContain('NFA');
		expect(alliance, 'it cites what the statement cites').toContain(onRecord.article);

		await pasteInto(page, ['DRF', 'Access Now']);
		await settle(page).click();
		await expect(
			page.getByText('1 name added from the list. 1 name stood here before.')
		).toBeVisible();
	});

	test('settles forty names in twelve keys, where the record knows most of them', async ({
		page
	}) => {
		const organisations = [
			...[
				'Bolo Bhi',
				'DRF',
				'Media Matters For Democracy.',
				'Bytes for All, Pakistan',
				'Nayatel (Pvt) Ltd'
			],
			...[
				'Institute for Research, Advocacy & Development',
				'The Human Rights Commission of Pakistan'
			],
			...[
				'Reporters sans frontieres (RSF)',
				'Access-Now',
				'ARTICLE 19',
				'Snap',
				'Meta',
				'Freedom House'
			],
			...['Digital Rights Monitor (DRM)', 'Pakistan Press Foundation, Pakistan']
		];
		const misspelt = [
			...['Freedom Netwrok', 'Global Network Intiative', 'Amnesty Internatonal'],
			...['Comittee to Protect Journalists', 'Wikimedia Foundaton', 'Internet Fredom Foundation']
		];
		const people = [
			'Nighat Dad',
			'Mr. Usama Khilji',
			'Farieha Aziz, Co-founder, Bolo Bhi',
			'Asad Baig'
		];
		const unknown = Array.from({ length: 14 }, (_, index) => `Weavers of Valley ${index + 1}`);
		const list = [...organisations, ...misspelt, ...people, ...unknown, 'Afia Salam, journalist'];
		expect(list).toHaveLength(40);
		await page.goto('/desk/statements/new?source=drm-aic-0214');
		await pasteInto(page, list);
		await expect(page.getByText('25 of 40 to decide')).toBeVisible();
		await expect(line(page, /Afia Salam/).getByLabel(/Add as new/)).toHaveAccessibleName(
			/Afia Salam, journalist \(a person\)/
		);
		// The script has loaded when the next open line has the focus.
		await expect(line(page, /^\d+\./).locator('input:focus')).toBeVisible();
		let keys = 0;
		const press = async (key: string, left: string) => {
			await page.keyboard.press(key);
			keys++;
			await expect(page.getByText(left)).toBeVisible();
		};
		await press('y', '19 of 40 to decide');
		await press('p', '15 of 40 to decide');
		await press('a', 'All 40 decided');
		await press('c', 'All 40 decided');
		await press('Enter', '40 names added from the list.');
		expect(keys).toBeLessThanOrEqual(12);
		await expect(page.getByRole('list', { name: 'Co-signatories, chosen' })).toContainText(
			/Bolo Bhi.*Global Network Initiative.*Nighat Dad.*Weavers of Valley 14.*Afia Salam/s
		);
	});

	test('loads the page again, and finds what was pasted and decided', async ({ page }) => {
		await page.goto('/desk/statements/new');
		await page.getByRole('button', { name: /^Paste a list.*Co-signatories/ }).click();
		const at = page.url();
		await names(page).fill('Bolo Bhi\nSomebody who only signed here');
		await expect.poll(() => keptInTab(page)).toContain('Somebody who only signed here');
		await page.goto(at);
		await expect(names(page)).toHaveValue('Bolo Bhi\nSomebody who only signed here');
		await page.getByRole('button', { name: 'Match them with the record' }).click();
		await line(page, /^2\./).getByLabel('Leave out').check();
		await expect.poll(() => keptInTab(page)).toContain('["lines.1.take","skip"]');
		for (let times = 0; times < 2; times++) {
			await page.goto(at);
			await expect(line(page, /^1\./).getByLabel('Bolo Bhi Civil society')).toBeChecked();
			await expect(line(page, /^2\./).getByLabel('Leave out')).toBeChecked();
		}
		// Only the page's script clears the stored list.
		await scripted(page);
		await page.getByRole('link', { name: 'Paste another list instead' }).click();
		await expect(names(page)).toHaveValue('');
		await names(page).fill('Bolo Bhi');
		await page.getByRole('button', { name: 'Match them with the record' }).click();
		await expect(line(page, /^1\./)).toBeVisible();
		await scripted(page);
		await settle(page).click();
		await expect(page.getByText('1 name added from the list.')).toBeVisible();
		await page.goto(at);
		await expect(names(page)).toHaveValue('');
	});

	test('keeps what was pasted before the script of the page had come', async ({ page }) => {
		await page.goto('/desk/statements/new');
		await page.getByRole('button', { name: /^Paste a list.*Co-signatories/ }).click();
		const arrive = await holdScripts(page);
		await page.goto(page.url(), { waitUntil: 'commit' });
		await names(page).fill('Bolo Bhi\nSomebody who only signed here');
		arrive();
		await expect.poll(() => keptInTab(page)).toContain('Somebody who only signed here');
		await page.goto(page.url());
		await expect(names(page)).toHaveValue('Bolo Bhi\nSomebody who only signed here');
	});

	test('settles five hundred names by one key each, and no more at a time', async ({ page }) => {
		const list = Array.from({ length: 500 }, (_, index) => `Friends of street ${index + 1}`);
		await page.goto('/desk/events/new?source=drm-aic-0214');
		await page.getByRole('button', { name: /^Paste a list.*Who acted/ }).click();
		await names(page).fill([...list, 'One too many'].join('\n'));
		await page.getByRole('button', { name: 'Match them with the record' }).click();
		await expect(names(page)).toHaveAccessibleDescription(/These are 501 names/);
		await names(page).fill(list.join('\n'));
		await page.getByRole('button', { name: 'Match them with the record' }).click();
		await expect(page.getByRole('main')).toContainText('500 unknown');
		await expect(line(page, /^1\./).getByLabel('Add as new')).toBeFocused();
		for (let press = 0; press < 500; press++) await page.keyboard.press('n');
		await expect(page.getByText('All 500 decided')).toBeVisible();
		await page.getByLabel('Kind of the new ones').selectOption('Civil society');
		await settle(page).click();
		await expect(page.getByText('500 names added from the list.')).toBeVisible();
	});

	test('changes a name where it stands, and it is matched again', async ({ page }) => {
		await page.goto('/desk/statements/new');
		await pasteInto(page, ['Bolo', 'Hamara Internet']);
		const item = page.getByRole('listitem').filter({ hasText: 'Hamara Internet' });
		await item.getByText('Change line 2').click();
		await item.getByLabel('Name').fill('Access Now');
		await item.getByLabel('Name').press('Enter');
		await expect(line(page, /^2\./).getByRole('radio', { name: /^Access Now/ })).toBeChecked();
	});

	test('settles lists on a telephone, by light and in the dark', async ({
		page,
		expectAccessible
	}) => {
		await page.setViewportSize({ width: 360, height: 740 });
		const long = `Federation of ${'verylongwordwithoutanyblank'.repeat(4)} (FVLW)`;
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.goto('/desk/stakeholders/aic/members');
			await scripted(page);
			await expectFits(page);
			await expectAccessible(page);
			await page.getByRole('textbox', { name: 'Members' }).fill(`Google\nFacebok\n${long}\nGoogle`);
			await page.getByRole('button', { name: 'Match them with the record' }).click();
			await page.getByText('Change line 3').click();
			await scripted(page);
			await expectFits(page);
			await expectAccessible(page);
			await page.getByRole('link', { name: 'Paste another list instead' }).click();
		}
	});
});

async function expectFits(page: Page) {
	const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(wider, 'pixels by which the page is wider than the screen').toBeLessThanOrEqual(0);
}

test.describe('without JavaScript, an editor', () => {
	test.use({ as: 'editor', javaScriptEnabled: false });

	test('decides many lines at once, and reads how many are left', async ({ page }) => {
		await page.goto('/desk/stakeholders/aic/members');
		await page.getByLabel('Seen on').fill('2020');
		await page.getByRole('textbox', { name: 'Members' }).fill('Google\nFacebok\nWeavers of Valley');
		await page.getByRole('button', { name: 'Match them with the record' }).click();
		await expect(page.getByText('2 of 3 to decide')).toBeVisible();
		await page.getByRole('button', { name: 'Add the 1 other as new' }).click();
		await expect(page.getByText('1 of 3 to decide')).toBeVisible();
		await page.getByRole('button', { name: 'Take the 1 that differs' }).click();
		await expect(page.getByText('All 3 decided')).toBeVisible();
		await expect(line(page, /Facebok/).getByLabel('Meta Platforms')).toBeChecked();
		await expect(line(page, /Weavers/).getByLabel('Add as new')).toBeChecked();
	});

	test('makes a list members of a group, once, and is told at each line what keeps it', async ({
		page,
		house
	}) => {
		const publish = page.getByRole('button', { name: 'Publish the memberships' });
		await page.goto('/desk/stakeholders/aic');
		await page.getByRole('link', { name: 'Paste a list of members' }).click();
		await page.getByLabel('Seen on').fill('some day');
		await page
			.getByRole('textbox', { name: 'Members' })
			.fill('• Google\n• Dawn Media\n• GOOGLE\n• Streamers of Asia');
		await page.getByRole('button', { name: 'Match them with the record' }).click();
		await expect(page.getByLabel('Seen on')).toHaveAccessibleDescription(/is not understood/);
		await page.getByLabel('Seen on').fill('4 May 2022');
		await page.getByLabel('Kind of the new ones').selectOption('Company');

		await line(page, /^3\./).getByRole('radio').first().check();
		await publish.click();
		await expect(page.getByRole('alert')).toContainText('To be decided: lines 2, 3, 4');
		await expect(line(page, /^3\./)).toHaveAccessibleDescription(
			'Google stands in line 1 already: leave one of the two out.'
		);
		await expect(line(page, /^4\./)).toHaveAccessibleDescription(/add it, or leave it out/);
		await line(page, /^3\./).getByLabel('Leave out').check();
		await line(page, /^2\./).getByLabel('Leave out').check();
		await line(page, /^4\./).getByLabel('Add as new').check();
		await publish.click();
		await expect(page.getByLabel('Sources')).toHaveAccessibleDescription(
			/at least one published source/
		);
		expect((await house.request(undefined, '/stakeholders/streamers-of-asia')).status).toBe(404);

		await page.getByLabel('Sources').fill('drm-aic-0214');
		await publish.click();
		await expect(page.getByText('2 memberships are published')).toBeVisible();
		const group = await house.request(undefined, '/stakeholders/asia-internet-coalition');
		expect(await group.text()).toContain('Streamers of Asia');

		await page.getByRole('textbox', { name: 'Members' }).fill('Google');
		await page.getByRole('button', { name: 'Match them with the record' }).click();
		await publish.click();
		await expect(page.getByText('No membership came of the list.')).toBeVisible();
		await expect(
			page.getByText('In the record already, as of that day, and left as they are: Google.')
		).toBeVisible();
	});
});

test.describe('a contributor', () => {
	test.use({ as: 'contributor' });

	test('sends a list of members to the editors, and readers see none of it', async ({
		page,
		house
	}) => {
		await page.goto('/desk/stakeholders/aic/members');
		await page.getByLabel('Seen on').fill('2024');
		await page.getByRole('textbox', { name: 'Members' }).fill('Google; Puppeteers of Asia');
		await page.getByRole('button', { name: 'Match them with the record' }).click();
		await line(page, /^2\./).getByLabel('Add as new').check();
		await page.getByLabel('Kind of the new ones').selectOption('Company');
		await page.getByRole('button', { name: 'Send to an editor' }).click();
		await expect(page.getByText('2 memberships are sent')).toBeVisible();
		await page.goto('/desk');
		await expect(page.getByRole('main')).toContainText('Puppeteers of Asia in Asia Internet');
		expect((await house.request(undefined, '/stakeholders/puppeteers-of-asia')).status).toBe(404);
	});

	test('finds nobody else’s form to paste into', async ({ page, house }) => {
		const form = { key: crypto.randomUUID(), paste: 'signatories' };
		const kept = await house.request('editor', '/desk/statements/new?/paste', { form });
		const answer = await page.goto(kept.headers.get('location')!);
		expect(answer?.status()).toBe(404);
	});
});
