import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';

/** Whether the attacks run in full, as `npm run test:slow` has them, and not in the short form that `npm run promises` waits for. */
export const inFull = Boolean(process.env.SLOW);

export { expect };

interface Fixtures {
	/** Fails with what axe finds against WCAG 2.2 A and AA. */
	expectAccessible: (page: Page) => Promise<void>;
	/** Fails every test whose pages log an error, break their own policy, miss a file or ask another host. */
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

export async function accessFaults(page: Page) {
	const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
	return violations.map(
		({ id, help, nodes }) =>
			`${id}: ${help} — at ${nodes.map(({ target }) => target).join(' and ')}`
	);
}

/** Collects, while the test runs, what pages of this context do that no page of ours may do. */
export function watch(context: BrowserContext, origin: string) {
	const faults: string[] = [];
	context.on('weberror', (error) => faults.push(`script error: ${error.error().message}`));
	context.on('console', (message) => {
		// A file that fails to load is told below, by its address; a page that says no is no fault.
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

/** Holds back the scripts of all pages to come, as a slow line does, until what is answered is called. */
export async function holdScripts(page: Page): Promise<() => void> {
	let arrive = () => {};
	const arrived = new Promise<void>((resolve) => (arrive = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await arrived;
		await route.continue();
	});
	return arrive;
}

/** Waits until the script of a page at the desk listens: what tells screen readers of a new page is what it adds last. */
export const scripted = (page: Page) =>
	page.locator('#svelte-announcer').waitFor({ state: 'attached' });
