import type { Page } from '@playwright/test';
import { fieldsIn, onRecord } from './entry.ts';
import { expect, type House, type Newcomer, password, test } from './staff.ts';
import { enrol } from './two-step.ts';

// A session ends while somebody writes: after signing in again, their text is still there.

const summary = [
	'They object, “loudly”, to </textarea> & everything in it: 👩‍👩‍👧‍👦 آن لائن.',
	'',
	'   And they say so twice.'
].join('\n');

/** Opens a form as a newcomer and fills it in; with JavaScript it also waits for the autosave. */
async function write(house: House, page: Page, isScripted = true): Promise<Newcomer> {
	const pick = isScripted ? pickByName : pickById;
	const writer = await house.newcomer('contributor');
	const value = writer.visitor.cookies.get('__Host-session')!;
	await page
		.context()
		.addCookies([{ name: '__Host-session', value, domain: 'localhost', path: '/', secure: true }]);
	await page.goto('/desk/statements/new');
	await pick(page, 'Organisation', onRecord.organisation, 'Asia Internet Coalition');
	await pick(page, 'Law', onRecord.regulation, 'Citizens Protection');
	await page.getByLabel('Stance').selectOption('oppose');
	await page
		.getByLabel('Date', { exact: true })
		.fill(`3 March ${1900 + Number(/\d+/.exec(writer.name))}`);
	await page.getByLabel('What was said').fill(summary);
	await pick(page, 'Sources', onRecord.article, 'Coalition of global tech');
	if (isScripted) {
		const kept = `/desk/statements/new?form=${await keyOf(page)}`;
		// The last choice is saved last.
		await expect
			.poll(async () =>
				fieldsIn(await (await writer.visitor.request(kept)).text()).get('sources.0')
			)
			.toBe('drm-aic-0214');
	}
	return writer;
}

const keyOf = (page: Page) => page.locator('input[name=key]').first().inputValue();

async function pickByName(page: Page, label: string, _: string, name: string) {
	await page.getByRole('combobox', { name: label }).first().fill(name);
	await page.getByRole('option', { name }).first().click();
}

const pickById = (page: Page, label: string, id: string) =>
	page.getByLabel(label, { exact: true }).first().fill(id);

async function signIn(page: Page, email: string, typed = password) {
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(typed);
	await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

async function sendItNow(page: Page) {
	await expect(page.getByRole('status')).toContainText('what you wrote is still here');
	await page.getByRole('button', { name: 'Send it now' }).click();
	await expect(page.getByRole('status').first()).toContainText('Sent to the editors');
	await expect(page.getByRole('main')).toContainText(summary);
	await expect(page.getByRole('main')).toContainText('Oppose');
	await expect(page).toHaveURL(/\/desk\/proposals\/[0-9a-z]+\?sent$/);
}

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a form that is sent after the session has ended goes through the sign-in and comes back whole', async ({
			page,
			house
		}) => {
			const writer = await write(house, page, javaScriptEnabled);
			await writer.visitor.request('/sign-out', { form: {} });
			await page.getByRole('button', { name: 'Send to an editor' }).last().click();
			await expect(page.getByRole('alert')).toContainText('what you wrote is here to be sent');
			await signIn(page, writer.email, 'not the right one, by far');
			await expect(page.getByRole('alert')).toContainText('is wrong');
			await signIn(page, writer.email);
			await sendItNow(page);
		});

		test('so does one whose writer signs in with a second factor', async ({ page, house }) => {
			const writer = await write(house, page, javaScriptEnabled);
			const { codes } = await enrol(writer.visitor);
			await writer.visitor.request('/sign-out', { form: {} });
			await page.getByRole('button', { name: 'Send to an editor' }).last().click();
			await signIn(page, writer.email);
			// The second step expires after ten minutes; the first then starts over.
			await page.context().clearCookies({ name: '__Host-step' });
			await page.getByLabel('Code').fill('000000');
			await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
			await expect(page.getByRole('alert')).toContainText('what you wrote is here to be sent');
			await signIn(page, writer.email);
			await page.getByLabel('Code').fill('000000');
			await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
			await expect(page.getByLabel('Code')).toHaveAccessibleDescription(/This code is wrong/);
			await page.getByLabel('Code').fill(codes[0]!);
			await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
			await sendItNow(page);
		});
	});

test('what was kept while it was written is there after the session has ended, for its writer alone', async ({
	page,
	house
}) => {
	const writer = await write(house, page);
	const key = await keyOf(page);
	await expect(page.getByText(/^Kept at/)).toBeVisible();
	await writer.visitor.request('/sign-out', { form: {} });
	await page.goto(`/desk/statements/new?form=${key}`);
	await signIn(page, writer.email);
	await expect(page).toHaveURL(`/desk/statements/new?form=${key}`);
	await expect(page.getByLabel('What was said')).toHaveValue(summary);
	const other = await house.request('other contributor', `/desk/statements/new?form=${key}`);
	expect(await other.text()).not.toContain('They object, “loudly”');
});
