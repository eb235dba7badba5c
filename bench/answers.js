// What the built app answers, written to a folder, one file an address, so that two commits can be held against each
// other: node bench/answers.js FOLDER [--app OTHER-CHECKOUT]. Take the folder of each, then: diff -r BEFORE AFTER
// It reads everything public that the site map leads to, every list under each filter alone, the API and the data package
// whole, every form of the desk as each role (and what an empty and a wrong one get), and the rows of the tables.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { tsImport } from 'tsx/esm/api';
import { startServer, temporaryFolder } from '../bin/server.js';
import { deskAnswers } from './answers/desk.js';
import { packageFiles } from './answers/package.js';
import { plain } from './answers/plain.js';
import { publicAddresses } from './answers/public.js';

const usage = 'node bench/answers.js FOLDER [--app OTHER-CHECKOUT]';
const { values, positionals } = orUsage(() =>
	parseArgs({
		allowPositionals: true,
		options: { app: { type: 'string', default: '.' }, help: { type: 'boolean' } }
	})
);
if (values.help || positionals.length !== 1) {
	console.log(usage);
	process.exit(values.help ? 0 : 1);
}
const folder = resolve(/** @type {string} */ (positionals[0]));
const { openTables } = await tsImport('../tests/record.ts', import.meta.url);

process.chdir(/** @type {string} */ (values.app));
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
		/** @type {string[]} */
		const rows = await tables.everything();
		for (const [table, lines] of grouped(rows))
			await write(`${name}/${table}`, lines.sort().join('\n'));
	} finally {
		await tables.close();
	}
}

/** @param {string} row */
function tableOf(row) {
	return row.split(' ', 1)[0] ?? '';
}

/** @param {string[]} rows */
function grouped(rows) {
	/** @type {Map<string, string[]>} */
	const groups = new Map();
	for (const row of rows) groups.set(tableOf(row), [...(groups.get(tableOf(row)) ?? []), row]);
	return groups;
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

/**
 * @template T
 * @param {() => T} read
 */
function orUsage(read) {
	try {
		return read();
	} catch (error) {
		console.error(`${/** @type {Error} */ (error).message}\n${usage}`);
		process.exit(1);
	}
}
