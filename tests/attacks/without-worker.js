import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';
import threads from 'node:worker_threads';

// The control of tests on workers: runs the worker's tasks on the main thread. Load it before the app: node --import
// ./tests/attacks/without-worker.js server.js

const { MessageChannel, Worker } = threads;

class OnMainThread extends EventEmitter {
	/** @param {string} file */
	constructor(file) {
		super();
		const { port1, port2 } = new MessageChannel();
		this.port = port1;
		Object.assign(threads, { parentPort: port2 });
		syncBuiltinESMExports();
		port1.on('message', (message) => this.emit('message', message));
		void import(pathToFileURL(file).href);
	}
	/** @param {unknown} message */
	postMessage(message) {
		this.port.postMessage(message);
	}
	ref() {}
	unref() {}
	async terminate() {}
}

Object.assign(threads, {
	/** @param {string} file @param {import('node:worker_threads').WorkerOptions} options */
	Worker: function (file, options) {
		return file.endsWith('tasks.js') ? new OnMainThread(file) : new Worker(file, options);
	}
});
syncBuiltinESMExports();
