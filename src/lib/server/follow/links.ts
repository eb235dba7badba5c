import { readSigned, signed } from '../auth/secret.ts';
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

const link = (page: FollowPage, id: string) => `${origin()}${pathOf(page, id)}`;

/** The path of a page of a follow or of a follower. */
export const pathOf = (page: FollowPage, id: string) =>
	`/follow/${page}/${signed(pages[page], id)}`;

/** Whose page it is; undefined where the link is none of ours, or opens another page. */
export const readLink = (page: FollowPage, token: string): string | undefined =>
	readSigned(pages[page], token);

export const confirmLink = (followId: string) => link('confirm', followId);
export const mineLink = (followerId: string) => link('mine', followerId);
export const endLink = (followerId: string) => link('end', followerId);

/** By which mail programs file a follower's letters (RFC 2919) and end them by one click (RFC 8058). */
export const unsubscribeHeaders = (followerId: string): Record<string, string> => ({
	'List-Id': `Rulewatch <follow.${new URL(origin()).hostname}>`,
	'List-Unsubscribe': `<${endLink(followerId)}>`,
	'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
});
