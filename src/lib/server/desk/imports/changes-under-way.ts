import { and, eq, inArray } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { openStates } from '../../../domain/review.ts';
import { account } from '../../auth/tables.ts';
import type { Database } from '../../db/index.ts';
import { among } from '../../visibility/index.ts';
import { proposal } from '../tables.ts';

/** Who has sent a change of an item that no editor has decided on, by the item's id. */
export async function changesUnderWay(tx: Pick<Database, 'select'>, noun: Noun, ids: string[]) {
	const rows = await tx
		.select({ id: proposal.rowId, by: account.name })
		.from(proposal)
		.innerJoin(account, eq(account.id, proposal.authorId))
		.where(
			and(
				eq(proposal.noun, noun),
				inArray(proposal.rowId, among(ids)),
				inArray(proposal.state, openStates)
			)
		);
	return new Map(rows.map(({ id, by }) => [id, by]));
}
