import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ImportName } from '../../../domain/imports.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { openStates } from '../../../domain/review.ts';
import { account } from '../../auth/tables.ts';
import { textRows } from '../../visibility/index.ts';
import type { Session } from '../../write/index.ts';
import { csvImport, proposal } from '../tables.ts';

const decider = alias(account, 'decider');

/** Locks an import that an editor decided on; undefined if another process is carrying it out. */
export async function decisionOn(tx: Session, id: string, state: 'publishing' | 'withdrawing') {
	const [found] = await tx
		.select({
			name: sql<ImportName>`${csvImport.name}`,
			fileName: csvImport.fileName,
			note: csvImport.note,
			way: sql<`import/${string}`>`concat_ws('/', 'import', ${csvImport.id}, ${csvImport.version})`,
			author: { id: account.id, name: account.name },
			editor: { id: decider.id, name: decider.name, role: decider.role }
		})
		.from(csvImport)
		.innerJoin(account, eq(account.id, csvImport.accountId))
		.innerJoin(decider, eq(decider.id, csvImport.decidedBy))
		.where(and(eq(csvImport.id, id), eq(csvImport.state, state)))
		.for('update', { of: csvImport, skipLocked: true });
	return found;
}

/** Returns the authors of open proposals, by the id of the item. */
export async function changesUnderWay(tx: Session, noun: Noun, ids: string[]) {
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
