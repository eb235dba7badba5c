// Writes every answer of this checkout, or of a second one, to a folder with one file per address, so that two commits
// can be compared: run it on each, then `diff -r BEFORE AFTER`.
// The record is the bundled facts plus drafts, proposals, an import, followers, reports and so on. The answers are all
// public addresses of the sitemap, every list under each single filter, the API, the data package, every kind of page
// for each role, every form of the desk (with empty and wrong input too), and the rows of all tables.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startServer, temporaryFolder } from '../bin/server.js';
import { Visitor } from '../tests/http.ts';
import { embeds, pages } from '../tests/pages.ts';
import { openPostOffice } from '../tests/post-office.ts';
import { openTables } from '../tests/record.ts';
import { staffOf } from '../tests/staff.ts';
import { crawl } from './answers/crawl.js';
import { makeUp } from './answers/made-up.js';
import { plain, plainRow } from './answers/plain.js';
import { packageFiles, publicAddresses } from './answers/public.js';

export const takes = { words: 2, word: 'FOLDER' };

export async function run({ words: [to, checkout = '.'] }) {
	if (!to) throw new Error('Say to which folder: node bench answers FOLDER [OTHER-CHECKOUT]');
	const folder = resolve(to);
	process.chdir(checkout);
	rmSync(folder, { recursive: true, force: true });
	const place = temporaryFolder();
	const office = await openPostOffice();
	const numbered = new URL('./answers/numbered-ids.js', import.meta.url).href;
	// Chart pictures contain their own address, so the port must be the same each time.
	const settings = { RULEWATCH_FOLDER: place.folder, PORT: '4899', ...office.env };
	const command = [process.execPath, '--import', numbered, 'server.js'];
	const server = await startServer(settings, command);
	try {
		const write = writerTo(folder, server.url);
		await write.rows('rows-of-the-facts', place);
		const staff = await staffOf(server);
		const { outcomes, names, paths } = await makeUp(server.url, staff, office);
		write.learn(names);
		for (const [mark, text] of outcomes) write(`made-up/${mark}`, text);
		await write.rows('rows-with-the-made-up', place);
		for await (const path of publicAddresses(server.url))
			write(path, await textOf(await fetch(server.url + path, { redirect: 'manual' })));
		for await (const [name, text] of packageFiles(server.url)) write(name, text);
		const each = [...Object.values(pages), ...Object.values(embeds), '/desk', ...paths];
		for (const [role, visitor] of Object.entries({ nobody: new Visitor(server.url), ...staff }))
			for await (const [address, answer] of crawl(visitor, each))
				write(`as-${role}${address}`, await textOf(answer));
	} finally {
		await server.end();
		await office.close();
		place.remove();
	}
}

async function textOf(answer) {
	const type = answer.headers.get('content-type') ?? '';
	const isText = /text|json|\bxml|calendar|bibtex|research-info|svg/.test(type);
	const body = isText
		? await answer.text()
		: `${(await answer.arrayBuffer()).byteLength > 0} bytes`;
	return [answer.status, type, answer.headers.get('location') ?? '', body].join('\n');
}

function writerTo(folder, origin) {
	/** @type {Map<string, string>} */
	let names = new Map();
	const named = (text) =>
		[...names].reduce((sum, [random, name]) => sum.replaceAll(random, name), text);
	const write = (address, text) => {
		const file = join(folder, fileName(named(address)));
		mkdirSync(join(file, '..'), { recursive: true });
		writeFileSync(file, plain(named(text), origin));
	};
	return Object.assign(write, {
		learn: (given) => (names = given),
		async rows(name, place) {
			const tables = await openTables(place);
			const every = await tables.everything();
			await tables.close();
			const rows = every.map((row) => plainRow(named(row), origin)).sort();
			const of = (table) => rows.filter((row) => row.startsWith(`${table} `));
			for (const table of new Set(rows.map((row) => row.replace(/ .*/s, ''))))
				write(`${name}/${table}`, of(table).join('\n'));
		}
	});
}

/** An address can be both folder and page, and longer than a file name may be. */
function fileName(address) {
	const parts = `${address}.txt`.split('/');
	return parts.map((part) => encodeURIComponent(part).slice(-200)).join('/');
}
