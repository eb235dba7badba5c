import { desc, eq, sql } from 'drizzle-orm';
import { type ErasureGround, type ErasureKind, heldByBackupsUntil } from '../../domain/erasures.ts';
import type { User } from '../../domain/staff.ts';
import { record } from '../activity.ts';
import { type Problems } from '../auth/accounts.ts';
import { prove, type Proof } from '../auth/own-account.ts';
import { keyedHash } from '../auth/secret.ts';
import { account } from '../auth/tables.ts';
import { db } from '../db/index.ts';
import { refusal } from '../write/index.ts';
import { erasure } from './tables.ts';
import { marksOfReleased, matcherOf } from './words.ts';

export interface ErasureEntry {
	id: string;
	at: Date;
	/** Null if the account is not in this database. */
	by: string | null;
	ground: ErasureGround;
	kind: ErasureKind;
	/** As `noun/id`. */
	items: string[];
	released: number;
	kept: number;
	/** The last day on which older backups still hold it. */
	heldUntil: string;
}

export async function listErasures(): Promise<ErasureEntry[]> {
	const { id, at, ground, kind, items, kept, released } = erasure;
	const rows = await db
		.select({ id, at, ground, kind, items, kept, released, by: account.name })
		.from(erasure)
		.leftJoin(account, eq(account.id, erasure.accountId))
		.orderBy(desc(at));
	return rows.map(({ kept, released, ...row }) => ({
		...row,
		kept: kept.length,
		released: released.length,
		heldUntil: heldByBackupsUntil(row.at)
	}));
}

export const twoStepNeeded =
	'Erasing needs two-step sign-in. Turn it on at “My account”, under “Two-step sign-in”, and come back.';

interface Release extends Proof {
	/** The erasure that holds the text. */
	id: string;
	text: string;
}

/**
 * Lets a text that holds the erased words be saved, such as a namesake’s name with what tells the two apart.
 * @returns what is wrong with the password or the code, if anything is
 * @throws Refused if the text holds nothing that this erasure recognises, or without a second factor
 */
export async function releaseText(
	by: User,
	{ id, text, ...proof }: Release
): Promise<Problems | undefined> {
	if (by.role !== 'administrator') throw refusal('', 'Only administrators release words.');
	if (!by.twoStep) throw refusal('', twoStepNeeded);
	const [row] = await db.select().from(erasure).where(eq(erasure.id, id));
	if (!row) throw refusal('', 'There is no such erasure.');
	if (!matcherOf(row.marks, keyedHash, row.released)(text))
		throw refusal('text', 'Nothing in this text is held: it can be saved as it is.');
	const problems = await prove(by, proof);
	if (problems) return problems;
	const released = marksOfReleased(text, keyedHash, row.marks);
	await db.transaction(async (tx) => {
		await tx
			.update(erasure)
			.set({ released: sql`${erasure.released} || ${sql.param(released)}::text[]` })
			.where(eq(erasure.id, id));
		await record(tx, { kind: 'erasure_released', actor: by, subject: id });
	});
	return undefined;
}
