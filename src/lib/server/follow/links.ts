import { readSigned, signedId } from '../auth/secret.ts';
import { origin } from '../settings.ts';

// The links in letters to followers. Each says by a signature of ours what it opens, and opens nothing else.

const pages = {
	/** Of a follow: says that it was asked for by whose address it is. */
	confirm: 'follow: confirm',
	/** Of a follower: shows, changes and ends what they follow. */
	mine: 'follow: mine',
	/** Of a follower: ends all of it, by one click in a mail program. */
	end: 'follow: end'
} as const;

export type FollowPage = keyof typeof pages;

/** How long somebody has to say that they did ask. */
export const confirmHours = 48;

/** The follow or the follower that a link is of, and how often its follower had had their links renewed by then. */
export interface Linked {
	id: string;
	linksRenewed: number;
}

/** The path of a page of a follow or of a follower. Links that were never renewed name the id alone. */
export const pathOf = (page: FollowPage, { id, linksRenewed }: Linked) =>
	`/follow/${page}/${signedId(pages[page], linksRenewed ? `${id}~${linksRenewed}` : id)}`;

/** Whose page it is; undefined where the link is none of ours, or opens another page. */
export function readLink(page: FollowPage, token: string): Linked | undefined {
	const read = readSigned(pages[page], token);
	if (read === undefined) return undefined;
	const [id = '', renewed = 0] = read.split('~');
	return { id, linksRenewed: Number(renewed) };
}

export const linkTo = (page: FollowPage, linked: Linked) => `${origin()}${pathOf(page, linked)}`;

/** By which mail programs file a follower's letters (RFC 2919) and end them by one click (RFC 8058). */
export const unsubscribeHeaders = (whose: Linked): Record<string, string> => ({
	'List-Id': `Rulewatch <follow.${new URL(origin()).hostname}>`,
	'List-Unsubscribe': `<${linkTo('end', whose)}>`,
	'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
});
