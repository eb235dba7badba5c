import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Scope, subjectKey } from '../../domain/follow.ts';
import type { Transaction } from '../db/index.ts';
import { notice } from '../jobs/tables.ts';
import { follow, webhook } from './tables.ts';

const other = alias(follow, 'other');

/** Whoever followed one thing follows the other, once, where the two are found to be one. */
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
	const both = await tx
		.select({
			old: follow.id,
			kept: other.id,
			isSure: follow.confirmedAt,
			wasSure: other.confirmedAt
		})
		.from(follow)
		.innerJoin(other, and(eq(other.followerId, follow.followerId), eq(other.subject, to)))
		.where(eq(follow.subject, from));
	for (const { old, kept, isSure, wasSure } of both) {
		// What was confirmed stays, and with it what waits to be told.
		const [stays, goes] = isSure && !wasSure ? [old, kept] : [kept, old];
		await tx.update(notice).set({ followId: stays }).where(eq(notice.followId, goes));
		await tx.delete(follow).where(eq(follow.id, goes));
	}
	await tx.update(follow).set({ subject: to }).where(eq(follow.subject, from));
	await tx.update(webhook).set({ subject: to }).where(eq(webhook.subject, from));
}
