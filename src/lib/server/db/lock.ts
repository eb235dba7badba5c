import { createHash, randomUUID } from 'node:crypto';
import { closeSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Holder, isDead, thisProcess } from './lock-holder.ts';
import { createLock, lockAge, type LockFile, readLock } from './lock-file.ts';
import { holdLock, type Lock } from './lock-held.ts';

// PGlite takes no lock, and a second process on its folder would lose committed rows. Node offers no file locks either.
// This lock is a file that only one process can create, and that its holder rewrites every few seconds.

export type { Lock };

interface Options {
	/** Called once with a message for people when another process has taken the lock: this one must stop writing. */
	onLost(sentence: string): void;
	onWait?(sentence: string): void;
	/** Milliseconds between renewals, and without a renewal until the holder counts as dead. */
	pace?: { renew: number; dead: number };
}

const defaultPace = { renew: 5_000, dead: 30_000 };
const pollMilliseconds = 50;
/** The start waits this long before it says so. */
const quietMilliseconds = 500;

/**
 * Takes the lock of an embedded database folder. It takes over the lock of a dead process at once, and any other lock
 * that is no longer renewed, as when its container is gone.
 * @throws Error with a message for people that names the holder
 */
export async function lockFolder(folder: string, options: Options): Promise<Lock> {
	const { pace = defaultPace, onWait = console.log } = options;
	const file = join(folder, 'lock.json');
	const text = JSON.stringify({ ...thisProcess(), key: randomUUID() });
	const sentences = sentencesAbout(folder);

	async function take(file: string): Promise<number> {
		for (;;) {
			const descriptor = createLock(file, text);
			if (descriptor !== undefined) return descriptor;
			const found = readLock(file);
			if (!found) continue;
			const life = isDead(found.holder) ? 'none' : await signOfLife(file, found);
			if (life === 'seen') throw new Error(sentences.inUse(found.holder));
			if (life === 'none') await remove(file, found);
		}
	}

	/**
	 * If two starts find the same dead lock, the second must not remove the new lock of the first. So each takes a lock
	 * on the removal first, which can be taken over like any other.
	 */
	async function remove(file: string, dead: LockFile) {
		const removalLock = `${file}.${createHash('sha256').update(dead.text).digest('hex').slice(0, 16)}`;
		const descriptor = await take(removalLock);
		try {
			const now = readLock(file);
			if (now?.inode === dead.inode && now.stamp === dead.stamp) rmSync(file);
		} finally {
			closeSync(descriptor);
			rmSync(removalLock, { force: true });
		}
	}

	/** Watches for renewals instead of trusting the clock, which may have jumped. */
	async function signOfLife(file: string, found: LockFile): Promise<'seen' | 'none' | 'changed'> {
		const age = lockAge(found, `${file}.${randomUUID()}`);
		if (found.holder?.isHere && age < pace.dead) return 'seen';
		const enough = Math.max(pace.dead - Math.max(age, 0), 2 * pace.renew + quietMilliseconds);
		let hasSaid = false;
		for (let watched = 0; watched < enough;) {
			const began = performance.now();
			await delay(pollMilliseconds);
			const now = readLock(file);
			if (now?.inode !== found.inode || now.text !== found.text) return 'changed';
			// An empty text means that another process has just created the lock.
			if (now.stamp !== found.stamp) return found.text === '' ? 'changed' : 'seen';
			// A long pause may have suspended the whole machine, and the holder with it.
			watched += Math.min(performance.now() - began, quietMilliseconds);
			if (watched > quietMilliseconds && !hasSaid) onWait(sentences.waiting(found.holder, enough));
			hasSaid ||= watched > quietMilliseconds;
		}
		return 'none';
	}

	try {
		const descriptor = await take(file);
		return holdLock({ file, descriptor, text }, pace.renew, () => options.onLost(sentences.lost));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (!code) throw error;
		throw new Error(sentences.failed(code), { cause: error });
	}
}

function sentencesAbout(folder: string) {
	const nameOf = (holder?: Holder) => {
		if (!holder) return 'a process that does not say which it is';
		return `process ${holder.pid}${holder.isHere ? '' : ` on ${holder.host}`}`;
	};
	return {
		inUse: (holder?: Holder) =>
			`The database folder ${folder} is in use by ${nameOf(holder)}. An embedded database serves one process at a ` +
			'time: stop that one, or set DATABASE_URL to share a PostgreSQL database. Nothing was changed.',
		waiting: (holder: Holder | undefined, milliseconds: number) =>
			`The database folder ${folder} is locked by ${nameOf(holder)}. It is taken over unless that one gives a sign ` +
			`of life within ${Math.ceil(milliseconds / 1000)} seconds …`,
		lost:
			`The lock of the database folder ${folder} was removed, or taken over while this process gave no sign of ` +
			'life. To spare the record, it writes nothing more and ends. Start it again.',
		failed: (code: string) =>
			`The database folder ${folder} cannot be locked (${code}). Nothing was changed.`
	};
}
