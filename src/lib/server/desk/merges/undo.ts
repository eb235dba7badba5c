import { and, eq, gte, inArray, isNull, ne, or } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import type { Noun } from '../../../domain/nouns.ts';
import * as activity from '../../activity.ts';
import * as desk from '../tables.ts';
import type { StoredItem } from '../../write/items/read.ts';
import {
	writtenBy,
	removeRedirect,
	rewrite,
	type Rewriting,
	type Session,
	snapshotsOf,
	inTransaction
} from '../../write/index.ts';
import { lockMerged, lockMerges } from './locks.ts';
import type { Editor } from './merge.ts';
import { namesOf, refused, saveStakeholder } from './stakeholders.ts';
import { revertMerge } from './references.ts';

type Merge = typeof desk.merge.$inferSelect;

/**
 * Items that were edited since lose only the merge's own changes.
 * @throws Refused with a sentence
 */
export async function undo(editor: Editor, mergeId: string, reason: string): Promise<void> {
	await inTransaction(async (session) => {
		await lockMerges(session);
		const [merge] = await session.select().from(desk.merge).where(eq(desk.merge.id, mergeId));
		if (!merge) throw refused('This merge is not on record.');
		if (merge.undoneAt) throw refused('This merge was undone already.');
		await requireNoLaterMerge(session, merge);

		const { fromId, toId, moved } = merge;
		const others = moved.filter(({ noun }) => noun !== 'stakeholder');
		const { items, from, to } = await lockMerged(session, others, fromId, toId);
		if (!from || !to)
			throw new Error(`The stakeholders of merge ${mergeId} are not in the record.`);
		const undone = `Merge of “${from.item.name}” into “${to.item.name}” undone: ${reason}`;
		const how = writtenBy(editor, 'merge', undone);
		// `to` goes first: it must free the identifiers that `from` gets back.
		const both = await beforeMerge(session, merge, 'stakeholder', [to, from]);
		for (const { before, item } of both)
			await saveStakeholder(session, item, { ...how, version: before.version });
		for (const [noun, stored] of items)
			await rewrite(session, noun, await beforeMerge(session, merge, noun, stored), how);
		await removeRedirect(session, 'stakeholder', from.item.slug, toId);
		await session
			.update(desk.merge)
			.set({ undoneBy: editor.id, undoneAt: new Date() })
			.where(eq(desk.merge.id, mergeId));
		await activity.record(session, {
			kind: 'merge_undone',
			actor: editor,
			subject: `${from.item.name} into ${to.item.name}`,
			detail: { reason }
		});
	});
}

/** Returns the items as they were before the merge; edited ones without the merge's changes. */
async function beforeMerge<N extends Noun>(
	session: Session,
	{ moved, toId }: Merge,
	noun: N,
	stored: StoredItem<N>[]
): Promise<Rewriting<N>[]> {
	const rows = moved.filter((each) => each.noun === noun);
	const versions = new Map(rows.map(({ id, version }) => [id, version]));
	const isUnchanged = ({ item: { id }, version }: StoredItem<N>) => versions.get(id) === version;
	const changed = new Set<string>(
		stored.filter((each) => !isUnchanged(each)).map(({ item }) => item.id)
	);
	const earlier = rows.map(({ id, version }) => ({ id, version: version - 1 }));
	const before = await snapshotsOf(session, noun, earlier);
	const edited = rows.filter(({ id }) => changed.has(id));
	const after = await snapshotsOf(session, noun, edited);
	return stored.flatMap((now) => {
		const old = before.get(now.item.id)!;
		const merged = after.get(now.item.id);
		const item = merged ? revertMerge(noun, old, merged, now.item, toId) : old;
		return isDeepStrictEqual(item, now.item) ? [] : [{ before: now, item }];
	});
}

/**
 * Merges that depend on each other must be undone in reverse order.
 * @throws Refused
 */
async function requireNoLaterMerge(session: Session, merge: Merge): Promise<void> {
	const { id, fromId, toId, createdAt } = merge;
	const both = [fromId, toId];
	const later = await session
		.select()
		.from(desk.merge)
		.where(
			and(
				ne(desk.merge.id, id),
				isNull(desk.merge.undoneAt),
				gte(desk.merge.createdAt, createdAt),
				or(inArray(desk.merge.fromId, both), inArray(desk.merge.toId, both))
			)
		);
	const first = later.find(
		(other) => other.toId !== toId || other.fromId === fromId || overlaps(merge, other)
	);
	if (!first) return;
	const names = await namesOf(session, [first.fromId, first.toId]);
	const name = (id: string) => `“${names.get(id)}”`;
	throw refused(
		`${name(first.fromId)} was merged into ${name(first.toId)} after this. Undo that first.`
	);
}

/** Changes to the stakeholders themselves can be told apart, so only other items overlap. */
function overlaps(one: Merge, other: Merge): boolean {
	const ids = new Set(one.moved.map(({ noun, id }) => `${noun} ${id}`));
	return other.moved.some(({ noun, id }) => noun !== 'stakeholder' && ids.has(`${noun} ${id}`));
}
