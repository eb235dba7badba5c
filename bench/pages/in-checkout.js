// A process in the folder of a checkout, for bench/pages.js: it does each work that it is asked for with the checkout's
// own modules, and answers with the result.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { register } from 'tsx/esm/api';
import { timed } from '../shared.js';

register();
const load = (room) =>
	import(pathToFileURL(join(process.cwd(), 'src/lib/server', room, 'index.ts')).href);

const paragraph =
	'<p>The ministry withdrew its rules. “They harm <b>speech</b> online,” said Asad Baig of Media Matters.</p>';
const page = `<!doctype html><html lang="en"><title>A page</title><article>${paragraph.repeat(60)}</article></html>`;
/** @type {Set<() => Promise<void>>} */
const closings = new Set();

const works = {
	/** An editor saves an article. */
	async publish({ article }) {
		const { connect, close } = await load('db');
		if (!closings.has(close)) await connect({ url: process.env.DATABASE_URL });
		closings.add(close);
		const { current, ...write } = await load('write');
		// The checkout may be an older one.
		const save = write.saveItem ?? write.save;
		const { item, version } = await current('article', article);
		const how = { author: 'bench', reason: 'To publish', way: 'entry', correction: false };
		await save('article', item, { ...how, version });
	},
	/** The capture worker starts and reads a page, and reads it once more. */
	async read() {
		const { closeWorker, inWorker } = await load('worker');
		closings.add(closeWorker);
		await closeWorker();
		const read = async () => {
			const { text } = await inWorker('readPage', { bytes: Buffer.from(page), about: {} });
			if (!text.includes('withdrew its rules')) throw new Error('The page was not read.');
		};
		return { first: await timed(read), then: await timed(read) };
	}
};

function fail(error) {
	console.error(error);
	process.exit(1);
}

process.on('message', ({ work, ...on }) => {
	works[work](on).then((result) => process.send?.({ result }), fail);
});
process.once('disconnect', () => {
	Promise.all([...closings].map((close) => close())).catch(fail);
});
