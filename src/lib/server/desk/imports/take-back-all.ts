import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import { draftReasons, draftReasonWords } from '../../../domain/review.ts';
import { atLeast } from '../../../domain/staff.ts';
import type { Role } from '../../../domain/vocabulary.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import { record } from '../../activity.ts';
import { announceTogether } from '../../jobs/changes.ts';
import { csvImport } from '../tables.ts';
import { withLongTimeout } from '../../db/index.ts';
import { revision } from '../../db/schema.ts';
import { textRows } from '../../visibility/index.ts';
import {
	inTransaction,
	lockItems,
	rewrite,
	type Rewriting,
	type Session
} from '../../write/index.ts';
import { contentId } from './content-id.ts';
import { changesUnderWay, decisionOn } from './decision.ts';
import { type ImportItem, itemsOf, noteOutcomes } from './items.ts';
import { restingOn } from './resting-on.ts';

/**
 * Withdraws published items and settles drafts. Items that were changed since, or that others mention, are kept with a
 * note. Returns false if no import was waiting.
 */
export function takeBackAll(id: string): Promise<boolean> {
	return inTransaction(async (tx) => {
		const file = await decisionOn(tx, id, 'withdrawing');
		if (!file) return false;
		const { editor, fileName, way } = file;
		const reason = file.note ?? draftReasonWords.taken_back;
		const how = { author: editor.name, authorId: editor.id, reason, way };
		const noun = nounOf[file.name];
		const counts = { withdrawn: 0, kept: 0 };
		for (const each of noun === 'article' ? [noun] : [noun, 'article' as const])
			for await (const items of itemsOf(tx, id, each)) {
				const { pairs, notes } = await takeSome(tx, each, items, editor.role, reason);
				await rewrite(tx, each, pairs, how);
				await noteOutcomes(tx, id, each, notes);
				counts.withdrawn += pairs.length;
				counts.kept += notes.filter(({ note }) => note).length;
			}
		await announceTogether(tx, way);
		await tx.update(csvImport).set({ state: 'withdrawn' }).where(eq(csvImport.id, id));
		await record(tx, {
			kind: 'withdrawal',
			actor: editor,
			subject: fileName,
			detail: { as: file.name, ...counts, reason }
		});
		return true;
	}, withLongTimeout);
}

async function takeSome(tx: Session, noun: Noun, items: ImportItem[], role: Role, reason: string) {
	const ids = items.map(({ rowId }) => rowId);
	const stored = await lockItems(tx, noun, ids);
	const imported = await asImported(tx, noun, items);
	const latest = await latestAuthors(tx, noun, ids);
	const changing = await changesUnderWay(tx, noun, ids);
	const resting = await restingOn(tx, noun, ids);
	const pairs: Rewriting<Noun>[] = [];
	const notes: Parameters<typeof noteOutcomes>[3] = [];
	for (const before of stored) {
		const { state, stateReason: _, ...rest } = before.item as Item<'statement'>;
		const { id } = rest;
		if (state === 'withdrawn' || isTaken(before.item)) continue;
		const note = reasonToKeep();
		notes.push({ id, note, ...(!note && { version: before.version + 1, takenBack: true }) });
		if (note) continue;
		const withdrawn =
			state === 'published'
				? { state: 'withdrawn', stateReason: reason }
				: { state, stateReason: draftReasons.taken_back };
		pairs.push({ before, item: { ...rest, ...withdrawn } as Item<Noun> });

		function reasonToKeep(): string | null {
			const by = latest.get(id) ?? 'Somebody';
			if (contentId(noun, before.item) !== imported.get(id))
				return `${by} has changed it since it was imported, so it was kept.`;
			if (state === 'published' && !atLeast(role, 'editor'))
				return 'It was published, so it was kept: an editor can withdraw it.';
			if (changing.has(id))
				return `${changing.get(id)} has sent a change of it, which waits, so it was kept.`;
			const others = resting.get(id);
			if (!others) return null;
			return others === 1
				? 'Another entry of the record names it, so it was kept.'
				: `${others} other entries of the record name it, so it was kept.`;
		}
	}
	return { pairs, notes };
}

const isTaken = (item: Item<Noun>) => item.stateReason === draftReasons.taken_back;

/** Returns the content ids of the items as the import last saved them. */
async function asImported(tx: Session, noun: Noun, items: ImportItem[]) {
	const given = JSON.stringify(items.map(({ rowId: id, version }) => ({ id, version })));
	const rows = await tx
		.select({ id: revision.rowId, snapshot: revision.snapshot })
		.from(revision)
		.where(
			and(
				eq(revision.noun, noun),
				sql`(${revision.rowId}, ${revision.version}) in
					(select id, version from jsonb_to_recordset(${given}::text::jsonb) as given(id text, version int))`
			)
		);
	return new Map(rows.map(({ id, snapshot }) => [id, contentId(noun, snapshot as object)]));
}

async function latestAuthors(tx: Session, noun: Noun, ids: string[]) {
	const rows = await tx
		.selectDistinctOn([revision.rowId], { id: revision.rowId, author: revision.author })
		.from(revision)
		.where(and(eq(revision.noun, noun), inArray(revision.rowId, textRows(ids))))
		.orderBy(revision.rowId, desc(revision.version));
	return new Map(rows.map(({ id, author }) => [id, author]));
}
