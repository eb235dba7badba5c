import { lists } from './files.ts';

/** The public versions of an item: at which addresses they stand, and by whom and why they were made. */

const itemPage = new RegExp(`^/(?:${lists.join('|')})/[^/]+(?<!\\.(?:json|atom|rss))$`);

/** Whether an item's own page stands at a path, by its form alone. */
export const isItemPage = (path: string) => itemPage.test(path);

/** The number of a version as an address names it; undefined where it is none. */
export const versionNumber = (text: string) =>
	/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

/** Stands in a version's reason before the name of the editor who published what a contributor sent. */
const publisher = ' · published by ';

export const withPublisher = (reason: string, editor: string) => reason + publisher + editor;

export interface Authorship {
	/** Who made a version, by role. */
	by: string;
	reason: string;
}

/**
 * Who made a version that was public, and why, as readers see it: staff by role and never by name.
 * @param hasAuthor whether an account made it; the first facts were loaded by none
 */
export function authorshipOf({
	reason,
	hasAuthor
}: {
	reason: string;
	hasAuthor: boolean;
}): Authorship {
	if (!hasAuthor) return { by: 'Rulewatch itself', reason };
	const end = reason.lastIndexOf(publisher);
	if (end < 0) return { by: 'an editor', reason };
	return { by: 'a contributor, published by an editor', reason: reason.slice(0, end) };
}
