import { register } from 'tsx/esm/api';

register({ tsconfig: false });
const { lockFolder } = await import('../src/lib/server/db/lock.ts');

/** @type {{ release(): void } | undefined} */
let lock;

/** @param {{ folder?: string, at: number, pace?: { renew: number, dead: number } }} order */
async function race({ folder, at, pace }) {
	if (!folder) {
		lock?.release();
		lock = undefined;
		return process.send?.({ released: true });
	}
	// Spins, so that all start within the same millisecond.
	while (Date.now() < at);
	try {
		lock = await lockFolder(folder, {
			pace,
			onWait: () => {},
			onLost: (sentence) => process.send?.({ lost: sentence })
		});
		process.send?.({ held: true });
	} catch (error) {
		process.send?.({ refused: /** @type {Error} */ (error).message });
	}
}

process.on('message', (order) => void race(/** @type {Parameters<typeof race>[0]} */ (order)));
process.send?.({ ready: true });
