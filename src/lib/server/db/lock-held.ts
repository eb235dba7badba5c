import { closeSync, fstatSync, fsync, rmSync, statSync, writeSync } from 'node:fs';
import { attempt } from '../../domain/attempt.ts';

export interface Lock {
	/** To be called before each write. @throws Error if another process has the lock, after calling `onLost` */
	check(): void;
	release(): void;
}

interface CreatedLock {
	file: string;
	/** Stays open, so that the file system cannot reuse the inode for another file. */
	descriptor: number;
	text: string;
}

/**
 * Renews a lock for as long as this process has it.
 * @param renew the interval in milliseconds
 * @param onLost called once if another process took the lock over, as after a long suspension of this one
 */
export function holdLock(
	{ file, descriptor, text }: CreatedLock,
	renew: number,
	onLost: () => void
): Lock {
	const own = fstatSync(descriptor, { bigint: true });
	let state: 'held' | 'lost' | 'released' = 'held';

	function isOwn() {
		const now = attempt(() => statSync(file, { bigint: true }));
		return now?.ino === own.ino && now.dev === own.dev;
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
			// The text stays the same; only the time of the write counts.
			writeSync(descriptor, text, 0);
			fsync(descriptor, () => {});
		} catch {
			// `check` called `onLost` if necessary. On a full disk the lock ages, and `check` notices its loss.
		}
	}, renew).unref();
	return { check, release };
}
