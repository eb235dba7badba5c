import type { Page } from '@playwright/test';
import { faultsInEveryLook } from './every-look.ts';
import { expect, test } from './fixtures.ts';
import { embeds, pages, refusals } from './pages.ts';

for (const [kind, address] of Object.entries({ ...pages, ...embeds })) {
	test.describe(kind, () => {
		test('is accessible and fits the screen in every look', async ({ page }) => {
			expect(await faultsInEveryLook(page, address)).toEqual([]);
		});

		test('is heard in order: one heading of its own, none skips a level, and no landmark is there twice', async ({
			page
		}) => {
			await page.goto(address);
			await expect(page).toHaveTitle(/\S+ · Rulewatch$/);
			const heard = (await page.locator('body').ariaSnapshot()).split('\n');
			const levels = heard.flatMap(
				(line) => Number(/heading .*\[level=(\d)\]/.exec(line)?.[1]) || []
			);
			expect(levels[0]).toBe(1);
			expect(levels.filter((level) => level === 1)).toHaveLength(1);
			expect(levels.filter((level, place) => level > (levels[place - 1] ?? 0) + 1)).toEqual([]);
			const found = heard.flatMap((line) => landmark.exec(line)?.[1] ?? []);
			expect(found.filter((one, place) => found.indexOf(one) !== place)).toEqual([]);
			expect(found).toContain('main');
			if (kind in pages) {
				expect(heard[0]).toBe('- link "Skip to the content":');
				expect(found).toEqual(
					expect.arrayContaining(['banner', 'navigation "The record"', 'search', 'contentinfo'])
				);
			}
		});

		test('is walked to its end by keyboard, and shows at each stop where one is', async ({
			page
		}) => {
			await page.goto(address);
			const stops = await walk(page);
			expect(stops.filter(({ shown }) => !shown)).toEqual([]);
			expect(stops.map(({ place }) => place)).toEqual(stops.map((_, index) => index));
			if (kind in pages) {
				expect(stops[0]?.name).toBe('Skip to the content');
				expect(stops.at(-1)?.name).toBe('Desk');
			}
		});
	});
}

for (const kind of ['a law', 'a statement', 'an article', 'search'] as const)
	test(`${kind} on paper has where its claims stand, and nothing that is there to be pressed`, async ({
		page
	}) => {
		await page.emulateMedia({ media: 'print' });
		await page.goto(pages[kind]);
		for (const role of ['navigation', 'search', 'searchbox', 'button'] as const)
			await expect(page.getByRole(role)).toHaveCount(0);
		const addresses = await page
			.locator('main a[rel~="external"]')
			.evaluateAll((links) => links.map((link) => getComputedStyle(link, '::after').content));
		expect(addresses.length > 0).toBe(kind !== 'search');
		for (const address of addresses) expect(address).toMatch(/<https?:/);
	});

test('a law prints as at most three pages, without charts, and its citations are numbers of its sources', async ({
	page,
	request
}) => {
	const { data } = await (await request.get('/api/v1/regulations?limit=100')).json();
	for (const { slug } of data as { slug: string }[]) {
		await page.goto(`/regulations/${slug}`);
		const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		expect(pdf.match(/\/Type \/Page\b/g)?.length, slug).toBeLessThanOrEqual(3);
	}
	await page.emulateMedia({ media: 'print' });
	await page.goto(pages['a law']);
	for (const id of ['reactions', 'related']) await expect(page.locator(`#${id}`)).toBeHidden();
	const sources = page.locator('.outlets li');
	const numbers = await sources.evaluateAll((items) =>
		items.map((item) => {
			const list = item.parentElement as HTMLOListElement;
			return list.start + Array.from(list.children).indexOf(item);
		})
	);
	expect(numbers).toEqual(numbers.map((_, index) => index + 1));
	const notes = (await page.locator('main sup:visible').allInnerTexts()).flatMap((note) =>
		note.split(', ').map(Number)
	);
	expect(notes.length).toBeGreaterThan(numbers.length);
	expect(notes.filter((note) => !numbers.includes(note))).toEqual([]);
	await expect(sources.first()).toBeVisible();
});

for (const kind of ['home', 'a law', 'a statement', 'an article'] as const)
	test(`${kind} brings its look along: no sheet is waited for`, async ({ page }) => {
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.resourceType()));
		// That of paper never comes here.
		const paper = 'link[rel="stylesheet"][media="print"]';
		await page.route(/\/print\.[\w-]+\.css$/, () => {});
		await page.goto(pages[kind], { waitUntil: 'commit' });
		await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]);
		await expect(page.locator(paper)).toHaveCount(1);
		await expect(page.locator('.skip')).not.toBeInViewport();
		expect(asked.filter((type) => type === 'image')).toEqual([]);
		expect(asked.filter((type) => type === 'stylesheet').length).toBeLessThanOrEqual(1);
		await expect(page.locator(`link[rel="stylesheet"]:not(${paper})`)).toHaveCount(0);
		expect(asked.filter((type) => type === 'font')).toHaveLength(2);
		expect(asked.length).toBeLessThanOrEqual(8);
	});

test('public pages carry no marks for a script that would take them over', async ({ request }) => {
	for (const address of Object.values({ ...pages, ...embeds, unknown: '/regulations/none' })) {
		const html = await (await request.get(address)).text();
		const marks = html.includes('__sveltekit_') ? [] : html.match(/<!--.*?-->/g);
		expect([address, marks ?? []]).toEqual([address, []]);
	}
	const regulation = await (await request.get(pages['a law'])).text();
	expect(regulation).not.toContain('__sveltekit_');
	expect(regulation).toContain('</html>');
});

test('the bar of the site says where a reader is', async ({ page }) => {
	const here = page.getByRole('navigation', { name: 'The record' }).locator('[aria-current]');
	for (const [kind, current] of [
		['laws', 'page'],
		['a law', 'true']
	] as const) {
		await page.goto(pages[kind]);
		await expect(here, kind).toHaveText('Laws');
		await expect(here, kind).toHaveAttribute('aria-current', current);
	}
	await page.goto(pages.home);
	await expect(here).toHaveCount(0);
});

const landmark =
	/^\s*- ((?:banner|navigation|search|main|complementary|contentinfo|region|form)(?: "[^"]*")?)(?=:|$)/;

test('links that stand alone in a frame are at least 24 pixels high, on a telephone as well', async ({
	page
}) => {
	for (const width of [360, 1280])
		for (const address of Object.values(embeds)) {
			await page.setViewportSize({ width, height: 740 });
			await page.goto(address);
			const heights = await page
				.locator('footer > a, [data-keep] > a')
				.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));
			expect(heights.length, address).toBeGreaterThan(1);
			expect(Math.min(...heights), `${address} at ${width}`).toBeGreaterThanOrEqual(24);
		}
});

interface Stop {
	name: string;
	place: number;
	shown: boolean;
}

declare global {
	var stops: Stop[];
}

async function walk(page: Page): Promise<Stop[]> {
	const all = await page.evaluate(() => {
		const takers = [
			...document.querySelectorAll(
				'a[href], button, input, select, textarea, summary, [tabindex="0"]'
			)
		].filter(
			(taker) =>
				taker.getAttribute('tabindex') !== '-1' &&
				taker.checkVisibility({ visibilityProperty: true })
		);
		globalThis.stops = [];
		document.addEventListener('focusin', ({ target }) => {
			if (!(target instanceof Element)) return;
			const { outlineStyle, outlineWidth } = getComputedStyle(target);
			const { width, top, bottom } = target.getBoundingClientRect();
			const isInView = width > 1 && bottom > 0 && top < innerHeight;
			globalThis.stops.push({
				name: target.textContent.trim(),
				place: takers.indexOf(target),
				shown: isInView && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
			});
		});
		return takers.length;
	});
	// One more press than there are stops, to show that the page does not trap the focus.
	for (let press = 0; press <= all; press++) await page.keyboard.press('Tab');
	const stops = await page.evaluate(() => globalThis.stops);
	expect(stops.length, 'stops of the keyboard').toBe(all);
	return stops;
}

for (const [kind, [address, status]] of Object.entries(refusals)) {
	test(`${kind} is refused with ${status} and a search box`, async ({ page, expectAccessible }) => {
		const response = await page.goto(address);
		expect(response?.status()).toBe(status);
		await expectAccessible(page);
		await page.getByRole('main').getByRole('searchbox').fill('AIC');
		await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
		await expect(page.getByRole('link', { name: 'Asia Internet Coalition' }).first()).toBeVisible();
	});
}
