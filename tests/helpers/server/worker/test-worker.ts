import { ChildProcess } from 'node:child_process';
import { vi } from 'vitest';
import { closeWorker } from '../../../../src/lib/server/worker/index.ts';

type Send = (task: { name: string }) => boolean;
type Child = ChildProcess & { send: Send; spawn(options: object): number };

const sends = new WeakMap<object, Send>();
const children = ChildProcess.prototype as Child;
const { kill, spawn } = children;

/** Sends a task to a worker that was started by this test. */
export const send = (worker: ChildProcess, task: { name: string }) => sends.get(worker)!(task);

/** Notes each task that a worker gets. */
export const asked = vi.fn(function (this: ChildProcess, task: { name: string }) {
	return send(this, task);
});

/** Notes each worker that is ended. */
export const ended = vi.fn(function (this: ChildProcess, ...signal: Parameters<typeof kill>) {
	return kill.apply(this, signal);
});
children.kill = ended;

/** Notes each worker that is started. */
export const started = vi.fn<(worker: ChildProcess) => void>();

// A process has no `send` before it was started.
children.spawn = function (options) {
	const failure = spawn.call(this, options);
	if (this.send) {
		sends.set(this, this.send.bind(this));
		this.send = asked;
		started(this);
	}
	return failure;
};

// Test files share a process, so an earlier one may have left a worker.
await closeWorker();
