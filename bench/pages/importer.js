import { setTimeout as after } from 'node:timers/promises';
import { tsImport } from 'tsx/esm/api';
import { timed } from '../shared.js';

/**
 * Sets the app up and returns a function that imports a file of that many rows; the rows differ in each round.
 * @param {import('../../bin/server.js').RunningServer} app without accounts
 */
export async function importer(app) {
	const load = (/** @type {string} */ name) => tsImport(`../../tests/${name}.ts`, import.meta.url);
	const { csv, importOf, progressOf, says } = await load('files');
	const { Visitor } = await load('http');
	const { setUp } = await load('staff');
	const asma = await setUp(app, new Visitor(app.url));
	const ask = (/** @type {string} */ path, /** @type {object} */ asked) =>
		asma.request(path, asked);
	const reach = async (/** @type {string} */ path, /** @type {string} */ wanted) => {
		for (;;) {
			const { state } = await progressOf(ask, path);
			if (state === wanted) return;
			await after(10);
		}
	};

	return async (/** @type {number} */ rows, /** @type {number} */ round) => {
		const day = (/** @type {number} */ row) => `${1 + (row % 28)} February 2020`;
		const file = csv(
			Array.from({ length: rows }, (_, row) =>
				says(`Row ${row} of round ${round}, in a sentence or two.`, { Date: day(row) })
			)
		);
		let path = '';
		const checked = await timed(async () => {
			path = await importOf(ask, file);
			await reach(path, 'checked');
		});
		const page = await (await ask(path, {})).text();
		const [, version = ''] = /name="version" value="(\d+)"/.exec(page) ?? [];
		const published = await timed(async () => {
			await ask(`${path}?/enter`, { form: { version } });
			await reach(path, 'published');
		});
		return { checked, published };
	};
}
