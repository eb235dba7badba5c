import type { Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { isViolation } from '../db/connection-errors.ts';
import { refreshAlone } from '../derived/index.ts';
import { lockItems } from './lock.ts';
import { Refused } from './refusals.ts';
import { rewriteRows } from './rewrite.ts';
import { asOne, inTransaction } from './transaction.ts';

/**
 * Reads a record in which some items are as they were in an earlier version. It is written in a transaction that is
 * rolled back, so that every query finds it and nobody else sees it.
 * @returns undefined if an earlier version no longer fits the record, such as an article whose address is another's now
 */
export async function withEarlier<N extends Noun, T>(
	noun: N,
	earlier: Item<N>[],
	read: () => Promise<T>
): Promise<T | undefined> {
	const byId = new Map<string, Item<N>>(earlier.map((item) => [item.id, item]));
	const work = async () => {
		await inTransaction(async (session) => {
			const stored = await lockItems(session, noun, [...byId.keys()]);
			const items = stored.map((before) => ({ before, item: byId.get(before.item.id)! }));
			await rewriteRows(session, noun, items);
			const changed = items.map(({ before, item }) => ({ before: before.item, after: item }));
			await refreshAlone(session, noun, changed);
		});
		return { answer: await read() };
	};
	try {
		return (await asOne(work, () => true)).answer;
	} catch (error) {
		if (error instanceof Refused || isViolation(error)) return undefined;
		throw error;
	}
}
