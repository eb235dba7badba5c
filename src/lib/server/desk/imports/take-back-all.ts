import { and, desc, eq, inArray } from 'drizzle-orm';
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
	type Attribution,
	inTransaction,
	type Session,
	snapshotsOf,
	writtenBy
} from '../../write/index.ts';
import { contentId } from './content-id.ts';
import { decideItems } from './decide-items.ts';
import { lockImport } from './lock.ts';
import { restingOn } from './resting-on.ts';

/**
 * Withdraws published items and settles drafts. Items that were changed since, or that others mention, are kept with a
 * note. Returns false if no import was waiting.
 */
export function takeBackAll(id: string): Promise<boolean> {
	return inTransaction(async (tx) => {
		const file = await lockImport(tx, id, 'withdrawing');
		if (!file) return false;
		const { editor, fileName, way } = file;
		const reason = file.note ?? draftReasonWords.taken_back;
		const how = writtenBy(editor, way, reason);
		const noun = nounOf[file.name];
		const counts = { withdrawn: 0, kept: 0 };
		for (const each of noun === 'article' ? [noun] : [noun, 'article' as const]) {
			const { rewritten, kept } = await takeItemsBack(tx, id, each, how, editor.role);
			counts.withdrawn += rewritten;
			counts.kept += kept;
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

const takeItemsBack = (tx: Session, importId: string, noun: Noun, how: Attribution, role: Role) =>
	decideItems(tx, importId, noun, { ...how, takesBack: true }, async (items) => {
		const ids = items.map(({ rowId }) => rowId);
		const versions = items.map(({ rowId, version }) => ({ id: rowId, version }));
		const imported = await snapshotsOf(tx, noun, versions);
		const latest = await latestAuthors(tx, noun, ids);
		const resting = await restingOn(tx, noun, ids);
		return (item, proposer) => {
			const { state, stateReason, ...rest } = item as Item<'statement'>;
			const { id } = rest;
			if (state === 'withdrawn' || stateReason === draftReasons.taken_back) return undefined;
			if (contentId(noun, item) !== contentId(noun, imported.get(id) ?? {}))
				return `${latest.get(id) ?? 'Somebody'} has changed it since it was imported, so it was kept.`;
			if (state === 'published' && !atLeast(role, 'editor'))
				return 'It was published, so it was kept: an editor can withdraw it.';
			if (proposer) return `${proposer} has sent a change of it, which waits, so it was kept.`;
			const others = resting.get(id);
			if (others === 1) return 'Another entry of the record names it, so it was kept.';
			if (others) return `${others} other entries of the record name it, so it was kept.`;
			const withdrawn =
				state === 'published'
					? { state: 'withdrawn', stateReason: how.reason }
					: { state, stateReason: draftReasons.taken_back };
			return { ...rest, ...withdrawn } as Item<Noun>;
		};
	});

async function latestAuthors(tx: Session, noun: Noun, ids: string[]) {
	const rows = await tx
		.selectDistinctOn([revision.rowId], { id: revision.rowId, author: revision.author })
		.from(revision)
		.where(and(eq(revision.noun, noun), inArray(revision.rowId, textRows(ids))))
		.orderBy(revision.rowId, desc(revision.version));
	return new Map(rows.map(({ id, author }) => [id, author]));
}
