import { eq, sql } from 'drizzle-orm';
import { identifierKey } from '../../../domain/identifiers/identifiers.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { truncate } from '../../../domain/truncate.ts';
import type { User } from '../../../domain/staff.ts';
import { moveFollows } from '../../follow/merged.ts';
import * as activity from '../../activity.ts';
import * as desk from '../tables.ts';
import { keepLocators } from '../../write/items/locators.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import type { StoredItem } from '../../write/items/read.ts';
import {
	addRedirect,
	writtenBy,
	Conflict,
	newId,
	rewrite,
	type Rewriting,
	type Saving,
	keyReused,
	type Session,
	inTransaction,
	unknownItem
} from '../../write/index.ts';
import { lockReferrers, lockMerges } from './locks.ts';
import { mergeMemberships } from './memberships.ts';
import { refused, saveStakeholder, whyNotMergeable } from './stakeholders.ts';
import { losesSignature, withReference } from './references.ts';

export type Editor = Pick<User, 'id' | 'name'>;
type Stakeholder = Item<'stakeholder'>;
type SaveOptions = Omit<Saving, 'version' | 'key'>;

export interface Merging {
	fromVersion: number;
	toVersion: number;
	reason: string;
	/** The idempotency key of the form. */
	key?: string;
}

/**
 * Merges `from` into `to`. Returns the id of the merge, by which it can be undone.
 * @throws Conflict with the stakeholder that was changed since; Refused
 */
export async function mergeInto(
	editor: Editor,
	fromId: string,
	toId: string,
	{ fromVersion, toVersion, reason, key }: Merging
): Promise<string> {
	if (fromId === toId) throw refused('This is one and the same: choose another one.');
	return inTransaction(async (session) => {
		await lockMerges(session);
		const id = key ?? newId();
		if (await isDuplicate(session, { id, fromId, toId })) return id;

		const { items, ...locked } = await lockReferrers(session, fromId, toId);
		const from = await requireVersion(session, locked.from, fromVersion);
		const to = await requireVersion(session, locked.to, toVersion);
		const merged = `Merged “${from.name}” into “${to.name}”: ${reason}`;
		const how = writtenBy(editor, 'merge', merged);
		const moved = await moveReferences(session, items, from, to, how);
		// Withdraw `from` first: its identifiers must be free before `to` takes them.
		const joined = [
			await saveStakeholder(session, withdrawnInto(from, to), { ...how, version: fromVersion }),
			await saveStakeholder(session, combine(to, from), { ...how, version: toVersion })
		];
		await addRedirect(session, 'stakeholder', from.slug, to);
		await moveFollows(session, 'stakeholder', fromId, toId);
		await session.insert(desk.merge).values({
			id,
			fromId,
			toId,
			accountId: editor.id,
			reason,
			moved: [...moved, ...joined.map((saved) => ({ noun: 'stakeholder' as const, ...saved }))],
			// Not `now()`, which is when the transaction began: it may have waited for the lock.
			createdAt: sql`clock_timestamp()`
		});
		await activity.record(session, {
			kind: 'merge',
			actor: editor,
			subject: `${from.name} into ${to.name}`,
			detail: { items: moved.length, reason }
		});
		return id;
	});
}

async function isDuplicate(
	session: Session,
	{ id, fromId, toId }: { id: string; fromId: string; toId: string }
): Promise<boolean> {
	const [made] = await session.select().from(desk.merge).where(eq(desk.merge.id, id));
	if (made && (made.fromId !== fromId || made.toId !== toId)) throw keyReused();
	return made !== undefined;
}

/** @throws Refused if it is not on record or not published, Conflict if it has changed */
async function requireVersion(
	session: Session,
	stored: StoredItem<'stakeholder'> | undefined,
	version: number
): Promise<Stakeholder> {
	if (!stored) throw unknownItem('stakeholder');
	const problem = await whyNotMergeable(stored.item, session);
	if (problem) throw refused(problem);
	if (stored.version !== version) throw new Conflict(stored);
	return stored.item;
}

async function moveReferences(
	session: Session,
	items: [Noun, StoredItem<Noun>[]][],
	from: Stakeholder,
	to: Stakeholder,
	how: SaveOptions
): Promise<typeof desk.merge.$inferSelect.moved> {
	const moved: Awaited<ReturnType<typeof moveReferences>> = [];
	for (const [noun, stored] of items) {
		const next =
			noun === 'membership'
				? await mergeMemberships(session, stored as StoredItem<'membership'>[], from, to)
				: stored.map((before) => ({
						before,
						item: withReference(noun, before.item, from.id, to.id)
					}));
		for (const [some, reason] of groupByReason(noun, next as Rewriting<Noun>[], from, to, how)) {
			const saved = await rewrite(session, noun, some, { ...how, reason });
			moved.push(...saved.map((each) => ({ noun, ...each })));
		}
	}
	return moved;
}

/** A statement that loses a signature gets a reason of its own in the history. */
function groupByReason(
	noun: Noun,
	all: Rewriting<Noun>[],
	from: Stakeholder,
	to: Stakeholder,
	{ reason }: SaveOptions
): [Rewriting<Noun>[], string][] {
	const isUnsigned = ({ before }: Rewriting<Noun>) =>
		losesSignature(noun, before.item, from.id, to.id);
	const note = `“${to.name}” speaks here, and does not sign it any more.`;
	const parts: [Rewriting<Noun>[], string][] = [
		[all.filter((each) => !isUnsigned(each)), reason],
		[all.filter(isUnsigned), `${reason} · ${note}`]
	];
	return parts.filter(([some]) => some.length);
}

/** Names that differ only in case or accents are the same, as in search. */
const { compare } = new Intl.Collator('en', { sensitivity: 'base' });

function combine(to: Stakeholder, from: Stakeholder): Stakeholder {
	const aliases = [...to.aliases];
	for (const name of [from.name, ...from.aliases])
		if (![to.name, ...aliases].some((known) => compare(known, name) === 0)) aliases.push(name);
	const sources = [...new Set([...to.sources, ...from.sources])];
	const own = new Set(to.identifiers.map(identifierKey));
	const gained = from.identifiers.filter((identifier) => !own.has(identifierKey(identifier)));
	const identifiers = [...to.identifiers, ...gained];
	// If both cite a source, the locator of `to` stays.
	return keepLocators({ ...to, aliases, sources, identifiers }, from);
}

/** Names may be as long as a reason, which must also fit the words around the name. */
const longestName = 900;

function withdrawnInto(from: Stakeholder, { name }: Stakeholder): Stakeholder {
	const into = truncate(name, longestName);
	return { ...from, state: 'withdrawn', stateReason: `Merged into “${into}”.` };
}
