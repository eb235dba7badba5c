import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import checker from 'vnu-jar';
import { findProgram, installSystemPackage } from './machine.js';
import { build } from './prepare.js';
import { startServer, temporaryFolder } from './server.js';
import { main, run } from './steps.js';
import { readArguments } from './options.js';

readArguments(
	'npm run check:html: builds the app, crawls it, and asks the W3C’s HTML checker about a few pages of every kind.'
);

const mostPages = 80;
const mostOfAKind = 3;
const refusal = '/no/such/page';

await main(async () => {
	const java = await findJava();
	await build();
	const { folder, remove } = temporaryFolder();
	const server = await startServer({ RULEWATCH_FOLDER: join(folder, 'data') });
	try {
		const pages = [...(await crawl(server.url))];
		mkdirSync(join(folder, 'pages'));
		// Files are numbered, because an address may be longer than a file name; the report gets the addresses back.
		const files = pages.map(([path, html], index) => {
			const file = join(folder, 'pages', `${index}.html`);
			writeFileSync(file, html);
			return /** @type {const} */ ([file, path]);
		});
		await run(java, ['-jar', String(checker), '--errors-only', join(folder, 'pages')]).catch(
			({ message }) => {
				throw new Error(
					files.reduce(
						(text, [file, path]) => text.replaceAll(`file:${file}"`, `${path}"`),
						message
					)
				);
			}
		);
		console.log(`${pages.length} pages checked, no fault found.`);
	} finally {
		await server.end();
		remove();
	}
});

async function crawl(origin) {
	/** @type {Map<string, string>} */
	const pages = new Map();
	/** @type {Map<string, number>} */
	const kinds = new Map();
	const queue = ['/', refusal];
	const met = new Set(queue);
	for (let path = queue.shift(); path && pages.size < mostPages; path = queue.shift()) {
		const kind = kindOf(path);
		const count = kinds.get(kind) ?? 0;
		if (count === mostOfAKind) continue;
		const response = await fetch(origin + path, { headers: { accept: 'text/html' } });
		if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
		if (response.ok === (path === refusal))
			throw new Error(`${path} answers with status ${response.status}.`);
		kinds.set(kind, count + 1);
		const html = await response.text();
		pages.set(path, html);
		for (const [, href = ''] of html.matchAll(/<a\s[^>]*?href="([^"#]*)/g)) {
			const url = new URL(href.replaceAll('&amp;', '&'), origin + path);
			const next = url.pathname + url.search;
			if (url.origin !== origin || met.has(next)) continue;
			met.add(next);
			queue.push(next);
		}
	}
	return pages;
}

/** For example /regulations/x and /regulations/y. @param {string} path */
function kindOf(path) {
	const { pathname, searchParams } = new URL(path, 'http://localhost');
	const [, room, name, ...rest] = pathname.split('/');
	return [room, name && '*', ...rest, ...new Set(searchParams.keys())].join('/');
}

async function findJava() {
	const java = () => findProgram('java');
	if (!java())
		await installSystemPackage('Java, which the HTML checker runs on,', {
			'apt-get': ['default-jre-headless'],
			dnf: ['java-latest-openjdk-headless'],
			apk: ['openjdk17-jre-headless'],
			brew: ['openjdk']
		});
	return java() ?? 'java';
}
