import { statfsSync } from 'node:fs';

/**
 * What is left free on the disk of an embedded database, in bytes: one segment of its log, and some more. Where the
 * disk ends in the middle of a segment, PGlite does not refuse but turns in a circle, and the whole process with it.
 */
const reservedBytes = 24 << 20;

/** Whether an embedded database in this folder may be written to. */
export function hasDiskSpaceIn(folder: string): boolean {
	const { bavail, bsize, blocks } = statfsSync(folder);
	// Some file systems do not tell their size.
	return blocks === 0 || bavail * bsize > reservedBytes;
}

/** Thrown before a write. */
export class DiskFull extends Error {
	code = 'ENOSPC';

	constructor() {
		super('There is no room left for the embedded database.');
	}
}
