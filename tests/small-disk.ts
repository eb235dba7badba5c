import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../bin/server.js';

/**
 * A small file system that a test may fill.
 * @returns undefined unless run as root on Linux with the right to mount
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
	// The database server runs as another user.
	chmodSync(folder, 0o777);
	const ballast = join(folder, 'ballast');
	return {
		folder,
		fill() {
			const { bavail, bsize } = statfsSync(folder);
			try {
				writeFileSync(ballast, Buffer.alloc(bavail * bsize));
			} catch {
				// The disk is full: another process took the rest.
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
