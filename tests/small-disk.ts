import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../bin/server.js';

/**
 * A disk of its own that a test may fill.
 * @returns undefined where this user may not have one: it takes root on Linux, and the right to mount
 */
export function smallDisk(megabytes: number) {
	const { folder, remove } = temporaryFolder();
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
			stdio: 'ignore'
		});
	} catch {
		remove();
		return undefined;
	}
	// For the user that a database server runs as.
	chmodSync(folder, 0o777);
	const ballast = join(folder, 'ballast');
	return {
		folder,
		/** To the last byte. */
		fill() {
			const { bavail, bsize } = statfsSync(folder);
			try {
				writeFileSync(ballast, Buffer.alloc(bavail * bsize));
			} catch {
				// Somebody else wrote meanwhile, and it is full all the same.
			}
		},
		empty: () => rmSync(ballast),
		remove() {
			execFileSync('umount', [folder]);
			remove();
		}
	};
}

export const noSmallDisk =
	'A disk to fill takes the right to mount one, which this user does not have here.';
