import type { Page } from '@playwright/test';
import { names } from '../src/lib/domain/nouns.ts';
import { expect, overHttp, test } from './staff.ts';
import { holdScripts, scripted } from './fixtures.ts';

const article = '/desk/articles/drm-aic-0214';

function keyboardOf(page: Page) {
	const { keyboard } = page;
	let steps = 0;
	return {
		steps: () => steps,
		type: (content: string) => keyboard.type(content),
		async press(...keys: string[]) {
			for (const key of keys) {
				await keyboard.press(key);
				steps++;
			}
		},
		async tabTo(label: string) {
			const here = () =>
				page.evaluate(() => {
					const field = document.activeElement as HTMLInputElement | null;
					return field?.labels?.[0]?.textContent?.trim();
				});
			const [mostKeys, pressed] = [30, steps];
			while ((await here()) !== label) {
				if (steps - pressed > mostKeys) throw new Error(`No field ${label} is reached by Tab.`);
				await keyboard.press('Tab');
				steps++;
			}
		}
	};
}

const publicPath = async (page: Page) =>
	(await page.getByRole('link', { name: 'What readers see' }).getAttribute('href'))!;

test.describe('an editor', () => {
	test.use({ as: 'editor' });

	test('adds a statement from an open article by keyboard alone, in at most 25 steps @journey @postgres', async ({
		page
	}) => {
		await page.goto(article);
		await page.getByRole('link', { name: 'Add a statement from it' }).focus();
		const keys = keyboardOf(page);
		await keys.press('Enter');
		await expect(page.getByRole('combobox', { name: 'Organisation' })).toBeFocused();
		await keys.type('asia int');
		await expect(page.getByRole('option', { name: /Asia Internet Coalition/ })).toBeVisible();
		await keys.press('Enter');
		await keys.tabTo('Stance');
		await keys.type('Oppose');
		await keys.tabTo('Date');
		await keys.press('Control+a');
		await keys.type('14 Feb 2020');
		await keys.tabTo('What was said');
		await keys.type('The coalition asks the government to think again.');
		await keys.tabTo('Words as printed');
		await keys.type('We urge the Government to reconsider these rules');
		await keys.press('Control+Enter');
		await expect(page.getByText('Published: readers see it now.')).toBeVisible();
		expect(keys.steps(), 'keys beyond typing').toBeLessThanOrEqual(25);

		await page.goto(await publicPath(page));
		const main = page.getByRole('main');
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Asia Internet Coalition');
		await expect(main).toContainText('We urge the Government to reconsider these rules');
		await expect(main).toContainText('Oppose');
		await expect(main).toContainText('14 February 2020');
		await expect(
			main.getByRole('link', { name: /Coalition of global tech/ }).first()
		).toBeVisible();
	});

	test('writes on in the field where they were when the script of the page came, below what they unfolded', async ({
		page
	}) => {
		const arrive = await holdScripts(page);
		await page.goto('/desk/statements/new', { waitUntil: 'commit' });
		await page.getByText('More fields').click();
		await page.getByLabel('What was said').pressSequentially('They object ');
		arrive();
		await scripted(page);
		await page.keyboard.type('together.');
		await expect(page.getByLabel('What was said')).toHaveValue('They object together.');
		await expect(
			page.locator('details[open] > summary', { hasText: /^More fields$/ })
		).toBeVisible();
	});

	test('adds who is not on record yet without leaving the form', async ({
		page,
		expectAccessible
	}) => {
		await page.goto(`/desk/statements/new?source=drm-aic-0214`);
		await page.getByRole('combobox', { name: 'Organisation' }).pressSequentially('Net Freedom Now');
		await page.getByRole('option', { name: /^New stakeholder/ }).click();
		const dialog = page.getByRole('dialog', { name: 'New stakeholder' });
		await expect(dialog.getByLabel('Name')).toHaveValue('Net Freedom Now');
		await expect(dialog.getByLabel('Name')).toBeFocused();
		await expect(dialog.getByRole('list', { name: 'Sources, chosen' })).toContainText(
			'Coalition of global tech groups'
		);
		await expectAccessible(page);
		await dialog.getByRole('button', { name: 'Add it' }).click();
		await expect(dialog.getByLabel('Kind')).toHaveAccessibleDescription('Choose the kind.');
		await dialog.getByLabel('Kind').selectOption('Civil society');
		await dialog.getByRole('button', { name: 'Add it' }).click();
		await expect(dialog).toBeHidden();
		await expect(page.getByRole('combobox', { name: 'Organisation' })).toHaveValue(
			'Net Freedom Now'
		);
		await page.getByLabel('Stance').first().selectOption('Support');
		await page.getByLabel('What was said').fill('They welcome the rules.');
		await page.getByRole('button', { name: 'Publish' }).last().click();
		await expect(page.getByText('Published: readers see it now.')).toBeVisible();
		await page.goto('/stakeholders/net-freedom-now#sources');
		await expect(page.getByRole('main')).toContainText('Coalition of global tech groups');
	});

	test('is told in the small form why it adds nothing, each time', async ({ page }) => {
		await page.goto('/desk/statements/new');
		await page.getByRole('combobox', { name: 'Speaker' }).pressSequentially('Zarmina Kakar');
		await page.getByRole('option', { name: /^New person/ }).click();
		const dialog = page.getByRole('dialog', { name: 'New stakeholder' });
		const sources = dialog.getByRole('combobox', { name: 'Sources' });
		const add = dialog.getByRole('button', { name: 'Add it' });
		for (let time = 1; time <= 2; time++) {
			await add.click();
			await expect(sources).toHaveAccessibleDescription(/needs at least one published source/);
			await expect(sources, 'the field takes the focus, so that it is read').toBeFocused();
		}
		await page.route('**/quick', (route) => route.abort());
		await add.click();
		const alert = dialog.getByRole('alert');
		await expect(alert).toHaveText('This could not be saved now. Try again.');
		const before = await alert.elementHandle();
		await add.click();
		await expect.poll(() => before!.evaluate(({ isConnected }) => isConnected)).toBe(false);
		await expect(alert).toHaveText('This could not be saved now. Try again.');
		await page.unroute('**/quick');
		await sources.fill('drm-aic-0214');
		await dialog.getByRole('option', { name: /Coalition of global tech groups/ }).click();
		await add.click();
		await expect(dialog).toBeHidden();
		await expect(page.getByRole('combobox', { name: 'Speaker' })).toHaveValue('Zarmina Kakar');
	});

	test('is told at the field what a law lacks, and that nobody signs what it says itself', async ({
		page
	}) => {
		await page.goto('/desk/regulations/new');
		await page.getByLabel('Title', { exact: true }).fill('A bill nobody has seen');
		await page.getByLabel('Country').selectOption('Pakistan');
		await page.getByLabel('Issued by').fill('Nobody');
		await page.getByLabel('Kind').selectOption('Bill');
		await page.getByLabel('Status', { exact: true }).selectOption('Proposed');
		await page.getByRole('button', { name: 'Publish' }).last().click();
		await expect(page.getByRole('combobox', { name: 'Sources' })).toHaveAccessibleDescription(
			/A published law needs at least one published source\./
		);
		await expect(page.getByLabel('Title', { exact: true })).toHaveValue('A bill nobody has seen');

		await page.goto('/desk/statements/new?source=drm-aic-0214&organisation=gni&signatories=gni');
		await page.getByLabel('Stance').first().selectOption('Oppose');
		await page.getByLabel('What was said').fill('They sign what they say.');
		await page.getByRole('button', { name: 'Publish' }).last().click();
		await expect(
			page.getByRole('combobox', { name: 'Co-signatories' })
		).toHaveAccessibleDescription(/speaks in this statement itself, and cannot sign it as well/);
		await expect(page.getByLabel('What was said')).toHaveValue('They sign what they say.');
	});

	test('has the outlet, the date and the author of a page from its address, and is told of a known one', async ({
		page,
		expectAccessible
	}) => {
		await page.goto('/desk/articles/new');
		const address = page.getByLabel('Address of the page');
		await expect(address).toBeFocused();
		const heard = page.waitForResponse(/known-address/);
		await address.fill('https://digitalrightsmonitor.pk/2020/02/15/another-page');
		await page.keyboard.press('Tab');
		await heard;
		await expect(page.getByLabel('Outlet')).toHaveValue('Digital Rights Monitor');
		await expect(page.getByLabel('Date it was published')).toHaveValue('2020-02-15');
		await expect(page.getByText('Read as 15 February 2020')).toBeVisible();
		await expect(page.getByText(/^Filled in from the address/)).toContainText('outlet');
		await expectAccessible(page);

		await page.goto('/desk/articles/new');
		await expect(address).toBeFocused();
		await address.fill(
			'https://www.digitalrightsmonitor.pk/coalition-of-global-tech-groups-expresses-concerns-over-the-rules-against-online-harm?utm_source=x'
		);
		await page.keyboard.press('Tab');
		await expect(page.getByText('On record already:')).toContainText('Coalition of global tech');

		// A statement can be added from within the article's form, too.
		await page.goto('/desk/statements/new');
		await page
			.getByRole('combobox', { name: 'Sources' })
			.fill('https://digitalrightsmonitor.pk/2020/02/16/a-third-page');
		await page.getByRole('option', { name: /^New article/ }).click();
		const dialog = page.getByRole('dialog', { name: 'New article' });
		await expect(dialog.getByLabel('Outlet')).toHaveValue('Digital Rights Monitor');
		await expect(dialog.getByLabel('Date it was published')).toHaveValue('2020-02-16');

		// Closed by mistake, it opens as it was.
		await dialog.getByLabel('Headline').fill('Half a headline');
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await page
			.getByRole('combobox', { name: 'Sources' })
			.fill('https://digitalrightsmonitor.pk/2020/02/16/a-third-page');
		await page.getByRole('option', { name: /^New article/ }).click();
		await expect(dialog.getByLabel('Headline')).toHaveValue('Half a headline');
	});

	test('is warned of what is alike on record', async ({ page }) => {
		await page.goto('/desk/stakeholders/new');
		await page.getByLabel('Name', { exact: true }).fill('The Asia Internet Coalition');
		await page.getByLabel('Kind').selectOption('Industry body');
		await page.getByRole('button', { name: 'Publish' }).last().click();
		await expect(page.getByRole('alert')).toContainText('This may be on record already');
		await expect(page.getByLabel('Name', { exact: true })).toHaveValue(
			'The Asia Internet Coalition'
		);
	});

	test('finds a half written form again after the tab was closed', async ({ page, context }) => {
		// Text typed before the script loads is kept, too.
		const arrive = await holdScripts(page);
		await page.goto('/desk/statements/new', { waitUntil: 'commit' });
		await page.getByLabel('What was said').fill('Half a thought');
		arrive();
		await expect(page.getByText(/^Kept at/)).toBeVisible();
		await page.close();
		const later = await context.newPage();
		await later.goto('/desk');
		await later.getByRole('link', { name: /Half a thought/ }).click();
		await expect(later.getByLabel('What was said')).toHaveValue('Half a thought');
		await later.getByRole('button', { name: 'Discard' }).click();
		await expect(later.getByRole('link', { name: /Half a thought/ })).toHaveCount(0);
	});

	test('finds the name of a stakeholder as they typed it', async ({ page }) => {
		await page.goto('/desk/stakeholders/new');
		const name = page.getByLabel('Name', { exact: true });
		await name.fill('Ordinary Society');
		await expect(page.getByText(/^Kept at/)).toBeVisible();
		await page.reload();
		await expect(page.getByText('This is what you typed and did not send')).toBeVisible();
		await expect(name).toHaveValue('Ordinary Society');
	});

	test('finds what they typed after a reload and a step back, and nobody else does', async ({
		page,
		house
	}) => {
		await page.goto('/desk/statements/new?source=drm-aic-0214');
		const said = page.getByLabel('What was said');
		const organisation = page.getByRole('combobox', { name: 'Organisation' });
		await said.fill('They');
		await expect(page.getByText(/^Kept at/)).toBeVisible();
		await organisation.fill('asia int');
		await page.getByRole('option', { name: /Asia Internet Coalition/ }).click();
		await said.fill('They object to all of it');
		// Reloads at once, without waiting for the autosave.
		await page.reload();
		await expect(said).toHaveValue('They object to all of it');
		await expect(organisation).toHaveValue('Asia Internet Coalition');
		await expect(page.getByText('This is what you typed and did not send')).toBeVisible();
		await expect(page.getByRole('list', { name: 'Sources, chosen' })).toContainText(
			'Coalition of global tech groups'
		);
		await said.fill('They object to half of it');
		await page.getByRole('link', { name: 'House' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'The front page, and this copy'
		);
		await page.goBack();
		await expect(said).toHaveValue('They object to half of it');
		const { search } = new URL(page.url());
		expect(search).toContain('form=');
		const other = await house.request('contributor', `/desk/statements/new${search}`);
		expect(await other.text()).not.toContain('They object');

		// A refused form comes back complete.
		await page.getByRole('button', { name: 'Publish' }).last().click();
		await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
		await expect(page.getByText(/^Kept at/)).toBeVisible();
		await page.reload();
		await expect(said).toHaveValue('They object to half of it');
	});

	test('who comes second sees both texts and keeps what they wrote', async ({ page, house }) => {
		await page.goto('/desk/topics/privacy-and-encryption');
		const open = await page.context().newPage();
		await open.goto('/desk/topics/privacy-and-encryption');
		const publish = async (tab: Page, text: string) => {
			await tab.getByLabel('What it covers').fill(text);
			await tab.getByLabel('What you changed, and why').fill('Said it better');
			await tab.getByRole('button', { name: 'Publish' }).last().click();
		};
		await publish(open, 'First of two');
		await expect(open.getByText('Published: readers see it now.')).toBeVisible();
		await publish(page, 'Second of two');
		await expect(page.getByRole('alert')).toContainText(
			'Someone else, or you in another tab, changed this'
		);
		await expect(page.getByRole('main')).toContainText('First of two');
		await expect(page.getByLabel('What it covers')).toHaveValue('Second of two');
		await page.getByRole('button', { name: 'Publish' }).last().click();
		await expect(page.getByText('Published: readers see it now.')).toBeVisible();
		expect(
			await (await house.request(undefined, '/topics/privacy-and-encryption')).text()
		).toContain('Second of two');
	});

	for (const [noun, colorScheme] of [
		['statements', 'light'],
		['statements', 'dark'],
		['events', 'light'],
		['stakeholders', 'dark'],
		['regulations', 'light'],
		['articles', 'dark'],
		['memberships', 'light'],
		['topics', 'dark']
	] as const)
		test(`uses the form of ${noun} on a telephone (${colorScheme})`, async ({
			page,
			expectAccessible
		}) => {
			await page.setViewportSize({ width: 360, height: 740 });
			await page.emulateMedia({ colorScheme });
			for (const address of [`/desk/${noun}`, `/desk/${noun}/new`]) {
				await page.goto(address);
				await scripted(page);
				const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				expect(wider, `pixels by which ${address} is wider than the screen`).toBeLessThanOrEqual(0);
				await expectAccessible(page);
			}
		});
});

test.describe('without JavaScript, an editor', () => {
	test.use({ as: 'editor', javaScriptEnabled: false });

	test('adds a statement by names, with what is refused said at its field', async ({ page }) => {
		await page.goto('/desk/statements/new');
		await page.getByLabel('Organisation').fill('Asia Internet Coalicion');
		await page.getByLabel('Law').fill('Citizens Protection (Against Online Harm) Rules, 2020');
		await page.getByLabel('Stance').selectOption('Concerned');
		await page.getByLabel('Date', { exact: true }).fill('the other day');
		await page.getByLabel('What was said').fill('They worry.');
		await page.getByLabel('Sources').fill('drm-aic-0214');
		await page.getByRole('button', { name: 'Publish' }).last().click();
		await expect(page.getByLabel('Organisation')).toHaveAccessibleDescription(
			/No stakeholder is on record as “Asia Internet Coalicion”/
		);
		await expect(page.getByLabel('Date', { exact: true })).toHaveValue('the other day');
		await expect(page.getByLabel('What was said')).toHaveValue('They worry.');

		await page.getByLabel('Organisation').fill('AIC');
		await page.getByLabel('Date', { exact: true }).fill('March 2020');
		await page.getByRole('button', { name: 'Another quotation' }).click();
		await page.getByLabel('Words as printed').first().fill('deeply concerned');
		await page.getByRole('button', { name: 'Publish' }).last().click();
		await expect(page.getByText('Published: readers see it now.')).toBeVisible();
		await page.goto(await publicPath(page));
		await expect(page.getByRole('main')).toContainText('March 2020');
	});
});

test('what was refused is put before a screen reader once the page stands', async ({ page }) => {
	await page.addInitScript(() => {
		const shown: string[] = [];
		Object.assign(globalThis, { shown });
		new MutationObserver((changes) => {
			for (const { target } of changes)
				if (target instanceof HTMLElement && target.role === 'alert' && !target.hidden)
					shown.push(target.innerText);
		}).observe(document, { subtree: true, attributeFilter: ['hidden'] });
	});
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill('nobody@example.org');
	await page.getByLabel('Password', { exact: true }).fill('not the password');
	await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
	const sentence = 'The e-mail address or the password is wrong.';
	await expect(page.getByRole('alert')).toHaveText(sentence);
	await expect
		.poll(() => page.evaluate(() => (globalThis as { shown?: string[] }).shown))
		.toEqual([sentence]);
});

test('who was signed out while writing signs in and sends it', async ({ browser, house }) => {
	const { email, visitor } = await house.newcomer('editor');
	const context = await browser.newContext({ baseURL: house.url });
	await context.addCookies([
		{
			name: '__Host-session',
			value: visitor.cookies.get('__Host-session')!,
			domain: 'localhost',
			path: '/',
			secure: true
		}
	]);
	const page = await context.newPage();
	await page.goto('/desk/topics/new');
	await page.getByLabel('Name', { exact: true }).fill('Sovereign networks');
	await visitor.request('/sign-out', { form: {} });
	await page.getByRole('button', { name: 'Publish' }).last().click();
	await expect(page.getByRole('alert')).toContainText('not signed in any more');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill('umbrella tinsel gravy noun');
	await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
	await page.getByRole('button', { name: 'Send it now' }).click();
	await expect(page.getByText('Published: readers see it now.')).toBeVisible();
	expect((await house.request(undefined, '/topics/sovereign-networks')).status).toBe(200);

	// A pasted list stays in sessionStorage until its owner signs out.
	await page.evaluate(() => sessionStorage.setItem('names of somebody', 'a list'));
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.waitForURL(({ pathname }) => !pathname.startsWith('/desk'));
	expect(await page.evaluate(() => sessionStorage.getItem('names of somebody'))).toBeNull();
	await context.close();
});

overHttp.describe('looking up by words', () => {
	for (const name of names)
		overHttp(`finds ${name} at the desk, and takes what finds none for text`, async ({ house }) => {
			const answers = async (words: string) => {
				const q = encodeURIComponent(words);
				const at = [
					`/desk/${name}?q=${q}`,
					`/desk/lookup?noun=${name}&q=${q}`,
					`/desk/lookup.json?noun=${name}&q=${q}`
				];
				const asked = at.map((path) => house.request('contributor', path));
				return Promise.all(asked.map(async (answer) => (await answer).status));
			};
			for (const words of ['internet', 'freedom', "'", '%', 'آزادی'])
				expect(await answers(words), words).toEqual([200, 200, 200]);
		});

	const words = encodeURIComponent('google in asia internet');
	for (const path of [
		`/desk/memberships?q=${words}`,
		`/desk/lookup?noun=memberships&q=${words}`,
		`/desk/lookup.json?noun=memberships&q=${words}`
	])
		overHttp(`finds a membership by the names of both at ${path}`, async ({ house }) => {
			expect(await (await house.request('contributor', path)).text()).toContain(
				'Google in Asia Internet Coalition'
			);
		});
});
