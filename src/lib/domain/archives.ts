import type { archiveStates } from './vocabulary.ts';

/** The most that one file may hold. */
export const most = { bytes: 64 * 1024 * 1024, posts: 20_000 } as const;

export const tooLarge =
	'The file is larger than 64 MB, the most that is taken at once. Export fewer years at a time; nothing was stored.';

/** How far an archive has come. */
export interface ArchiveProgress {
	state: keyof typeof archiveStates;
	total: number;
	/** Posts that were looked at. */
	done: number;
}
