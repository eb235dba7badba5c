import { and, eq, lt } from 'drizzle-orm';
import * as t from './tables.ts';
import { db } from '../db/index.ts';
import { hashOf, randomToken } from './tokens.ts';

const keptDays = 180;

export async function isKnownDevice(token: string, accountId: string | undefined) {
	const [known] = await db
		.select({ tokenHash: t.device.tokenHash })
		.from(t.device)
		.where(and(eq(t.device.tokenHash, hashOf(token)), eq(t.device.accountId, accountId ?? '')));
	return known !== undefined;
}

/** The token is new, so a cookie that somebody planted in the browser stays unknown. */
export async function rememberDevice(accountId: string): Promise<string> {
	const token = randomToken();
	await db.insert(t.device).values({ tokenHash: hashOf(token), accountId, usedAt: new Date() });
	return token;
}

export async function touchDevice(token: string): Promise<void> {
	await db
		.update(t.device)
		.set({ usedAt: new Date() })
		.where(eq(t.device.tokenHash, hashOf(token)));
}

export async function purgeDevices(): Promise<void> {
	await db
		.delete(t.device)
		.where(lt(t.device.usedAt, new Date(Date.now() - keptDays * 86_400_000)));
}
