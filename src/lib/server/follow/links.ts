import { readSigned, signedId } from '../auth/secret.ts';
import { origin } from '../settings.ts';

// A signature binds each link in a letter to one page.

const pages = {
	/** Confirms a follow. */
	confirm: 'follow: confirm',
	/** Shows, changes and ends what a follower follows. */
	mine: 'follow: mine',
	/** Ends all letters to a follower by one click in a mail program. */
	end: 'follow: end'
} as const;

export type FollowPage = keyof typeof pages;

/** Hours to confirm a follow. */
export const confirmHours = 48;

/** Names a follow or a follower, and how often the follower had renewed their links. */
export interface Linked {
	id: string;
	linksRenewed: number;
}

/** Links that were never renewed contain only the id. */
export const followPath = (page: FollowPage, { id, linksRenewed }: Linked) =>
	`/follow/${page}/${signedId(pages[page], linksRenewed ? `${id}~${linksRenewed}` : id)}`;

/** Returns undefined if the signature is wrong or for another page. */
export function readLink(page: FollowPage, token: string): Linked | undefined {
	const read = readSigned(pages[page], token);
	if (read === undefined) return undefined;
	const [id = '', renewed = 0] = read.split('~');
	return { id, linksRenewed: Number(renewed) };
}

export const followLink = (page: FollowPage, linked: Linked) =>
	`${origin()}${followPath(page, linked)}`;

/** Mail programs group letters by `List-Id` (RFC 2919) and offer to end them by one click (RFC 8058). */
export const unsubscribeHeaders = (recipient: Linked): Record<string, string> => ({
	'List-Id': `Rulewatch <follow.${new URL(origin()).hostname}>`,
	'List-Unsubscribe': `<${followLink('end', recipient)}>`,
	'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
});
