import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { truncate } from '../../../domain/truncate.ts';
import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Field, Typed } from '../../../nouns/derive/field.ts';
import { nulsIn, picksIn } from '../../../nouns/derive/typed.ts';
import { isUnsent, proposal } from '../tables.ts';
import { type Database, db, type Transaction } from '../../db/index.ts';
import { waitForErasure } from '../../erasures/before-saving.ts';
import { refuseErased } from '../../erasures/check.ts';
import { visibleNames } from '../../visibility/index.ts';
import { withinQuota } from '../../write/quota.ts';
import type { Submission } from './read.ts';

/** A form that its writer has not sent. Nobody else sees it. */
export interface Unsent {
	key: string;
	noun: Noun;
	rowId: string | null;
	/** The version that the writer saw; 0 for a new item. */
	version: number;
	proposalId: string | null;
	typed: Typed;
	updatedAt: Date;
}

export type UnsentLine = Omit<Unsent, 'typed'> & { words: string };

const keptDays = 180;
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
 * Returns false if the key belongs to another user.
 * @throws OverQuota
 */
export function saveUnsent(
	user: User,
	form: Omit<Unsent, 'updatedAt'>,
	session?: Transaction
): Promise<boolean> {
	if (!session) return db.transaction((tx) => saveUnsent(user, form, tx));
	const { key, noun, rowId, version: base, proposalId: replaces, typed } = form;
	const values = { item: typed, base, sentAt: sql`now()` };
	return withinQuota(session, user, async () => {
		await waitForErasure(session, proposal);
		await refuseErased(session, [{ ...typed, id: rowId ?? '' }], noun);
		// The words were checked as those of this item.
		const isOf = and(eq(proposal.noun, noun), eq(proposal.rowId, rowId ?? ''));
		const stored = await session
			.insert(proposal)
			.values({
				...values,
				id: key,
				noun,
				rowId: rowId ?? '',
				replaces,
				authorId: user.id,
				state: sql`'unsent'`
			})
			.onConflictDoUpdate({ target: id, set: values, setWhere: and(isOwn(user, key), isOf) })
			.returning({ id });
		return stored.length > 0;
	});
}

/**
 * Stores a form that was submitted for another purpose, such as to paste a list.
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
		key,
		noun,
		version,
		rowId: rowId ?? null,
		proposalId: proposal?.id ?? null,
		typed: reason ? { ...typed, reason } : typed
	});
}

export async function getUnsent(
	user: User,
	key: string,
	session: Database = db
): Promise<Unsent | undefined> {
	const [found] = await session.select(columns).from(proposal).where(isOwn(user, key));
	return found;
}

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
			words: truncate(await wordsOf(user, form.noun, typed), 100)
		}))
	);
}

const identifyingFields = ['title', 'headline', 'name', 'summary', 'description'];

/** Describes a form by its title, its longest text or the items it mentions, so that its writer recognises it. */
async function wordsOf(user: User, noun: Noun, typed: Typed): Promise<string> {
	const texts = textsIn(formOf(noun).fields, typed);
	const title = texts.find(({ name }) => identifyingFields.includes(name));
	const [longest] = texts.toSorted((one, other) => other.text.length - one.text.length);
	if (longest) return (title ?? longest).text;
	const names = await visibleNames(user, noun, [typed]);
	const named = picksIn(formOf(noun), typed).map(
		({ field, text }) => names[field.of]?.[text]?.name ?? text
	);
	return named.join(', ') || 'nothing said yet';
}

function textsIn(fields: readonly Field[], typed: Typed): { name: string; text: string }[] {
	return fields.flatMap(({ name, ...field }) => {
		const value = typed[name] ?? '';
		if (field.kind === 'rows')
			return (value as Typed[]).flatMap((row) => textsIn(field.fields, row));
		const text = ['line', 'text', 'lines'].includes(field.kind) && String(value).trim();
		return text ? { name, text } : [];
	});
}

export async function discardUnsent(user: User, key: string): Promise<void> {
	await db.delete(proposal).where(isOwn(user, key));
}

export async function purgeUnsent(): Promise<void> {
	await db
		.delete(proposal)
		.where(and(isUnsent, lt(sentAt, sql`now() - make_interval(days => ${keptDays})`)));
}
