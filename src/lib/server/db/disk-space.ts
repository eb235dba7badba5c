import { statfsSync } from 'node:fs';

/**
 * Bytes kept free on the disk of an embedded database: one segment of its log and a margin. If the disk fills up within
 * a segment, PGlite loops forever instead of failing, and blocks the process.
 */
const reservedBytes = 24 << 20;

export function hasDiskSpaceIn(folder: string): boolean {
	const { bavail, bsize, blocks } = statfsSync(folder);
	// Some file systems report no size.
	return blocks === 0 || bavail * bsize > reservedBytes;
}

/** Thrown before a write, not during it. */
export class DiskFull extends Error {
	code = 'ENOSPC';

	constructor() {
		super('There is no room left for the embedded database.');
	}
}
