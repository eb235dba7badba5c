import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import type { Typed } from '../../../nouns/derive/field.ts';
import { nulsIn } from '../../../nouns/derive/typed.ts';
import { unsentForm } from '../tables.ts';
import { type Database, db, type Transaction } from '../../db/index.ts';
import { withinQuota } from '../../write/quota.ts';
import type { Submission } from './read.ts';

/** What somebody typed and did not send; nobody else sees it. */
export interface Unsent {
	key: string;
	noun: Noun;
	/** Null for a new item. */
	rowId: string | null;
	/** Of the item that the writer saw; 0 for a new one. */
	version: number;
	proposalId: string | null;
	typed: Typed;
	updatedAt: Date;
}

/** A form in a list of them. */
export type UnsentLine = Omit<Unsent, 'typed'> & { words: string };

const keptDays = 180;
/** Far above what one person leaves lying about. */
const mostShown = 50;

const columns = {
	key: unsentForm.key,
	noun: unsentForm.noun,
	rowId: unsentForm.rowId,
	version: unsentForm.version,
	proposalId: unsentForm.proposalId,
	typed: unsentForm.typed,
	updatedAt: unsentForm.updatedAt
};

const isOwn = (user: User, key: string) =>
	and(eq(unsentForm.key, key), eq(unsentForm.accountId, user.id));

/**
 * Stores a form as it is now.
 * @returns whether it could be: under another's key nothing is stored
 * @throws OverQuota
 */
export function saveUnsent(
	user: User,
	form: Omit<Unsent, 'updatedAt'>,
	session?: Transaction
): Promise<boolean> {
	if (!session) return db.transaction((tx) => saveUnsent(user, form, tx));
	return withinQuota(session, user, async () => {
		const stored = await session
			.insert(unsentForm)
			.values({ ...form, accountId: user.id })
			.onConflictDoUpdate({
				target: unsentForm.key,
				set: { typed: form.typed, version: form.version, updatedAt: sql`now()` },
				setWhere: eq(unsentForm.accountId, user.id)
			})
			.returning({ key: unsentForm.key });
		return stored.length > 0;
	});
}

/**
 * Stores a form that was submitted for something else than saving its item; the reason stands with what was typed.
 * @returns whether it could be
 * @throws OverQuota
 */
export async function saveAsUnsent(
	user: User,
	noun: Noun,
	rowId: string | undefined,
	{ key, version, proposal, typed, reason }: Submission
): Promise<boolean> {
	if (!key || nulsIn({ ...typed, reason }).length) return false;
	return saveUnsent(user, {
		...{ key, noun, version, rowId: rowId ?? null, proposalId: proposal?.id ?? null },
		typed: reason ? { ...typed, reason } : typed
	});
}

export async function getUnsent(
	user: User,
	key: string,
	session: Pick<Database, 'select'> = db
): Promise<Unsent | undefined> {
	const [found] = await session.select(columns).from(unsentForm).where(isOwn(user, key));
	return found;
}

/** One's own, last touched first, each by the words that tell it from others. */
export async function listUnsent(user: User): Promise<UnsentLine[]> {
	const forms = await db
		.select(columns)
		.from(unsentForm)
		.where(eq(unsentForm.accountId, user.id))
		.orderBy(desc(unsentForm.updatedAt))
		.limit(mostShown);
	return forms.map(({ typed, ...form }) => ({ ...form, words: wordsIn(typed) }));
}

const longest = 100;

/** By which a writer knows their own form again: its longest text. */
function wordsIn(typed: Typed): string {
	const texts = Object.values(typed).filter((value) => typeof value === 'string');
	const words = texts.reduce((one, other) => (other.length > one.length ? other : one), '').trim();
	return words.length > longest ? `${words.slice(0, longest)}…` : words;
}

export async function discardUnsent(user: User, key: string): Promise<void> {
	await db.delete(unsentForm).where(isOwn(user, key));
}

/** Forgets what nobody came back to. */
export async function purgeUnsent(): Promise<void> {
	await db
		.delete(unsentForm)
		.where(lt(unsentForm.updatedAt, sql`now() - make_interval(days => ${keptDays})`));
}
