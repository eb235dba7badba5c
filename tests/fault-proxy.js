import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

// A line between the app and its database with the faults that lines have.

/** @typedef {'none' | 'latency' | 'loss' | 'reset' | 'hang'} Fault */

const latencyMilliseconds = 100;
/** Of so many pieces that pass, one is hit. */
const oneOf = { loss: 60, reset: 60 };

/**
 * Passes on what comes to a free port, until a fault is set:
 * `latency`: all takes a while longer;
 * `loss`: now and then a connection goes dumb for good, as where a route is lost, and neither side is told;
 * `reset`: now and then a connection is broken off;
 * `hang`: every connection stands still, new ones too, and goes on where it stood when the fault is over.
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
				// One after another, so that what comes when the fault is over overtakes nothing.
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
