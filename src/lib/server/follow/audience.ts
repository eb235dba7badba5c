import { and, asc, eq, gt, isNotNull, isNull, like, lte, or, type SQL, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import { type FollowKind, subjectKey } from '../../domain/follow.ts';
import type { Noun } from '../../domain/nouns.ts';
import { db } from '../db/index.ts';
import { idArray } from '../derived/ids.ts';
import { pathsOf } from './searches.ts';
import { follow, follower, webhook } from './tables.ts';

/** Only confirmed follows, joined with their followers, and verified webhooks are notified. */
export interface Audience {
	follows: SQL | undefined;
	webhooks: SQL | undefined;
}

/** Changes from before the follow and kinds that were not chosen are left out. */
export function audienceOf(at: Date, kinds: FollowKind[]): Audience {
	const wants = (followed: typeof follow | typeof webhook) =>
		sql`${followed.kinds}::text[] && ${idArray(kinds)}`;
	return {
		follows: and(
			...[wants(follow), lte(follow.confirmedAt, at)],
			...[isNotNull(follower.confirmedAt), isNull(follower.endedAt)]
		),
		webhooks: and(wants(webhook), lte(webhook.verifiedAt, at), isNull(webhook.offAt))
	};
}

const atOnce = 1_000;

/** Yields the keys of followed searches that may list a noun, page by page, each once. */
export async function* followedSearches(
	{ follows, webhooks }: Audience,
	noun: Noun
): AsyncGenerator<string[]> {
	const lists = pathsOf(noun).map((path) => subjectKey({ scope: 'search', target: `${path}?` }));
	const isNext = (followed: typeof follow | typeof webhook, after: string) =>
		and(
			or(...lists.map((beginning) => like(followed.subject, `${beginning}%`))),
			gt(followed.subject, after)
		);
	for (let after: string | undefined = ''; after !== undefined;) {
		const subject = { subject: follow.subject };
		const rows: { subject: string }[] = await union(
			db
				.select(subject)
				.from(follow)
				.innerJoin(follower, eq(follower.id, follow.followerId))
				.where(and(follows, isNext(follow, after))),
			db
				.select({ subject: webhook.subject })
				.from(webhook)
				.where(and(webhooks, isNext(webhook, after)))
		)
			.orderBy(asc(follow.subject))
			.limit(atOnce);
		if (rows.length) yield rows.map(({ subject }) => subject);
		after = rows.length < atOnce ? undefined : rows.at(-1)!.subject;
	}
}
