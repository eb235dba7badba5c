import { parentPort } from 'node:worker_threads';
import { tasks, type Tasks } from './tasks.ts';

async function answer({ name, input }: { name: keyof Tasks; input: never }) {
	try {
		parentPort?.postMessage({ output: await tasks[name](input) });
	} catch (fault) {
		parentPort?.postMessage({ fault });
	}
}

parentPort?.on('message', (task) => void answer(task));
parentPort?.postMessage('ready');
