/**
 * Whether a way of writing notifies followers by letters and webhooks, and why. Pages, feeds and sync follow every write.
 * With `together`, many items make one notification of this name.
 */
export type Telling = { tells: string; together?: string } | { silent: string };

/** Restoring or moving a database is none of these: it copies rows with their history and writes no version. */
export const ways = {
	entry: { tells: 'Staff publish, change or withdraw it, in a form, by the API or in review.' },
	undo: { tells: 'What readers saw for a moment is gone: letters wait longer than that.' },
	import: { tells: 'An editor lets a whole file in, or takes it back.', together: 'Import' },
	archive: { tells: 'The articles of a newsroom enter by a command.', together: 'Archive' },
	roster: { tells: 'Who belongs to a group is news.', together: 'List of members' },
	load: { tells: 'Files of facts say more than before.', together: 'Update of the record' },
	firstLoad: { silent: 'The record was empty: nobody followed anything of it.' },
	merge: { silent: 'Two were found to be one, or not: nothing was said or done.' },
	erasure: { silent: 'Letters would lead to what was erased.' },
	look: { silent: 'An editor found nothing to change.' },
	watch: { silent: 'It leaves drafts: the editor who publishes one tells of it.' }
} as const satisfies Record<string, Telling>;

export type WayName = keyof typeof ways;

/** Ways that group items by a suffix: `import/7d0c/3`. */
type Together = {
	[Name in WayName]: (typeof ways)[Name] extends { together: string } ? Name : never;
}[WayName];

export type Way = Exclude<WayName, Together> | `${Together}/${string}`;

export const tellingOf = (way: Way): Telling => ways[way.split('/', 1)[0] as WayName];
