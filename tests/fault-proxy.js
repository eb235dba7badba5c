import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

// A proxy between the app and its database that injects network faults.

/** @typedef {'none' | 'latency' | 'loss' | 'reset' | 'hang'} Fault */

const latencyMilliseconds = 100;
/** One piece of data in this many is hit. */
const oneOf = { loss: 60, reset: 60 };

/**
 * Forwards connections to a port. The faults:
 * `latency`: everything is delayed;
 * `loss`: now and then a connection falls silent for good, as if a route were lost;
 * `reset`: now and then a connection is reset;
 * `hang`: all connections pause, new ones too, until the fault ends.
 * @param {number} to
 */
export async function faultProxy(to) {
	/** @type {Set<import('node:net').Socket>} */
	const open = new Set();
	/** @type {Fault} */
	let fault = 'none';
	let passed = 0;
	const isHit = () => fault in oneOf && ++passed % oneOf[/** @type {'loss'} */ (fault)] === 0;

	const proxy = createServer((near) => {
		const far = connect(to, '127.0.0.1');
		let isDumb = false;
		for (const from of [near, far]) {
			const other = from === near ? far : near;
			let before = Promise.resolve();
			open.add(from);
			from
				.on('error', () => {})
				.on('close', () => {
					open.delete(from);
					other.destroy();
				});
			from.on('data', (chunk) => {
				const hit = isHit();
				if (hit && fault === 'reset') return void near.resetAndDestroy();
				if (hit) isDumb = true;
				if (isDumb) return;
				const due = performance.now() + (fault === 'latency' ? latencyMilliseconds : 0);
				// In sequence, so that nothing overtakes when a fault ends.
				before = before.then(async () => {
					const wait = due - performance.now();
					if (wait > 0) await after(wait);
					other.write(chunk);
				});
			});
			if (fault === 'hang') from.pause();
		}
	});
	await once(proxy.listen(0, '127.0.0.1'), 'listening');
	return {
		port: /** @type {import('node:net').AddressInfo} */ (proxy.address()).port,
		/** @param {Fault} to */
		set(to) {
			fault = to;
			for (const socket of open)
				if (fault === 'hang') socket.pause();
				else socket.resume();
		},
		close() {
			proxy.close();
			for (const socket of open) socket.destroy();
		}
	};
}
