import type { Page } from '@playwright/test';
import { demands, stances } from '../src/lib/domain/vocabulary.ts';
import { framed, elsewhere } from './elsewhere.ts';
import { expect, overHttp, test as house } from './staff.ts';
import { test } from './fixtures.ts';
import { faultsInEveryLook } from './every-look.ts';
import { accounts, desk, embeds, pages } from './pages.ts';
import { reportOf } from './reports.ts';

const phone = { width: 360, height: 740 };

test('a page brings two fonts along, asks for each once and keeps them for a year', async ({
	page
}) => {
	const sizes: Record<string, number> = {};
	page.on('response', async (response) => {
		if (response.request().resourceType() !== 'font') return;
		const { 'cache-control': cache, 'access-control-allow-origin': origin } = response.headers();
		expect([cache, origin]).toEqual(['public,max-age=31536000,immutable', '*']);
		const name = /([\w-]+)\.[\w-]+\.woff2$/.exec(response.url())![1]!;
		expect(sizes).not.toHaveProperty(name);
		sizes[name] = (await response.body()).length;
	});
	await page.goto(pages.home, { waitUntil: 'networkidle' });
	expect(sizes).toEqual({
		'newsreader-latin-wght-normal': 58_084,
		'source-sans-3-latin-wght-normal': 28_872
	});
	await expect(page.locator('link[rel=preload][as=font]')).toHaveCount(2);
	expect(await drawnIn(page, 'h1')).toMatch(/^Newsreader/);
	expect(await drawnIn(page, 'main p')).toMatch(/^Source Sans 3/);

	page.removeAllListeners('response');
	await page.goto(pages['a law'], { waitUntil: 'networkidle' });
	const sent = await page.evaluate(() =>
		performance
			.getEntriesByType('resource')
			.filter(({ name }) => name.endsWith('.woff2'))
			.map((entry) => (entry as PerformanceResourceTiming).transferSize)
	);
	expect(sent).toEqual([0, 0]);

	page.on('response', (response) => (sizes[response.url().split('/').at(-1)!] = 0));
	await page.evaluate(() => {
		const text = Object.assign(document.createElement('p'), { lang: 'ur', textContent: 'قانون' });
		document.querySelector('main')!.append(text);
	});
	await expect.poll(() => Object.keys(sizes).join()).toContain('noto-nastaliq-urdu');
});

/** The families that Chromium chose for the letters of an element, as its developer tools tell. */
async function drawnIn(page: Page, selector: string): Promise<string> {
	const tools = await page.context().newCDPSession(page);
	await tools.send('DOM.enable');
	await tools.send('CSS.enable');
	const { root } = await tools.send('DOM.getDocument');
	const { nodeId } = await tools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
	const { fonts } = await tools.send('CSS.getPlatformFontsForNode', { nodeId });
	return fonts.map(({ familyName }) => familyName).join();
}

overHttp('a sandboxed frame is drawn with our fonts too', async ({ house, browser }) => {
	const html = framed(house, embeds['a law in a frame'], 'sandbox="allow-scripts"');
	const seen = await elsewhere(browser, house, html);
	const loaded = () =>
		seen.page.frames()[1]!.evaluate(() =>
			Array.from(document.fonts)
				.filter(({ status }) => status === 'loaded')
				.map(({ family }) => family.replaceAll('"', ''))
		);
	await expect.poll(loaded).toEqual(expect.arrayContaining(['Newsreader', 'Source Sans 3']));
	expect(seen.faults()).toEqual([]);
	await seen.close();
});

/** The words of the groups, and those of the second line. */
const menuOf = async (page: Page) => ({
	groups: await page
		.getByRole('navigation', { name: 'The record' })
		.getByRole('link')
		.allInnerTexts(),
	members: await page.locator('header + nav').getByRole('link').allInnerTexts()
});

test('four groups lead to everything: members stand in a second line on lists, and in each foot', async ({
	page
}) => {
	const lists = {
		[pages.laws]: ['All laws', 'By topic', 'Compare'],
		[pages.topics]: ['All laws', 'By topic', 'Compare'],
		[pages.stakeholders]: ['All statements', 'Stakeholders', 'Coalitions', 'Campaigns'],
		[pages.articles]: ['Events', 'Articles', 'Sections'],
		[pages.trends]: [],
		[pages['a law']]: [],
		[pages.home]: []
	};
	for (const [address, members] of Object.entries(lists)) {
		await page.goto(address);
		expect(await menuOf(page), address).toEqual({
			groups: ['Laws', 'Statements', 'News', 'Trends'],
			members
		});
		const foot = page.getByRole('navigation', { name: 'All pages' }).getByRole('link');
		expect(await foot.allInnerTexts()).toEqual(
			expect.arrayContaining([
				...['All laws', 'By topic', 'Compare', 'All statements', 'Stakeholders', 'Coalitions'],
				...['Campaigns', 'Events', 'Articles', 'Sections', 'Across laws', 'Corrections', 'Desk']
			])
		);
	}
});

test('the masthead takes at most 100 pixels of a phone, with the search one press away @layout', async ({
	page
}) => {
	await page.setViewportSize(phone);
	for (const kind of ['home', 'a law', 'laws', 'a statement', 'search', 'about'] as const) {
		await page.goto(pages[kind]);
		const banner = page.getByRole('banner');
		expect((await banner.boundingBox())!.height, kind).toBeLessThanOrEqual(100);
		const heights = await banner
			.getByRole('link')
			.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));
		expect(Math.min(...heights), kind).toBeGreaterThanOrEqual(44);
		const own = page.getByRole('main').getByRole('searchbox').first();
		if (kind === 'home' || kind === 'search') {
			await expect(banner.getByRole('link', { name: 'Search' })).toHaveCount(0);
			await expect(own).toBeInViewport();
			continue;
		}
		await banner.getByRole('link', { name: 'Search', exact: true }).click();
		await expect(page).toHaveURL('/search');
		await expect(page.getByRole('searchbox', { name: 'Search the record' })).toBeInViewport();
	}
});

test('text has one of seven sizes', async ({ page }) => {
	for (const width of [360, 1280])
		for (const address of [...Object.values(pages), ...Object.values(embeds)]) {
			await page.setViewportSize({ width, height: 740 });
			await page.goto(address);
			expect(await strangeSizes(page), `${address} at ${width}`).toEqual([]);
		}
});

test('pages on the way to the desk are accessible and fit the screen in every look', async ({
	page
}) => {
	for (const [kind, address] of Object.entries(accounts))
		expect(await faultsInEveryLook(page, address), kind).toEqual([]);
});

house.describe('the desk', () => {
	house.use({ as: 'administrator' });

	house.beforeAll(async ({ house }) => {
		const report = {
			page: pages['a law'],
			message: 'The Gazette gives another day.',
			contact: 'farida@example.org',
			proof: 'https://gazette.example/2020'
		};
		await reportOf(house, report, '127.0.0.40');
	});

	for (const [kind, address] of Object.entries(desk))
		house(`is accessible and fits the screen in every look: ${kind}`, async ({ page }) => {
			const status = kind === 'nothing at the desk' ? 404 : 200;
			expect((await page.request.get(address)).status()).toBe(status);
			expect(await faultsInEveryLook(page, address)).toEqual([]);
		});

	house('has the same sizes of text', async ({ page }) => {
		for (const address of ['', '/review', '/statements/new', '/capture', '/account', '/people']) {
			await page.goto(`/desk${address}`);
			expect(await strangeSizes(page), address).toEqual([]);
		}
	});
});

/**
 * Texts whose size is no token of ours. Fields and their buttons have 16 px, with which phones do not zoom in; so has
 * the text of a timeline, which is denser.
 */
function strangeSizes(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const probe = document.body.appendChild(document.createElement('i'));
		const allowed = ['s', 'm', 'l', 'xl', '2xl', '3xl', 'fig'].map((name) => {
			probe.style.fontSize = `var(--t-${name})`;
			return getComputedStyle(probe).fontSize;
		});
		probe.remove();
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const strange = new Set<string>();
		for (let text = walker.nextNode(); text; text = walker.nextNode()) {
			const { parentElement } = text;
			if (!parentElement?.checkVisibility() || !text.textContent?.trim()) continue;
			if (parentElement.closest('svg, button, .button, select, textarea, sup, noscript, script'))
				continue;
			const { fontSize } = getComputedStyle(parentElement);
			if (fontSize === '16px' && parentElement.closest('.ledger')) continue;
			if (!allowed.includes(fontSize)) strange.add(`${fontSize}: ${text.textContent.trim()}`);
		}
		return [...strange];
	});
}

test.describe('while the fonts are on their way', () => {
	test.use({ bypassCSP: true, viewport: phone });

	/** How far a page moves when its fonts come late, with or without stand-ins. */
	async function shiftOf(page: Page, address: string, hasStandIns: boolean): Promise<number> {
		let arrive = () => {};
		const arrived = new Promise<void>((resolve) => (arrive = resolve));
		await page.route('**/*.woff2', async (route) => {
			await arrived;
			await route.continue();
		});
		await page.route('**' + address, async (route) => {
			const response = await route.fetch();
			const html = await response.text();
			const body = hasStandIns ? html : html.replaceAll(/local\([^)]*\)/g, 'local(none)');
			await route.fulfill({ response, body });
		});
		await page.addInitScript(() => {
			const all = globalThis as { shift?: number };
			all.shift = 0;
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries())
					all.shift! += (entry as unknown as { value: number }).value;
			}).observe({ type: 'layout-shift', buffered: true });
		});
		await page.goto(address, { waitUntil: 'domcontentloaded' });
		const drawn = () =>
			page.evaluate(
				() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
			);
		await drawn();
		arrive();
		await page.evaluate(() => document.fonts.ready);
		expect(await page.evaluate(() => document.fonts.check('1em Newsreader'))).toBe(true);
		await drawn();
		await page.unrouteAll({ behavior: 'wait' });
		return page.evaluate(() => (globalThis as { shift?: number }).shift!);
	}

	for (const kind of ['home', 'a law'] as const)
		test(`${kind} moves by at most 0.02 where its stand-ins are installed @layout`, async ({
			page
		}, { project }) => {
			test.skip(project.name !== 'liberation', 'Other sets of fonts have no stand-ins.');
			const without = await shiftOf(page, pages[kind], false);
			const shift = await shiftOf(page, pages[kind], true);
			expect(shift).toBeLessThanOrEqual(0.02);
			expect(without).toBeGreaterThan(shift);
		});
});

test('each anchor of a law leads to its facts', async ({ page, request }) => {
	interface Row {
		description: string;
		kind: string;
		sources: { outlet: string }[];
		organisation: { name: string } | null;
		speaker: { name: string } | null;
		signatories: { name: string }[];
		demands: (keyof typeof demands)[];
		positions: { stance: keyof typeof stances; regulation: { slug: string } }[];
	}
	const slug = pages['a law'].split('/').at(-1)!;
	const rowsOf = async (list: string): Promise<Row[]> =>
		(await (await request.get(`/api/v1/${list}?regulation=${slug}&limit=100`)).json()).data;
	const statements = await rowsOf('statements');
	const events = await rowsOf('events');
	const turns = events.filter(({ kind }) => /notification|leak|supersession/.test(kind));
	expect(turns.length).toBeGreaterThan(2);
	const named = statements.map(
		({ organisation, speaker, signatories }) => (organisation ?? speaker ?? signatories[0])!.name
	);
	const held = statements.map(
		({ positions }) => positions.find(({ regulation }) => regulation.slug === slug)!.stance
	);
	const facts: Record<string, string[]> = {
		timeline: [...turns.map(({ description }) => description), ...named],
		reactions: [
			...held.map((stance) => stances[stance]),
			...statements.flatMap((one) => one.demands.map((demand) => demands[demand]))
		],
		statements: held.map((stance) => `${stances[stance]} ${count(held, stance)}`),
		cite: [slug, 'Citizens Protection (Against Online Harm) Rules, 2020'],
		sources: [...statements, ...events].flatMap((row) => row.sources.map(({ outlet }) => outlet))
	};
	for (const [id, expected] of Object.entries(facts)) {
		await page.goto(`${pages['a law']}#${id}`);
		await expect(page.locator(`#${id}`), id).toBeInViewport();
		const text = plain(await page.evaluate(textFromTarget));
		expect(
			Array.from(new Set(expected)).filter((fact) => !text.includes(plain(fact))),
			id
		).toEqual([]);
	}
});

const count = (all: string[], one: string) => all.filter((each) => each === one).length;

/** A count may stand in brackets. */
const plain = (text: string) => text.replaceAll(/[()]/g, '').replaceAll(/\s+/g, ' ');

/** Runs in the page: its words from the place that the address names to the next section. */
function textFromTarget(): string {
	const target = document.querySelector(':target')!;
	const range = document.createRange();
	range.setStartBefore(target);
	const next = Array.from(document.querySelectorAll('main h2')).find(
		(heading) => target.compareDocumentPosition(heading) === Node.DOCUMENT_POSITION_FOLLOWING
	);
	if (next) range.setEndBefore(next);
	else range.setEndAfter(document.querySelector('main')!);
	return range.toString();
}
