import { closeSync, fstatSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { type Holder, parseHolder } from './lock-holder.ts';

export interface LockFile {
	text: string;
	holder?: Holder;
	inode: bigint;
	/** The time of the last write, in nanoseconds. */
	stamp: bigint;
}

/** @returns the descriptor of the new file; undefined if the file exists already */
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

/** Opens the file each time, because network file systems cache its attributes until it is opened again. */
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
 * Milliseconds since the last write to a lock, by the clock of its file system: clocks of two machines may differ.
 * @param probe the path of a temporary file
 */
export function lockAge({ stamp }: LockFile, probe: string): number {
	const descriptor = openSync(probe, 'wx', 0o600);
	try {
		return Number(fstatSync(descriptor, { bigint: true }).mtimeNs - stamp) / 1e6;
	} finally {
		closeSync(descriptor);
		rmSync(probe);
	}
}
