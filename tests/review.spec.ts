import { add, enter, inReview, publicOf, statement } from './entries.ts';
import type { Locator } from '@playwright/test';
import { scripted } from './fixtures.ts';
import { expect, overHttp, test } from './staff.ts';

const said = 'The coalition asks for the rules to be withdrawn.';
const title = `Asia Internet Coalition: ${said}`;

test.describe('what a contributor sends', () => {
	test.use({ as: 'contributor', javaScriptEnabled: false });

	test('is published once an editor finds its source, and its author follows its fate @journey @postgres', async ({
		page,
		house,
		browser
	}) => {
		await page.goto('/desk');
		await page.getByRole('link', { name: 'Add a statement' }).click();
		await page.getByLabel('Organisation').first().fill('Asia Internet Coalition');
		await page.getByLabel('Law', { exact: true }).first().fill('pk-cp-rules-2020');
		await page.getByLabel('Date', { exact: true }).fill('11 February 2020');
		await page.getByLabel('What was said').fill(said);
		const send = page.getByRole('button', { name: 'Send to an editor' }).last();
		await send.click();
		// All errors that block publication are shown now.
		await expect(page.getByLabel('Stance').first()).toHaveAccessibleDescription(
			'Choose the stance.'
		);
		await expect(page.getByRole('textbox', { name: 'Sources' })).toHaveAccessibleDescription(
			/needs at least one published source/
		);
		await page.getByLabel('Stance').first().selectOption('Oppose');
		await page.getByLabel('Sources').last().fill('drm-aic-0214');
		await send.click();
		await expect(page.getByRole('status').first()).toContainText(
			// The house may have more editors.
			/Sent to the editors: Asma.*Bilal/
		);
		const sent = new URL(page.url()).pathname;
		const item = await page.getByRole('link', { name: 'Change it' }).getAttribute('href');
		const own = publicOf(new URL(item!, page.url()).pathname);
		expect((await page.goto(own))?.status()).toBe(404);

		const context = await house.contextOf(browser, 'editor');
		const desk = await context.newPage();
		await desk.goto('/desk');
		await desk.getByRole('link', { name: /sent to the editors/ }).click();
		await desk.getByRole('link', { name: title }).click();
		await expect(desk.getByRole('main')).toContainText('Sent');
		await expect(desk.getByRole('main')).toContainText('11 February 2020');
		await desk.getByText('Send back, reject').click();
		await desk.getByRole('button', { name: 'Send back' }).click();
		await expect(desk.getByLabel('Note to its author')).toHaveAccessibleDescription(/Say why/);
		await desk.getByLabel('Note to its author').fill('Which page says so?');
		await desk.getByRole('button', { name: 'Send back' }).click();
		await expect(desk.getByRole('status').first()).toContainText(`Sent back: ${title}`);

		await page.goto('/desk');
		const fate = page.getByRole('listitem').filter({ hasText: title });
		await expect(fate).toContainText('Sent back');
		await expect(fate).toContainText('Which page says so?');
		await fate.getByRole('link').click();
		await page.getByRole('link', { name: 'Change it' }).click();
		await expect(page.getByLabel('What was said')).toHaveValue(said);
		await page.getByLabel('Sources').last().fill('mmfd-0213');
		await page.getByLabel('What you changed, and why').fill('Named the page.');
		await send.click();
		await expect(page).toHaveURL(`${sent}?sent`);

		await desk.goto('/desk');
		await desk.getByRole('link', { name: /sent to the editors/ }).click();
		await desk.getByRole('link', { name: title }).click();
		await expect(desk.getByRole('main')).toContainText('Sent back before');
		await expect(desk.getByRole('link', { name: /^Original of/ }).first()).toHaveAttribute(
			'href',
			/^https:\/\//
		);
		await desk.getByRole('button', { name: 'Publish' }).click();
		await expect(desk.getByRole('status').first()).toContainText(`Published: ${title}`);
		await context.close();

		await page.goto('/desk');
		await expect(fate).toContainText('Published');
		await fate.getByRole('link').click();
		await page.getByRole('link', { name: 'As readers see it' }).click();
		await expect(page).toHaveURL(own);
		await expect(page.getByRole('main')).toContainText(said);
	});
});

overHttp('of two editors the second is told, and nothing is done twice', async ({ house }) => {
	const summary = 'Two editors read this at once.';
	const at = await enter(house, 'contributor', 'send', { summary });
	const review = await inReview(house, summary);
	const decide = (who: 'editor' | 'administrator', action: string) =>
		house.request(who, `${review}?/${action}`, { form: { version: '1', note: 'Look again.' } });
	const answers = await Promise.all([decide('editor', 'publish'), decide('administrator', 'back')]);
	expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
	const refused = answers.find(({ status }) => status === 409)!;
	expect(await refused.text()).toMatch(/(Bilal has published|Asma has sent) it( back)? already/);
	const readers = await house.request(undefined, publicOf(at));
	expect(readers.status).toBe(answers[0]!.status === 303 ? 200 : 404);
});

test.describe('an editor who goes through the queue', () => {
	test.use({ as: 'editor' });

	test('decides by single keys, one after the other, and takes a decision back', async ({
		page,
		house,
		expectAccessible
	}) => {
		const say = (summary: string, given = {}) =>
			enter(house, 'contributor', 'send', { summary, ...given });
		const page1 = await add(house, 'articles', {
			url: 'https://herald.example/streamed',
			headline: 'A page of the stream',
			outlet: 'Herald',
			section: 'news',
			sourceType: 'news',
			lang: 'en'
		});
		const exact = 'We urge the Government to think again';
		const quoted = { 'quotations.0.exact': exact, 'quotations.0.article': page1.split('/').pop()! };
		await say('Streamed first.', quoted);
		await say('Streamed second.');
		await say('Streamed third.');

		await page.goto('/desk/review?q=streamed');
		await page.getByRole('link', { name: /one after the other/ }).click();
		const heading = page.getByRole('heading', { level: 1 });
		const decided = page.getByRole('status').first();
		await expect(heading).toContainText('Streamed first.');
		await expect(
			page.getByRole('link', { name: 'Original, at these words: A page of the stream' })
		).toHaveAttribute('href', /#:~:text=We%20urge/);
		await expectAccessible(page);
		const keys = page.getByText('Keys:');
		await expect(keys).toBeVisible();
		await page.keyboard.press('p');
		await expect(heading).toContainText('Streamed second.');
		await expect(decided).toContainText('Published: Asia Internet Coalition: Streamed first.');

		await expect(keys).toBeVisible();
		await page.keyboard.press('u');
		await expect(heading).toContainText('Streamed first.');
		await expect(page.getByRole('main')).toContainText('Sent');
		await expect(keys).toBeVisible();
		await page.keyboard.press('r');
		await expect(decided).toContainText('Rejected: Asia Internet Coalition: Streamed first.');

		await expect(keys).toBeVisible();
		await page.keyboard.press('b');
		await expect(page.getByLabel('Note to its author')).toBeFocused();
		await page.keyboard.type('Perhaps: which page?');
		await page.keyboard.press('Control+Enter');
		await expect(decided).toContainText('Sent back: Asia Internet Coalition: Streamed second.');
		await expect(heading).toContainText('Streamed third.');

		await page.getByRole('button', { name: 'Turn the keys off' }).click();
		await page.keyboard.press('p');
		await page.getByRole('button', { name: 'Publish' }).click();
		await expect(page).toHaveURL(/\/desk\/review\?q=streamed&decided=/);
		await expect(decided).toContainText('Published: Asia Internet Coalition: Streamed third.');
		await expectAccessible(page);
	});

	test('publishes in three clicks what cites a page and names a guild that are new as well', async ({
		page,
		house
	}) => {
		const send = (name: string, form: Record<string, string>) =>
			add(house, name, form, { who: 'contributor', wish: 'send' });
		const idOf = (at: string) => at.split('/').pop()!;
		const article = await send('articles', {
			url: 'https://herald.example/along',
			headline: 'New page',
			outlet: 'Herald',
			section: 'news',
			sourceType: 'news',
			lang: 'en'
		});
		const guild = await send('stakeholders', {
			name: 'Guild of the New',
			kind: 'media_union',
			'sources.0': idOf(article)
		});
		const at = await enter(house, 'contributor', 'send', {
			summary: 'It goes along.',
			organisation: idOf(guild),
			'sources.0': idOf(article)
		});
		let clicks = 0;
		const click = async (target: Locator) => {
			await target.click();
			clicks++;
		};
		await page.goto('/desk');
		await click(page.getByRole('link', { name: /sent to the editors/ }));
		await click(page.getByRole('link', { name: 'Guild of the New: It goes along.' }));
		await expect(page.getByRole('checkbox', { name: 'Publish these with it' })).toBeChecked();
		await click(page.getByRole('button', { name: 'Publish' }));
		expect(clicks).toBe(3);
		await expect(page.getByRole('status').first()).toContainText('Published: Guild of the New');
		expect((await house.request(undefined, publicOf(at))).status).toBe(200);
	});
});

const source = { 'sources.0': 'drm-aic-0214' };
/** A new one of every noun. */
const entries = {
	topics: { name: 'A topic that was never one' },
	articles: {
		url: 'https://herald.example/withdrawn',
		headline: 'A page that was taken down',
		outlet: 'Herald',
		section: 'news',
		sourceType: 'news',
		lang: 'en'
	},
	regulations: {
		title: 'Rules that never were',
		jurisdiction: 'PK',
		issuingBody: 'Nobody',
		instrument: 'rules',
		status: 'proposed',
		...source
	},
	stakeholders: { name: 'Guild that never was', kind: 'media_union', ...source },
	memberships: { group: 'aic', member: 'mmfd', relation: 'member', ...source },
	events: {
		kind: 'leak',
		description: 'A leak that never happened.',
		'regulations.0': 'pk-cp-rules-2020',
		'dates.0.date': '3 February 2020',
		'dates.0.basis': 'event',
		'dates.0.sources.0': 'drm-aic-0214'
	},
	statements: { ...statement, summary: 'A statement that was never made.' }
};

for (const [name, form] of Object.entries(entries))
	overHttp(`withdrawn ${name} leave the reason where readers found them`, async ({ house }) => {
		const at = await add(house, name, form);
		const desk = await (await house.request('editor', at)).text();
		const [, page] = /href="([^"]+)"[^>]*>What readers see/.exec(desk) ?? [];
		expect(Boolean(page)).toBe(name !== 'memberships');
		const readers = () => house.request(undefined, new URL(page!, house.url + at).pathname);
		if (page) expect((await readers()).status).toBe(200);
		const reason = 'It stands on a page that was taken down.';
		const withdrawal = { version: '1', reason };
		const answer = await house.request('editor', `${at}/withdraw`, { form: withdrawal });
		expect(answer.headers.get('location')).toBe(`${at}/history`);
		if (!page) return;
		const tombstone = await readers();
		expect(tombstone.status).toBe(410);
		expect(await tombstone.text()).toContain(reason);
	});

test.describe('an editor', () => {
	test.use({ as: 'editor' });

	test('withdraws with a reason that readers find, and an old version comes back', async ({
		page,
		house
	}) => {
		const at = await enter(house, 'editor', 'publish', {
			summary: 'It was never said like this.'
		});
		await page.goto(at);
		await page.getByRole('link', { name: 'Withdraw' }).click();
		await page.getByLabel('Reason').fill('   ');
		await page.getByRole('button', { name: 'Withdraw this statement' }).click();
		await expect(page.getByLabel('Reason')).toHaveAccessibleDescription(/Give the reason/);
		await page.getByLabel('Reason').fill('Said by somebody else.');
		await page.getByRole('button', { name: 'Withdraw this statement' }).click();
		await expect(page.getByRole('main')).toContainText('Withdrawn: Said by somebody else.');

		await page.getByRole('link', { name: 'Version 1' }).click();
		await expect(page.getByRole('main')).toContainText('It was never said like this.');
		await page.getByRole('button', { name: 'Restore this version' }).click();
		await expect(page.getByRole('heading', { name: /^Version 3/ })).toBeVisible();
		await expect(page.getByRole('main')).toContainText('Version 1 restored');
		const answer = await page.goto(publicOf(at));
		expect(answer?.status()).toBe(410);
		await expect(page.getByRole('main')).toContainText('Said by somebody else.');
	});

	test('who was overtaken sees what was changed before they withdraw or restore', async ({
		page,
		house
	}) => {
		const summary = 'It is changed while somebody reads it.';
		const at = await enter(house, 'editor', 'publish', { summary });
		const change = (version: string, to: string) => {
			const form = { summary: to, version, reason: 'Reread' };
			return house.request('administrator', `${at}?/publish`, { form: { ...statement, ...form } });
		};
		await page.goto(`${at}/withdraw`);
		expect((await change('1', 'It is changed.')).status).toBe(303);
		await page.getByLabel('Reason').fill('Never said.');
		await page.getByRole('button', { name: 'Withdraw this statement' }).click();
		await expect(page.getByRole('alert')).toContainText('Someone else has changed this');
		await expect(page.getByRole('deletion')).toContainText(summary);
		await expect(page.getByRole('insertion')).toContainText('It is changed.');
		await expect(page.getByLabel('Reason')).toHaveValue('Never said.');

		await page.goto(`${at}/history/1`);
		expect((await change('2', 'It is changed again.')).status).toBe(303);
		await page.getByRole('button', { name: 'Restore this version' }).click();
		await expect(page.getByRole('alert')).toContainText('Someone else has changed this');
		await expect(page.getByRole('insertion')).toContainText('It is changed again.');
		await page.getByRole('button', { name: 'Restore this version' }).click();
		await expect(page.getByRole('heading', { name: /^Version 4/ })).toBeVisible();
	});

	test('finds rooms that fit a telephone and are open to all senses', async ({
		page,
		house,
		expectAccessible
	}) => {
		const summary = 'It is read on a telephone.';
		const at = await enter(house, 'contributor', 'send', { summary });
		const review = await inReview(house, summary);
		await page.setViewportSize({ width: 360, height: 740 });
		for (const room of [
			'/desk',
			'/desk/review',
			review,
			`${at}/history`,
			`${at}/history/1`,
			`${at}/withdraw`
		]) {
			await page.goto(room);
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
			await scripted(page);
			const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(wider, `pixels by which ${room} is wider than the screen`).toBeLessThanOrEqual(0);
			await expectAccessible(page);
		}
		await page.goto(review);
		await expect(page.getByRole('button', { name: 'Publish' })).toBeInViewport();
		await expect(page.getByRole('button', { name: 'Reject' })).toBeHidden();
	});
});
