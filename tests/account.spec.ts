import type { Page } from '@playwright/test';
import { type RunningServer, startServer } from '../bin/server.js';
import { expect, test as base } from './fixtures.ts';
import { loadedFolder } from './loaded.ts';

// Tests how staff get accounts. They run on their own server, because its start prints the first administrator's link.

interface House {
	server: RunningServer;
}

const test = base.extend<{ baseURL: string }, { house: House }>({
	house: [
		async ({}, use) => {
			const { folder, remove } = loadedFolder();
			const server = await startServer({ RULEWATCH_FOLDER: folder });
			await use({ server });
			await server.end();
			remove();
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ house }, use) => use(house.server.url)
});

test.describe.configure({ mode: 'serial' });

const email = 'asma@example.org';
const password = 'umbrella tinsel gravy noun';
const linkIn = (text: string, path: string) =>
	new RegExp(`http://localhost:\\d+(/${path}/[\\w-]{43})`).exec(text)![1]!;

async function signIn(page: Page, as = email, typed = password) {
	await page.getByLabel('E-mail address').fill(as);
	await page.getByLabel('Password', { exact: true }).fill(typed);
	await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

test('the link that the start prints makes the first administrator, once @journey', async ({
	page,
	house,
	expectAccessible
}) => {
	const link = linkIn(house.server.output(), 'set-up');
	await page.goto(link);
	await expectAccessible(page);
	await page.getByLabel('Your name').fill('Asma');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('New password').fill('passwordpassword');
	await page.getByRole('button', { name: 'Make the account' }).click();
	await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/easy to guess/);
	await expect(page.getByLabel('E-mail address')).toHaveValue(email);
	await page.getByLabel('New password').fill(password);
	await page.getByRole('button', { name: 'Make the account' }).click();
	await expect(page).toHaveURL('/desk');
	await expect(page.getByRole('main')).toContainText('Asma, administrator');
	expect((await page.goto(link))?.status()).toBe(404);
});

test('a stranger at the desk is sent to sign in, and comes back where they wanted to go', async ({
	page,
	expectAccessible
}) => {
	await page.goto('/desk/people');
	await expect(page).toHaveURL('/sign-in?next=%2Fdesk%2Fpeople');
	await expectAccessible(page);
	await signIn(page, email, 'wrong umbrella tinsel');
	await expect(page.getByRole('alert')).toHaveText('The e-mail address or the password is wrong.');
	await expect(page.getByLabel('E-mail address')).toHaveValue(email);
	await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
	await signIn(page);
	await expect(page).toHaveURL('/desk/people');
});

test('whoever is invited makes an account, and sees no room that is not theirs @journey', async ({
	page,
	browser,
	baseURL
}) => {
	await page.goto('/sign-in?next=/desk/people');
	await signIn(page);
	await page.getByLabel('E-mail address').fill('chanda@example.org');
	await page.getByRole('radio', { name: /^Contributor/ }).check();
	await page.getByRole('button', { name: 'Invite' }).click();
	await expect(page.getByText('No e-mail was sent, as no mail is set up here.')).toBeVisible();
	const link = await page.getByLabel('Link of the invitation').inputValue();

	const guest = await (await browser.newContext({ baseURL })).newPage();
	await guest.goto(link);
	await guest.getByLabel('Your name').fill('Chanda');
	await guest.getByLabel('New password').fill(password);
	await guest.getByRole('button', { name: 'Make the account' }).click();
	await expect(guest).toHaveURL('/desk');
	await expect(guest.getByRole('link', { name: 'People' })).toHaveCount(0);
	expect((await guest.goto('/desk/people'))?.status()).toBe(403);

	await page.goto('/desk/people');
	await page.getByRole('button', { name: 'Disable Chanda' }).click();
	await expect(page.getByRole('status')).toHaveText('The account is disabled.');
	await guest.goto('/desk');
	await expect(guest).toHaveURL('/sign-in?next=%2Fdesk');
	await guest.context().close();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('one signs in, sees the desk and signs out', async ({ page }) => {
		await page.goto('/desk');
		await signIn(page);
		await expect(page).toHaveURL('/desk');
		await page.getByRole('button', { name: 'Sign out' }).click();
		await expect(page).toHaveURL('/');
		await page.goto('/desk');
		await expect(page).toHaveURL('/sign-in?next=%2Fdesk');
	});
});
