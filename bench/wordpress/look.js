import { join } from 'node:path';

export const widths = [320, 500, 680];

/**
 * @param {{ at: string, name: string, origin: string, pictures: string }} post its address, and its picture's name
 */
export async function lookAt(browser, { at, name, origin, pictures }) {
	const context = await browser.newContext();
	const page = await context.newPage();
	const faults = [];
	const heights = [];
	for (const width of widths) {
		await page.setViewportSize({ width, height: 900 });
		await page.goto(at);
		const frame = await framed(page);
		if (!frame) {
			faults.push('does not unfold');
			break;
		}
		const cut = await settled(frame);
		if (cut) faults.push(`${width} px: ${cut}`);
		heights.push(await frame.evaluate(() => innerHeight));
		await page
			.locator('.wp-block-post-content')
			.screenshot({ path: join(pictures, `${name}-${width}.png`) });
		for (const summary of await frame.locator('summary:visible').all()) {
			await summary.click();
			const cutThen = await settled(frame);
			if (cutThen) faults.push(`${width} px, with a part unfolded: ${cutThen}`);
		}
	}
	const links = heights.length ? await followLinks(page, at, origin) : { followed: 0, dead: [] };
	faults.push(...links.dead.map((link) => `does not open: ${link}`));
	await context.close();
	return { heights, links: links.followed, faults };
}

/** The embed's frame; undefined if WordPress shows none. */
async function framed(page) {
	const box = page.locator('iframe.wp-embedded-content');
	// WordPress reveals the frame once it has reported its height.
	const shown = await box.waitFor({ state: 'visible', timeout: 20_000 }).then(
		() => true,
		() => false
	);
	if (!shown) return undefined;
	await box.scrollIntoViewIfNeeded();
	return (await box.elementHandle()).contentFrame();
}

/** The content that stays cut off or scrolls after the frame got the height it asked for; undefined if none does. */
async function settled(frame) {
	const fits = frame.waitForFunction(
		() => {
			const { scrollHeight, scrollWidth } = document.documentElement;
			return scrollHeight <= innerHeight && scrollWidth <= innerWidth;
		},
		undefined,
		{ timeout: 10_000 }
	);
	await fits.catch(() => undefined);
	return frame.evaluate(() => {
		const root = document.documentElement;
		if (root.scrollHeight > innerHeight)
			return `${root.scrollHeight - innerHeight} px below are cut`;
		if (root.scrollWidth > innerWidth) return `${root.scrollWidth - innerWidth} px beside are cut`;
		const scrolled = [...document.querySelectorAll('main *')].find((element) => {
			const { overflowX, overflowY, clipPath } = getComputedStyle(element);
			if (clipPath !== 'none' || (overflowX === 'visible' && overflowY === 'visible')) return false;
			const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
			return clientWidth > 0 && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1);
		});
		return scrolled && `${scrolled.tagName} .${scrolled.className} is cut or scrolls by itself`;
	});
}

/**
 * Follows every link of the frame, by mouse or, if it has no place on screen, by keyboard. Pages of the site are
 * requested but not opened.
 */
async function followLinks(page, at, origin) {
	await page.goto(at);
	const frame = await framed(page);
	await settled(frame);
	/** @type {((url: string) => void) | undefined} */
	let gone;
	await page.route(`${origin}/**`, (route) => {
		if (route.request().frame() !== page.mainFrame()) return route.continue();
		gone?.(route.request().url());
		return route.fulfill({ status: 204 });
	});
	const dead = [];
	const links = await frame.locator('a:visible').all();
	for (const link of links) {
		const href = await link.evaluate(({ href }) => href);
		const went = new Promise((resolve) => {
			gone = resolve;
			setTimeout(resolve, 5_000, '');
		});
		// Column names that a narrow frame hides can only be reached by keyboard.
		await link.click({ timeout: 2_000 }).catch(() => link.press('Enter'));
		const url = await went;
		const isThere = url === href.split('#')[0] || url === href;
		if (!isThere || !(await fetch(href)).ok) dead.push(href);
	}
	return { followed: links.length - dead.length, dead };
}
