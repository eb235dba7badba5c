import { setTimeout as after } from 'node:timers/promises';
import { csv, formOf, importOf, progressOf, says } from '../../tests/files.ts';
import { Visitor } from '../../tests/http.ts';
import { setUp } from '../../tests/staff.ts';
import { timed } from '../shared.js';

/**
 * Sets the app up and returns a function that imports a file of that many rows; the rows differ in each round.
 * @param {import('../../bin/server.js').RunningServer} app without accounts
 */
export async function importer(app) {
	const asma = await setUp(app, new Visitor(app.url));
	const ask = asma.request.bind(asma);
	const reach = async (path, wanted) => {
		while ((await progressOf(ask, path)).state !== wanted) await after(10);
	};

	return async (rows, round) => {
		const day = (row) => `${1 + (row % 28)} February 2020`;
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
		const { version } = await formOf(ask, path);
		const published = await timed(async () => {
			await ask(`${path}?/enter`, { form: { version } });
			await reach(path, 'published');
		});
		return { checked, published };
	};
}
