import { closeSync, fstatSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { type Holder, parseHolder } from './lock-holder.ts';

/** A lock, as it was read. */
export interface LockFile {
	text: string;
	holder?: Holder;
	/** Which file it is, and when it was last written to, in nanoseconds. */
	inode: bigint;
	stamp: bigint;
}

/** @returns the descriptor of the file that this process alone created; undefined where there is one */
export function createLock(file: string, text: string): number | undefined {
	try {
		const descriptor = openSync(file, 'wx', 0o600);
		writeSync(descriptor, text);
		return descriptor;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
		throw error;
	}
}

/** Opened each time: file systems of a network keep what they knew of a file until it is opened again. */
export function readLock(file: string): LockFile | undefined {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(file, 'r');
		const { ino, mtimeNs } = fstatSync(descriptor, { bigint: true });
		const text = readFileSync(descriptor, 'utf8');
		return { text, holder: parseHolder(text), inode: ino, stamp: mtimeNs };
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}

/**
 * Milliseconds since a lock was written to, as its file system tells it: clocks of two machines may differ.
 * @param probe a file that is made for it, and removed
 */
export function ageOf({ stamp }: LockFile, probe: string): number {
	const descriptor = openSync(probe, 'wx', 0o600);
	try {
		return Number(fstatSync(descriptor, { bigint: true }).mtimeNs - stamp) / 1e6;
	} finally {
		closeSync(descriptor);
		rmSync(probe);
	}
}
