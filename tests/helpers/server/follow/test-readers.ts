import { and, eq } from 'drizzle-orm';
import { followKinds } from '../../../../src/lib/domain/follow.ts';
import { keysOf } from '../../../../src/lib/domain/vocabulary.ts';
import { keyedHash, unseal } from '../../../../src/lib/server/auth/secret.ts';
import { db } from '../../../../src/lib/server/db/index.ts';
import type { Letter } from '../../../../src/lib/server/jobs/mail.ts';
import { outbox } from '../../../../src/lib/server/jobs/tables.ts';
import { ask, type Wish } from '../../../../src/lib/server/follow/ask.ts';
import { confirmFollow } from '../../../../src/lib/server/follow/confirm.ts';
import { follow, follower } from '../../../../src/lib/server/follow/tables.ts';

export const esra = 'esra@example.org';
export const law = 'regulation:harm-rules';

export const wish = (given: Partial<Wish> = {}): Wish => ({
	email: esra,
	what: law,
	kinds: keysOf(followKinds),
	frequency: 'daily',
	timeZone: 'Asia/Karachi',
	...given
});

export const tell = (given: Partial<Wish> = {}, network = '192.0.2.1') => ask(wish(given), network);

export async function lettersTo(email = esra): Promise<(Letter & { kind: string })[]> {
	const rows = await db
		.select({ sealed: outbox.sealed, kind: outbox.kind })
		.from(outbox)
		.innerJoin(follower, eq(outbox.followerId, follower.id))
		.where(eq(follower.addressHash, keyedHash(email)))
		.orderBy(outbox.id);
	return rows.map(({ sealed, kind }) => ({ ...JSON.parse(unseal(sealed!)!), kind }));
}

export async function tokenIn(page: 'confirm' | 'mine', email = esra): Promise<string> {
	const { text } = (await lettersTo(email)).at(-1)!;
	return new RegExp(`/follow/${page}/(\\S+)`).exec(text)![1]!;
}

/**
 * Follows and confirms.
 * @returns the token of the follower's page
 */
export async function following(given: Partial<Wish> = {}): Promise<string> {
	await tell(given);
	const mine = await confirmFollow(await tokenIn('confirm', given.email));
	return mine!.split('/').at(-1)!;
}

export async function followerAt(email = esra) {
	const rows = await db
		.select()
		.from(follower)
		.where(eq(follower.addressHash, keyedHash(email)));
	return rows[0];
}

export async function followOf(subject = law, email = esra) {
	const whose = await followerAt(email);
	const rows = await db
		.select()
		.from(follow)
		.where(and(eq(follow.subject, subject), eq(follow.followerId, whose?.id ?? '')));
	return rows[0];
}
