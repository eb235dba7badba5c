import { and, desc, eq, lt } from 'drizzle-orm';
import type { User } from '../../domain/staff.ts';
import type { TokenScope } from '../../domain/token.ts';
import { record } from '../activity.ts';
import * as t from './tables.ts';
import { db } from '../db/index.ts';

export interface PersonalToken {
	id: string;
	name: string;
	scopes: TokenScope[];
	createdAt: Date;
	expiresAt: Date;
	/** A day in UTC; null until the token is used. */
	usedOn: string | null;
}

const shownAfterEndDays = 30;

export function listTokens(user: User): Promise<PersonalToken[]> {
	const { id, name, scopes, createdAt, expiresAt, usedOn } = t.apiToken;
	return db
		.select({ id, name, scopes, createdAt, expiresAt, usedOn })
		.from(t.apiToken)
		.where(eq(t.apiToken.accountId, user.id))
		.orderBy(desc(createdAt), id);
}

export async function revokeToken(user: User, id: string): Promise<boolean> {
	return db.transaction(async (tx) => {
		const [ended] = await tx
			.delete(t.apiToken)
			.where(and(eq(t.apiToken.id, id), eq(t.apiToken.accountId, user.id)))
			.returning({ name: t.apiToken.name });
		if (ended) await record(tx, { kind: 'token_revoked', actor: user, subject: ended.name });
		return ended !== undefined;
	});
}

export async function purgeTokens(): Promise<void> {
	const before = new Date(Date.now() - shownAfterEndDays * 86_400_000);
	await db.delete(t.apiToken).where(lt(t.apiToken.expiresAt, before));
}
