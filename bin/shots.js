import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { startChromium } from './chromium.js';
import { readArguments } from './options.js';
import { build } from './prepare.js';
import { startServer, temporaryFolder } from './server.js';
import { main } from './steps.js';

const { given, texts } = readArguments(
	'npm run shots -- [--only=TEXT] [--laws]: builds the app and takes pictures of every kind of page into shots/, as a phone ' +
		'and a wide screen show it, light and dark. --only takes those whose name or address holds TEXT, --laws all laws.',
	{ texts: ['only'], options: ['laws'] }
);

const out = 'shots';
const widths = [360, 1280];
const schemes = /** @type {const} */ (['light', 'dark']);

/** “a law in a frame” is a-law-in-a-frame.png. @param {string} name */
const fileOf = (name) => `${name.replace(/\W+/g, '-')}.png`;

const { accounts, desk, embeds, pages, refusals } = await tsImport(
	'../tests/pages.ts',
	import.meta.url
);
const { staffOf, stateOf } = await tsImport('../tests/staff.ts', import.meta.url);

await main(async () => {
	await build();
	const { folder, remove } = temporaryFolder();
	const server = await startServer({ RULEWATCH_FOLDER: folder });
	rmSync(out, { recursive: true, force: true });
	try {
		const count = await shootAll(server);
		console.log(`${count} pictures in ${out}/`);
	} finally {
		await server.end();
		remove();
	}
});

/** @param {import('./server.js').RunningServer} server */
async function shootAll(server) {
	const shots = chosen([...(given.includes('laws') ? await laws(server) : everyKind())]);
	const { administrator } = await staffOf(server);
	const signedIn = stateOf(administrator.cookies.get('__Host-session'));
	const browser = await startChromium();
	try {
		for (const width of widths)
			for (const colorScheme of schemes) {
				const look = join(out, `${width}-${colorScheme}`);
				mkdirSync(look, { recursive: true });
				for (const [storageState, some] of [
					[undefined, shots.filter(([, path]) => !path.startsWith('/desk'))],
					[signedIn, shots.filter(([, path]) => path.startsWith('/desk'))]
				]) {
					const context = await browser.newContext({
						baseURL: server.url,
						viewport: { width, height: 800 },
						reducedMotion: 'reduce',
						colorScheme,
						storageState
					});
					const page = await context.newPage();
					for (const [name, path] of some) await shoot(page, path, join(look, fileOf(name)));
					await context.close();
				}
			}
	} finally {
		await browser.close();
	}
	return shots.length * widths.length * schemes.length;
}

/** @param {import('@playwright/test').Page} page */
async function shoot(page, /** @type {string} */ address, /** @type {string} */ path) {
	await page.goto(address, { waitUntil: 'networkidle' });
	await page.screenshot({ path, fullPage: true, animations: 'disabled' });
}

/** @returns {[name: string, path: string][]} */
function everyKind() {
	const refused = Object.entries(refusals).map(([name, [path]]) => [name, path]);
	return [
		...Object.entries({ ...pages, ...embeds, ...accounts, ...desk }),
		.../** @type {[string, string][]} */ (refused)
	];
}

/**
 * @param {import('./server.js').RunningServer} server
 * @returns {Promise<[name: string, path: string][]>}
 */
async function laws({ url }) {
	const answer = await fetch(`${url}/api/v1/regulations?limit=100`);
	/** @type {{ data: { slug: string }[] }} */
	const { data } = await answer.json();
	return data.map(({ slug }) => [slug, `/regulations/${slug}`]);
}

/** @param {[name: string, path: string][]} all */
function chosen(all) {
	const { only = '' } = texts;
	const some = all.filter((shot) => shot.some((text) => text.includes(only)));
	if (!some.length) throw new Error(`No page has “${only}” in its name or address.`);
	return some;
}
