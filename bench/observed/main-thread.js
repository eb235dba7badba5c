// A server loads this first (`--import`). It answers how many milliseconds the main thread was busy at one stretch since
// it was last asked, at most.
import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

// Threads inherit the option.
if (isMainThread) {
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	createServer((_, response) => {
		response.end(String(delay.max / 1e6));
		delay.reset();
	})
		.listen(Number(process.env.MAIN_THREAD_PORT), '127.0.0.1')
		.unref();
}
