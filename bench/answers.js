// What the built app answers, written to a folder, one file an address, so that two commits can be held against each
// other: node bench/answers.js FOLDER [OTHER-CHECKOUT]. Take the folder of each, then: diff -r BEFORE AFTER
// To the bundled facts it adds drafts, proposals, an import, followers, reports and the like. It reads everything public
// that the site map leads to, every list under each filter alone, the API and the data package whole, every kind of page and
// what was added as a stranger, a contributor and an editor, every form of the desk as each role (and what an empty and a
// wrong one get), and the rows of the tables.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { readArguments } from '../bin/options.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { deskAnswers, staffOf } from './answers/desk.js';
import { makeUp } from './answers/made-up.js';
import { packageFiles } from './answers/package.js';
import { plain } from './answers/plain.js';
import { publicAddresses } from './answers/public.js';

readArguments(
	'node bench/answers.js FOLDER [OTHER-CHECKOUT]: writes every answer of the built app to a folder, which it empties.',
	{ words: 2 }
);
const [to, checkout = '.'] = process.argv.slice(2);
if (!to) throw new Error('Say to which folder: node bench/answers.js FOLDER [OTHER-CHECKOUT]');
const folder = resolve(to);
const load = (/** @type {string} */ name) => tsImport(`../tests/${name}.ts`, import.meta.url);
const { openTables } = await load('record');
const { openPostOffice } = await load('post-office');
const { embeds, pages } = await load('pages');
const { Visitor } = await load('http');

process.chdir(checkout);
rmSync(folder, { recursive: true, force: true });
const place = temporaryFolder();
const office = await openPostOffice();
const numbered = new URL('./answers/numbered-ids.js', import.meta.url).href;
// Charts draw their address as a picture of its letters, so it has to be the same each time.
const server = await startServer({ RULEWATCH_FOLDER: place.folder, PORT: '4899', ...office.env }, [
	process.execPath,
	'--import',
	numbered,
	'server.js'
]);
/** Of ids and secrets that differ from start to start. @type {Map<string, string>} */
let names = new Map();
try {
	await writeRows('rows-of-the-facts');
	const staff = await staffOf(server);
	const madeUp = await makeUp(server.url, staff, office);
	({ names } = madeUp);
	for (const [mark, text] of madeUp.outcomes) await write(`made-up/${mark}`, text);
	await writeRows('rows-with-the-made-up');
	const { contributor, editor } = staff;
	const each = [...Object.values(pages), ...Object.values(embeds), ...madeUp.paths];
	for (const [role, visitor] of Object.entries({
		...{ nobody: new Visitor(server.url), contributor, editor }
	}))
		for (const path of each)
			await write(`seen-by-${role}${path}`, await told(await visitor.request(path)));
	for await (const path of publicAddresses(server.url))
		await write(path, await told(await fetch(server.url + path, { redirect: 'manual' })));
	for await (const [name, text] of packageFiles(server.url)) await write(name, text);
	const rooms = madeUp.paths.filter((path) => path.startsWith('/desk'));
	for await (const [name, text] of deskAnswers(server, staff, rooms)) await write(name, text);
} finally {
	await server.end();
	await office.close();
	place.remove();
}

/** @param {Response} answer */
async function told(answer) {
	const type = answer.headers.get('content-type') ?? '';
	const isText = /text|json|xml|calendar|bibtex|research-info|svg/.test(type);
	const body = isText
		? await answer.text()
		: `${(await answer.arrayBuffer()).byteLength > 0} bytes`;
	return [answer.status, type, answer.headers.get('location') ?? '', body].join('\n');
}

/** @param {string} name */
async function writeRows(name) {
	const tables = await openTables(place);
	try {
		/** @type {Map<string, string[]>} */
		const byTable = new Map();
		for (const row of await tables.everything()) {
			const [table = ''] = row.split(' ', 1);
			if (!byTable.has(table)) byTable.set(table, []);
			byTable.get(table)?.push(row);
		}
		for (const [table, rows] of byTable) await write(`${name}/${table}`, rows.sort().join('\n'));
	} finally {
		await tables.close();
	}
}

/**
 * @param {string} address
 * @param {string} text
 */
async function write(address, text) {
	const file = join(folder, fileName(named(address)));
	mkdirSync(join(file, '..'), { recursive: true });
	writeFileSync(file, plain(named(text), server.url));
}

/** @param {string} text */
function named(text) {
	for (const [random, name] of names) text = text.replaceAll(random, name);
	return text;
}

/** An address may be a folder and a page at once, and longer than a file name. @param {string} address */
function fileName(address) {
	const parts = `${address}.txt`.split('/');
	return parts.map((part) => encodeURIComponent(part).slice(-200)).join('/');
}
