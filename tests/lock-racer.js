import { register } from 'tsx/esm/api';

// One of the processes that want a lock at the same instant: see lock-race.js.

register({ tsconfig: false });
const { lockFolder } = await import('../src/lib/server/db/lock.ts');

/** @type {{ release(): void } | undefined} */
let lock;

process.on('message', async ({ folder, at, pace }) => {
	if (!folder) {
		lock?.release();
		lock = undefined;
		return process.send?.({ released: true });
	}
	// All turn up within the same millisecond, whenever each of them got the message.
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
});
process.send?.({ ready: true });
