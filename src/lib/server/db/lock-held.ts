import { closeSync, fstatSync, fsync, rmSync, statSync, writeSync } from 'node:fs';

/** A lock that this process holds. */
export interface Lock {
	/** To be asked before each write. @throws Error where another has the lock, after `onLost` was called */
	check(): void;
	release(): void;
}

/** A lock file that was created. */
interface Created {
	file: string;
	/** Kept open: no other file can be taken for this one meanwhile. */
	descriptor: number;
	text: string;
}

/**
 * Renews a lock for as long as it is ours.
 * @param renew milliseconds between two times
 * @param onLost called once where it is no longer ours, as after this process stood still for long
 */
export function hold({ file, descriptor, text }: Created, renew: number, onLost: () => void): Lock {
	const own = fstatSync(descriptor, { bigint: true });
	let state: 'held' | 'lost' | 'released' = 'held';

	function isOwn() {
		try {
			const { ino, dev } = statSync(file, { bigint: true });
			return ino === own.ino && dev === own.dev;
		} catch {
			return false;
		}
	}

	function check() {
		if (state === 'held' && isOwn()) return;
		clearInterval(timer);
		if (state === 'held') {
			state = 'lost';
			onLost();
		}
		throw new Error('The lock of the database folder is no longer held by this process.');
	}

	function release() {
		clearInterval(timer);
		if (state === 'held' && isOwn()) rmSync(file, { force: true });
		if (state !== 'released') closeSync(descriptor);
		state = 'released';
	}

	const timer = setInterval(() => {
		try {
			check();
			// The same again: what counts is when its file system says that it was written.
			writeSync(descriptor, text, 0);
			fsync(descriptor, () => {});
		} catch {
			// `onLost` was called where it had to be. On a full disk the lock grows older, which is seen before it is lost.
		}
	}, renew).unref();
	return { check, release };
}
