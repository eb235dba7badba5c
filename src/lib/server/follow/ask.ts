import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { FollowKind, Frequency, requestedLetters } from '../../domain/follow.ts';
import { budgetsOf, takeAll, takeLetter } from '../auth/rate-limit.ts';
import { keyedHash, seal } from '../auth/secret.ts';
import { db, type Transaction } from '../db/index.ts';
import { type Letter, post } from '../jobs/mail.ts';
import { confirmLetter, knownLetter, linkLetter } from './letters.ts';
import { subjectNames } from './names.ts';
import { follow, follower } from './tables.ts';
import { hasRoom } from './unconfirmed.ts';

export const requestsPerHour = 20;

export interface Wish {
	/** In the normal form of `forms/account.ts`. */
	email: string;
	/** Key of a subject. */
	what: string;
	kinds: FollowKind[];
	frequency: Frequency;
	timeZone: string;
}

/** Errors are sentences by field. */
export interface Refusal {
	errors: Record<string, string>;
	isTooMuch?: boolean;
}

const tooMuch: Refusal = {
	isTooMuch: true,
	errors: {
		'': 'That is as much in an hour as we take from one place. Nothing was sent; what you wrote is still here. Try again in an hour.'
	}
};

const noRoom: Refusal = {
	isTooMuch: true,
	errors: {
		'': 'More people ask to follow just now than we can write to. Nothing was sent; what you wrote is still here. Try again tomorrow, or follow by a feed or a calendar.'
	}
};

/**
 * Asks the owner of an address to confirm a follow. The answer does not tell whether the address is known; only the
 * letter does.
 * @param network from which the request came
 */
export async function ask(wish: Wish, network: string): Promise<Refusal | undefined> {
	const name = (await subjectNames([wish.what])).get(wish.what);
	if (!name) return { errors: { what: 'Choose what to follow.' } };
	if (!name.isOnRecord)
		return {
			errors: {
				what: `“${name.label}” was withdrawn from the record, so nothing new will be told of it. Choose something else.`
			}
		};
	if (!(await takeAll(budgetsOf('follow', network, requestsPerHour)))) return tooMuch;
	return db.transaction(async (tx) => {
		// Checked before the address is looked up, so that the refusal reveals nothing about it.
		if (!(await hasRoom(tx))) return noRoom;
		if (!(await takeLetter(wish.email, tx))) return undefined;
		const recipient = await followerOf(tx, wish.email);
		const asked = await followOf(tx, recipient.id, wish);
		const [kind, letter] =
			asked.confirmedAt && !recipient.endedAt
				? (['follow_mine', knownLetter(recipient, name)] as const)
				: (['follow_confirm', confirmLetter(asked, name, recipient)] as const);
		await sendFollowLetter(tx, recipient.id, kind, letter);
		return undefined;
	});
}

/** Mails followers the link to their page. Strangers do not learn whether an address follows anything. */
export async function askForLink(email: string, network: string): Promise<Refusal | undefined> {
	if (!(await takeAll(budgetsOf('follow', network, requestsPerHour)))) return tooMuch;
	await db.transaction(async (tx) => {
		const [recipient] = await tx
			.select()
			.from(follower)
			.where(and(eq(follower.addressHash, keyedHash(email)), isNotNull(follower.confirmedAt)))
			.for('update');
		if (recipient && (await takeLetter(email, tx)))
			await sendFollowLetter(tx, recipient.id, 'follow_mine', linkLetter(recipient));
	});
	return undefined;
}

/** Finds or adds a follower, whose row stays locked until the transaction ends. */
async function followerOf(tx: Transaction, email: string) {
	const [recipient] = await tx
		.insert(follower)
		.values({
			id: randomUUID(),
			addressHash: keyedHash(email),
			sealedAddress: seal(email),
			createdAt: new Date()
		})
		.onConflictDoUpdate({
			target: follower.addressHash,
			set: {
				createdAt: sql`case when ${follower.confirmedAt} is null then excluded.created_at else ${follower.createdAt} end`
			}
		})
		.returning();
	return recipient!;
}

async function followOf(
	tx: Transaction,
	followerId: string,
	{ what: subject, kinds, frequency, timeZone }: Wish
) {
	const asked = { kinds, frequency, timeZone, createdAt: new Date() };
	const [stored] = await tx
		.insert(follow)
		.values({ id: randomUUID(), followerId, subject, ...asked })
		.onConflictDoUpdate({ target: [follow.followerId, follow.subject], set: { subject } })
		.returning();
	const [renewed] = await tx
		.update(follow)
		.set(asked)
		.where(and(eq(follow.id, stored!.id), isNull(follow.confirmedAt)))
		.returning();
	return renewed ?? stored!;
}

export const sendFollowLetter = (
	tx: Transaction,
	followerId: string,
	kind: (typeof requestedLetters)[number],
	letter: Letter
) => post(tx, { to: { follower: followerId }, kind, key: `${kind}/${randomUUID()}`, letter });
