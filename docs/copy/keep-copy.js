// Keeps a copy of Rulewatch's public record up to date. Needs Node 20 or later and no packages:
//   node docs/copy/keep-copy.js https://rulewatch.example copy.json
// The first run downloads everything. Later runs download changes and remove items that have left the record.
// The copy is one file: {"statements": {"since": "…", "items": {"st-028": {…}}}, …}

import { readFile, rename, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const lists = [
	...['topics', 'articles', 'regulations', 'stakeholders'],
	...['memberships', 'statements', 'events', 'campaigns']
];
const nothing = () => ({ since: '1970-01-01', items: {} });

/**
 * @typedef {{ since: string, items: Record<string, object> }} List
 * @typedef {(address: string) => Promise<Response>} Ask
 */

/**
 * Brings a copy up to date.
 * @param {Record<string, List>} copy
 * @param {string} base the origin of the Rulewatch
 * @param {Ask} ask sends a request, like `fetch`
 */
export async function update(copy, base, ask = fetch) {
	for (const list of lists) {
		const mine = (copy[list] ??= nothing());
		if (await takeChanges(mine, list, base, ask)) continue;
		// The record was restored from a backup, so the copy may have too much: start over.
		await takeChanges((copy[list] = nothing()), list, base, ask);
	}
	return copy;
}

/** @type {(mine: List, list: string, base: string, ask: Ask) => Promise<boolean>} */
async function takeChanges(mine, list, base, ask) {
	let next = `${base}/api/v1/${list}?limit=200&updated_since=${mine.since}`;
	let since;
	while (next) {
		const answer = await askPatiently(next, ask);
		if (answer.status === 410) return false;
		const { data, gone, next: following, next_since } = await answer.json();
		for (const item of data) mine.items[item.id] = item;
		for (const { id } of gone) delete mine.items[id];
		since = next_since;
		next = following;
	}
	// Set last, so that an interrupted run starts over and misses nothing.
	mine.since = since;
	return true;
}

/**
 * Retries up to five times if the server is busy or away.
 * @type {(address: string, ask: Ask, left?: number) => Promise<Response>}
 */
async function askPatiently(address, ask, left = 5) {
	const answer = await ask(address);
	if (answer.ok || answer.status === 410) return answer;
	const isBusy = answer.status === 429 || answer.status >= 500;
	if (!isBusy || left === 0) throw new Error(`${address}: ${await answer.text()}`);
	const seconds = Number(answer.headers.get('retry-after') ?? 5);
	await new Promise((done) => setTimeout(done, seconds * 1000));
	return askPatiently(address, ask, left - 1);
}

/** @type {(base: string, file: string) => Promise<void>} */
async function keep(base, file) {
	const before = await readFile(file, 'utf8').catch((error) => {
		if (error.code !== 'ENOENT') throw error;
		return '{}';
	});
	const copy = await update(JSON.parse(before), base.replace(/\/$/, ''));
	// Replaced by rename, so that the file is never half written.
	await writeFile(`${file}.new`, JSON.stringify(copy));
	await rename(`${file}.new`, file);
	for (const [list, { items }] of Object.entries(copy))
		console.log(list, Object.keys(items).length);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const [base, file = 'copy.json'] = process.argv.slice(2);
	if (!base) throw new Error('Say whose: node keep-copy.js https://rulewatch.example copy.json');
	await keep(base, file);
}
