// What the built app answers, written to a folder, one file an address, so that two commits can be held against each
// other: node bench/answers.js FOLDER [OTHER-CHECKOUT]. Take the folder of each, then: diff -r BEFORE AFTER
// It reads everything public that the site map leads to, every list under each filter alone, the API and the data package
// whole, every form of the desk as each role (and what an empty and a wrong one get), and the rows of the tables.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { readArguments } from '../bin/options.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { deskAnswers } from './answers/desk.js';
import { packageFiles } from './answers/package.js';
import { plain } from './answers/plain.js';
import { publicAddresses } from './answers/public.js';

readArguments(
	'node bench/answers.js FOLDER [OTHER-CHECKOUT]: writes every answer of the built app to a folder, which it empties.',
	{ words: 2 }
);
const [named, checkout = '.'] = process.argv.slice(2);
if (!named) throw new Error('Say to which folder: node bench/answers.js FOLDER [OTHER-CHECKOUT]');
const folder = resolve(named);
const { openTables } = await tsImport('../tests/record.ts', import.meta.url);

process.chdir(checkout);
rmSync(folder, { recursive: true, force: true });
const place = temporaryFolder();
// Charts draw their address as a picture of its letters, so it has to be the same each time.
const server = await startServer({ RULEWATCH_FOLDER: place.folder, PORT: '4899' });
try {
	for await (const path of publicAddresses(server.url)) await write(path, await fetched(path));
	for await (const [name, text] of packageFiles(server.url)) await write(name, text);
	await writeRows('rows-of-the-facts');
	for await (const [name, text] of deskAnswers(server)) await write(name, text);
} finally {
	await server.end();
	place.remove();
}

/** @param {string} path */
async function fetched(path) {
	const answer = await fetch(server.url + path, { redirect: 'manual' });
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
	const file = join(folder, fileName(address));
	mkdirSync(join(file, '..'), { recursive: true });
	writeFileSync(file, plain(text, server.url));
}

/** An address may be a folder and a page at once, and longer than a file name. @param {string} address */
function fileName(address) {
	const parts = `${address}.txt`.split('/');
	return parts.map((part) => encodeURIComponent(part).slice(-200)).join('/');
}
