import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// A worker thread: it reads the pages that it is given, one after the other, until it is ended. It is run as it stands
// here, as the commands in bin/ are.

register({ tsconfig: false });
const { extract } = await import('./extract.ts');
const { readRegion } = await import('./region.ts');

parentPort?.on('message', async ({ bytes, about }) => {
	const read = about.region === undefined ? extract : readRegion;
	parentPort?.postMessage(await read(bytes, about, new Date()));
});
parentPort?.postMessage('ready');
