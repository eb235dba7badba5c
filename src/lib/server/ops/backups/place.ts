import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A folder on another machine. Its errors say why in the rest of a sentence. */
export interface Place {
	list(): Promise<string[]>;
	/** Stores a file under its own name, and reads it back. */
	put(file: string, sha256: string): Promise<void>;
	read(name: string): Promise<Readable>;
	remove(name: string): Promise<unknown>;
}

/** @throws Error if something else is stored than what was written */
export async function checkStored(stored: Readable, sha256: string): Promise<void> {
	if ((await streamHash(stored)) !== sha256)
		throw new Error('it does not hold what was written to it');
}

export async function streamHash(bytes: Readable): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(bytes, hash);
	return hash.digest('hex');
}
