/**
 * A way of writing to the record. Page, feed and sync follow from each; letters and webhooks from those that tell.
 * `together`: many items are told as one, under this name. Each says why.
 */
export type Telling = { tells: string; together?: string } | { silent: string };

/** Backups and moves of a database copy rows with their history, write no version, and tell nobody. */
export const ways = {
	entry: { tells: 'Staff publish, change or withdraw it, in a form, by the API or in review.' },
	undo: { tells: 'What readers saw for a moment is gone: letters wait longer than that.' },
	import: { tells: 'An editor lets a whole file in, or takes it back.', together: 'Import' },
	archive: { tells: 'The articles of a newsroom enter by a command.', together: 'Archive' },
	roster: { tells: 'Who belongs to a group is news.', together: 'List of members' },
	load: { tells: 'Files of facts say more than before.', together: 'Update of the record' },
	firstLoad: { silent: 'The record was empty: nobody followed anything of it.' },
	merge: { silent: 'Two were found to be one, or not: nothing was said or done.' },
	look: { silent: 'An editor found nothing to change.' },
	watch: { silent: 'It leaves drafts: the editor who publishes one tells of it.' }
} as const satisfies Record<string, Telling>;

export type WayName = keyof typeof ways;

/** Ways of many items, whose writer says which belong together: `import/7d0c/3`. */
type Together = {
	[Name in WayName]: (typeof ways)[Name] extends { together: string } ? Name : never;
}[WayName];

export type Way = Exclude<WayName, Together> | `${Together}/${string}`;

export const tellingOf = (way: Way): Telling => ways[way.split('/', 1)[0] as WayName];
