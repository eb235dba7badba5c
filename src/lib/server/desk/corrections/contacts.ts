import { and, isNotNull, lt } from 'drizzle-orm';
import { correction } from '../tables.ts';
import { db } from '../../db/index.ts';

const retentionDays = 30;

/** Forgets where readers wanted to be answered, once there was time to answer them. */
export async function purgeContacts(): Promise<void> {
	const before = new Date(Date.now() - retentionDays * 24 * 60 * 60_000);
	await db
		.update(correction)
		.set({ contact: null })
		.where(and(isNotNull(correction.contact), lt(correction.decidedAt, before)));
}
