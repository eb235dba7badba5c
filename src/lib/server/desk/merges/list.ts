import { desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { account } from '../../auth/tables.ts';
import { merge } from '../tables.ts';
import { db } from '../../db/index.ts';
import { paged } from '../../lists/list.ts';
import * as t from '../../db/schema.ts';

const from = alias(t.stakeholder, 'merged_from');
const to = alias(t.stakeholder, 'merged_to');
const undoer = alias(account, 'undoer');

export function list(wanted = 1) {
	const all = db
		.select({
			id: merge.id,
			from: { id: from.id, name: from.name },
			to: { id: to.id, name: to.name, slug: to.slug },
			by: account.name,
			reason: merge.reason,
			at: merge.createdAt,
			/** The number of changed items, without the two stakeholders. */
			items: sql<number>`jsonb_array_length(${merge.moved}) - 2`,
			undoneBy: undoer.name,
			undoneAt: merge.undoneAt
		})
		.from(merge)
		.innerJoin(from, eq(from.id, merge.fromId))
		.innerJoin(to, eq(to.id, merge.toId))
		.innerJoin(account, eq(account.id, merge.accountId))
		.leftJoin(undoer, eq(undoer.id, merge.undoneBy))
		.orderBy(desc(merge.createdAt), desc(merge.id));
	return paged(all, db.$count(merge), wanted);
}
