import { eq } from 'drizzle-orm';
import type { Noun } from '../../domain/nouns.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

export async function timesOf(noun: Noun, id: string) {
	const table = t[noun] as typeof t.event;
	const { createdAt, updatedAt } = table;
	const [times] = await db.select({ createdAt, updatedAt }).from(table).where(eq(table.id, id));
	return times;
}
