import { lists } from './files.ts';

const itemPage = new RegExp(`^/(?:${lists.join('|')})/[^/]+(?<!\\.(?:json|atom|rss))$`);

export const isItemPage = (path: string) => itemPage.test(path);

export const versionNumber = (text: string) =>
	/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

/** Separates the author's reason from the name of the publishing editor. */
const publisher = ' · published by ';

export const reasonWithPublisher = (reason: string, editor: string) => reason + publisher + editor;

export interface Authorship {
	by: string;
	reason: string;
}

/** Readers see staff by role, never by name. @param hasAuthor false for the first facts, which no account made */
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
