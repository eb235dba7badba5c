import { and, eq, inArray } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { openStates } from '../../../domain/review.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import { account } from '../../auth/tables.ts';
import { textRows } from '../../visibility/index.ts';
import {
	type Attribution,
	lockItems,
	rewrite,
	type Rewriting,
	type Session
} from '../../write/index.ts';
import type { StoredItem } from '../../write/items/read.ts';
import { proposal } from '../tables.ts';
import { type ImportItem, itemsOf, noteOutcomes, type Outcome } from './items.ts';

/**
 * Returns the item that replaces a stored one, or a sentence why that stays; undefined if nothing is to be done. An editor
 * has not decided on a change that `proposer` sent.
 */
type Judge = (item: Item<Noun>, proposer: string | undefined) => Item<Noun> | string | undefined;

/** Rewrites an import's items in batches, or notes why they stay. `judgeFor` may read more about a locked batch. */
export async function decideItems(
	tx: Session,
	importId: string,
	noun: Noun,
	how: Attribution & { takesBack: boolean },
	judgeFor: (items: ImportItem[], stored: StoredItem<Noun>[]) => Promise<Judge>
): Promise<{ rewritten: number; kept: number }> {
	const counts = { rewritten: 0, kept: 0 };
	for await (const items of itemsOf(tx, importId, noun)) {
		const ids = items.map(({ rowId }) => rowId);
		const stored = await lockItems(tx, noun, ids);
		const proposers = await proposersOf(tx, noun, ids);
		const judge = await judgeFor(items, stored);
		const pairs: Rewriting<Noun>[] = [];
		const kept: Outcome[] = [];
		for (const before of stored) {
			const { id } = before.item;
			const verdict = judge(before.item, proposers.get(id));
			if (typeof verdict === 'object') pairs.push({ before, item: verdict });
			else if (verdict) kept.push({ id, note: verdict });
		}
		const saved = await rewrite(tx, noun, pairs, how);
		await noteOutcomes(tx, importId, noun, [...saved, ...kept], how.takesBack);
		counts.rewritten += saved.length;
		counts.kept += kept.length;
	}
	return counts;
}

/** Returns the authors of open proposals, by the id of the item. */
async function proposersOf(tx: Session, noun: Noun, ids: string[]): Promise<Map<string, string>> {
	const rows = await tx
		.select({ id: proposal.rowId, by: account.name })
		.from(proposal)
		.innerJoin(account, eq(account.id, proposal.authorId))
		.where(
			and(
				eq(proposal.noun, noun),
				inArray(proposal.rowId, textRows(ids)),
				inArray(proposal.state, openStates)
			)
		);
	return new Map(rows.map(({ id, by }) => [id, by]));
}
