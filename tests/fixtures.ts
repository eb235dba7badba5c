import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';

/** True for the full attacks of `npm run test:slow`; false for the short ones of `npm run promises`. */
export const inFull = Boolean(process.env.SLOW);

export { expect };

interface Fixtures {
	/** Fails on axe findings against WCAG 2.2 A and AA. */
	expectAccessible: (page: Page) => Promise<void>;
	/** Fails if a page logs an error, violates its CSP, misses a file or asks another host. */
	quietPages: void;
}

export const test = base.extend<Fixtures>({
	expectAccessible: async ({}, use) => {
		await use(async (page) => expect(await accessFaults(page)).toEqual([]));
	},
	quietPages: [
		async ({ context, baseURL }, use) => {
			const faults = watch(context, baseURL ?? '');
			await use();
			expect(faults, 'faults that the pages of this test caused').toEqual([]);
		},
		{ auto: true }
	]
});

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** By all rules of WCAG. */
export async function accessFaults(page: Page) {
	const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
	return violations.map(
		({ id, help, nodes }) =>
			`${id}: ${help} — at ${nodes.map(({ target }) => target).join(' and ')}`
	);
}

export function watch(context: BrowserContext, origin: string) {
	const faults: string[] = [];
	context.on('weberror', (error) => faults.push(`script error: ${error.error().message}`));
	context.on('console', (message) => {
		// Failed requests are reported below with their address; an error page is no fault.
		if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
			faults.push(`console error: ${message.text()}`);
	});
	context.on('request', (request) => {
		const url = new URL(request.url());
		const inPage = ['about:', 'blob:', 'data:'].includes(url.protocol);
		if (!inPage && url.origin !== origin) faults.push(`request to another host: ${url.href}`);
	});
	context.on('response', (response) => {
		if (response.status() >= 400 && !response.request().isNavigationRequest())
			faults.push(`missing file: ${response.status()} ${response.url()}`);
	});
	return faults;
}

/** Delays all scripts, like a slow connection, until the returned function is called. */
export async function holdScripts(page: Page): Promise<() => void> {
	let arrive = () => {};
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await arrived;
		await route.continue();
	});
	return arrive;
}

/** Waits for hydration of a desk page: the announcer is added last. */
export const scripted = (page: Page) =>
	page.locator('#svelte-announcer').waitFor({ state: 'attached' });
