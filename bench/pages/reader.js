// A process for bench/pages.js whose capture worker reads a page twice.
import { pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { timed } from '../shared.js';

const here = pathToFileURL(`${process.cwd()}/bench/`).href;
const { closeWorker, inWorker } = await tsImport('../src/lib/server/worker/index.ts', here);
const paragraph =
	'<p>The ministry withdrew its rules. “They harm <b>speech</b> online,” said Asad Baig of Media Matters.</p>';
const page = `<!doctype html><html lang="en"><title>A page</title><article>${paragraph.repeat(60)}</article></html>`;

async function read() {
	const { text } = await inWorker('readPage', { bytes: Buffer.from(page), about: {} });
	if (!text.includes('withdrew its rules')) throw new Error('The page was not read.');
}

async function measure() {
	await closeWorker();
	process.send?.({ first: await timed(read), then: await timed(read) });
}

function fail(error) {
	console.error(error);
	process.exit(1);
}

process.on('message', () => {
	measure().catch(fail);
});
process.once('disconnect', () => {
	closeWorker().catch(fail);
});
process.send?.('ready');
