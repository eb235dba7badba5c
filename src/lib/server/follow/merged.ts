import { and, type Column, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Scope, subjectKey } from '../../domain/follow.ts';
import type { Transaction } from '../db/index.ts';
import { notice } from '../jobs/tables.ts';
import { follow, webhook } from './tables.ts';

const other = alias(follow, 'other');

/** Moves follows and webhooks to the item that another was merged into. */
export async function moveFollows(
	tx: Transaction,
	scope: Scope,
	fromId: string,
	toId: string
): Promise<void> {
	const [from, to] = [fromId, toId].map((target) => subjectKey({ scope, target })) as [
		string,
		string
	];
	// A follower of both keeps the confirmed follow and its notices.
	const isOtherUnconfirmed = and(isNotNull(follow.confirmedAt), isNull(other.confirmedAt));
	const either = (ifConfirmed: Column, otherwise: Column) =>
		sql<string>`case when ${isOtherUnconfirmed} then ${ifConfirmed} else ${otherwise} end`;
	const double = tx.$with('double').as(
		tx
			.select({
				stays: either(follow.id, other.id).as('stays'),
				goes: either(other.id, follow.id).as('goes')
			})
			.from(follow)
			.innerJoin(other, and(eq(other.followerId, follow.followerId), eq(other.subject, to)))
			.where(eq(follow.subject, from))
	);
	await tx
		.with(double)
		.update(notice)
		.set({ followId: sql`${double.stays}` })
		.from(double)
		.where(eq(notice.followId, double.goes));
	await tx
		.with(double)
		.delete(follow)
		.where(inArray(follow.id, tx.select({ id: double.goes }).from(double)));
	await tx.update(follow).set({ subject: to }).where(eq(follow.subject, from));
	await tx.update(webhook).set({ subject: to }).where(eq(webhook.subject, from));
}
