import children from 'node:child_process';
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';

// The control of tests on workers: runs the worker's tasks on the main thread. Load it before the app: node --import
// ./tests/attacks/without-worker.js server.js

const { fork } = children;

/** @param {string} file */
function onMainThread(file) {
	const worker = new EventEmitter();
	process.send = (/** @type {unknown} */ answer) =>
		setImmediate(() => worker.emit('message', answer)).hasRef();
	void import(pathToFileURL(file).href);
	return Object.assign(worker, {
		exitCode: null,
		signalCode: null,
		/** @param {unknown} task */
		send: (task) => setImmediate(() => process.emit('message', task, undefined)),
		kill: () => setImmediate(() => worker.emit('exit', null, 'SIGKILL')),
		ref() {},
		unref() {}
	});
}

Object.assign(children, {
	/** @param {string} file @param {import('node:child_process').ForkOptions} options */
	fork: (file, options) => (file.endsWith('tasks.js') ? onMainThread(file) : fork(file, options))
});
syncBuiltinESMExports();
