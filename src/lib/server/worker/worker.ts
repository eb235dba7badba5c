import { tasks, type Tasks } from './tasks.ts';

// The server ends this process, when no request waits for it any more.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.once('disconnect', () => process.exit());

async function answer({ name, input }: { name: keyof Tasks; input: never }) {
	try {
		process.send?.({ output: await tasks[name](input) });
	} catch (fault) {
		process.send?.({ fault });
	}
}

process.on('message', (task: Parameters<typeof answer>[0]) => void answer(task));
process.send?.('ready');
