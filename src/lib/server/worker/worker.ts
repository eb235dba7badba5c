import { parentPort } from 'node:worker_threads';
import { tasks, type Tasks } from './tasks.ts';

parentPort?.on('message', async ({ name, input }: { name: keyof Tasks; input: never }) => {
	try {
		parentPort?.postMessage({ output: await tasks[name](input) });
	} catch (fault) {
		parentPort?.postMessage({ fault });
	}
});
parentPort?.postMessage('ready');
