import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// A worker thread: it does the tasks that it is given, one after the other, until it is ended. It is run as it stands
// here, as the commands in bin/ are.

register({ tsconfig: false });
const { tasks } = await import('./tasks.ts');

parentPort?.on(
	'message',
	async (/** @type {{ name: keyof tasks, input: never }} */ { name, input }) => {
		try {
			parentPort?.postMessage({ output: await tasks[name](input) });
		} catch (fault) {
			parentPort?.postMessage({ fault });
		}
	}
);
parentPort?.postMessage('ready');
