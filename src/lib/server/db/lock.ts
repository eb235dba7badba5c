import { createHash, randomUUID } from 'node:crypto';
import { closeSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { type Holder, isDead, thisProcess } from './lock-holder.ts';
import { ageOf, createLock, type LockFile, readLock } from './lock-file.ts';
import { hold, type Lock } from './lock-held.ts';

// PGlite takes no lock, and a second process on its folder would lose committed rows. Node has no lock of the system
// either: this one is a file that only one process can create, and that its holder writes anew every few seconds.

export type { Lock };

interface Options {
	/** Told once, in a sentence for people, that the lock is another's now: this process must write no more. */
	onLost(sentence: string): void;
	/** Told that the start has to wait. */
	onWait?(sentence: string): void;
	/** Milliseconds: how often the lock is renewed, and after how long without that its holder counts as dead. */
	pace?: { renew: number; dead: number };
}

const usual = { renew: 5_000, dead: 30_000 };
const pollMilliseconds = 50;
const quietMilliseconds = 500;

/**
 * Takes the lock of an embedded database folder: that of a process known to be dead at once, that of any other after it
 * gave no sign of life for long enough, as where it ran in a container that is gone.
 * @throws Error with a sentence for people, which names the holder
 */
export async function lockFolder(folder: string, options: Options): Promise<Lock> {
	const { pace = usual, onWait = console.log } = options;
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
	 * Of two starts that find the same lock dead, the later must not remove what the earlier put in its place. So the
	 * right to remove just this lock is taken first, as a lock that dies with its holder like any other.
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

	/** Nobody is dead by the clock alone, which may have jumped: a living holder is seen to renew its lock. */
	async function signOfLife(file: string, found: LockFile): Promise<'seen' | 'none' | 'changed'> {
		const age = ageOf(found, `${file}.${randomUUID()}`);
		if (found.holder?.isHere && age < pace.dead) return 'seen';
		const enough = Math.max(pace.dead - Math.max(age, 0), 2 * pace.renew + quietMilliseconds);
		let isTold = false;
		for (let watched = 0; watched < enough;) {
			const began = performance.now();
			await after(pollMilliseconds);
			const now = readLock(file);
			if (now?.inode !== found.inode || now.text !== found.text) return 'changed';
			// Its stamp comes before its text, where it is being made just now.
			if (now.stamp !== found.stamp) return found.text === '' ? 'changed' : 'seen';
			// While this process stood still, the whole machine may have, and the holder with it.
			watched += Math.min(performance.now() - began, quietMilliseconds);
			if (watched > quietMilliseconds && !isTold) onWait(sentences.waiting(found.holder, enough));
			isTold ||= watched > quietMilliseconds;
		}
		return 'none';
	}

	try {
		const descriptor = await take(file);
		return hold({ file, descriptor, text }, pace.renew, () => options.onLost(sentences.lost));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (!code) throw error;
		throw new Error(sentences.failed(code), { cause: error });
	}
}

function sentencesAbout(folder: string) {
	const named = (holder?: Holder) => {
		if (!holder) return 'a process that does not say which it is';
		return `process ${holder.pid}${holder.isHere ? '' : ` on ${holder.host}`}`;
	};
	return {
		inUse: (holder?: Holder) =>
			`The database folder ${folder} is in use by ${named(holder)}. An embedded database serves one process at a ` +
			'time: stop that one, or set DATABASE_URL to share a PostgreSQL database. Nothing was changed.',
		waiting: (holder: Holder | undefined, milliseconds: number) =>
			`The database folder ${folder} is locked by ${named(holder)}. It is taken over unless that one gives a sign ` +
			`of life within ${Math.ceil(milliseconds / 1000)} seconds …`,
		lost:
			`The lock of the database folder ${folder} was removed, or taken over while this process gave no sign of ` +
			'life. To spare the record, it writes nothing more and ends. Start it again.',
		failed: (code: string) =>
			`The database folder ${folder} cannot be locked (${code}). Nothing was changed.`
	};
}
