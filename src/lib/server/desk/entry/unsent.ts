import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Field, Typed } from '../../../nouns/derive/field.ts';
import { nulsIn, picksIn } from '../../../nouns/derive/typed.ts';
import { isUnsent, proposal } from '../tables.ts';
import { type Database, db, type Transaction } from '../../db/index.ts';
import * as visible from '../../visibility/index.ts';
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

const { id, authorId, sentAt, item } = proposal;

const columns = {
	key: id,
	noun: proposal.noun,
	rowId: sql<string | null>`nullif(${proposal.rowId}, '')`,
	version: proposal.base,
	proposalId: proposal.replaces,
	typed: sql`${item}`.mapWith((stored) => item.mapFromDriverValue(stored) as Typed),
	updatedAt: sentAt
};

const isOwn = (user: User, key: string) => and(eq(id, key), eq(authorId, user.id), isUnsent);

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
	const { key, noun, rowId, version: base, proposalId: replaces, typed } = form;
	const now = { item: typed, base, sentAt: sql`now()` };
	return withinQuota(session, user, async () => {
		const stored = await session
			.insert(proposal)
			.values({
				...{ ...now, id: key, noun, rowId: rowId ?? '', replaces },
				...{ authorId: user.id, state: sql`'unsent'` }
			})
			.onConflictDoUpdate({ target: id, set: now, setWhere: isOwn(user, key) })
			.returning({ id });
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
	const [found] = await session.select(columns).from(proposal).where(isOwn(user, key));
	return found;
}

/** One's own, last touched first, each by the words that tell it from others. */
export async function listUnsent(user: User): Promise<UnsentLine[]> {
	const forms = await db
		.select(columns)
		.from(proposal)
		.where(and(eq(authorId, user.id), isUnsent))
		.orderBy(desc(sentAt))
		.limit(mostShown);
	return Promise.all(
		forms.map(async ({ typed, ...form }) => ({
			...form,
			words: shortened(wordsIn(form.noun, typed) || (await namesIn(user, form.noun, typed)))
		}))
	);
}

const longest = 100;
const shortened = (words: string) =>
	words.length > longest ? `${words.slice(0, longest)}…` : words || 'nothing said yet';

/** Fields that say what an item is. */
const telling = ['title', 'headline', 'name', 'summary', 'description'];

/** By which a writer knows their own form again: what it is called, else the longest of what it says. */
function wordsIn(noun: Noun, typed: Typed): string {
	const said = saidIn(formOf(noun).fields, typed);
	const [called] = said.filter(({ name }) => telling.includes(name));
	const all = said.map(({ text }) => text).sort((one, other) => other.length - one.length);
	return called?.text ?? all[0] ?? '';
}

/** The words that were typed, without what was chosen or named. */
function saidIn(fields: readonly Field[], typed: Typed): { name: string; text: string }[] {
	return fields.flatMap((field) => {
		const value = typed[field.name] ?? '';
		if (field.kind === 'rows')
			return (value as Typed[]).flatMap((row) => saidIn(field.fields, row));
		const isSaid = ['line', 'text', 'lines'].includes(field.kind) && String(value).trim();
		return isSaid ? { name: field.name, text: isSaid } : [];
	});
}

/** The names in a form that says nothing else. */
async function namesIn(user: User, noun: Noun, typed: Typed): Promise<string> {
	const names = await visible.namesIn(user, noun, [typed]);
	const named = picksIn(formOf(noun), typed).map(
		({ field, text }) => names[field.of]?.[text]?.name ?? text
	);
	return named.join(', ');
}

export async function discardUnsent(user: User, key: string): Promise<void> {
	await db.delete(proposal).where(isOwn(user, key));
}

/** Forgets what nobody came back to. */
export async function purgeUnsent(): Promise<void> {
	await db
		.delete(proposal)
		.where(and(isUnsent, lt(sentAt, sql`now() - make_interval(days => ${keptDays})`)));
}
