import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ImportName } from '../../../domain/imports.ts';
import type { ImportState } from '../../../domain/vocabulary.ts';
import { account } from '../../auth/tables.ts';
import type { Database } from '../../db/index.ts';
import { csvImport } from '../tables.ts';

const decider = alias(account, 'decider');

/** Locks an import that waits for a step; undefined if none does, or another process already works on it. */
export async function lockImport(tx: Database, id: string, state: ImportState) {
	const [found] = await tx
		.select({
			name: sql<ImportName>`${csvImport.name}`,
			fileName: csvImport.fileName,
			mapping: csvImport.mapping,
			total: csvImport.total,
			note: csvImport.note,
			way: sql<`import/${string}`>`concat_ws('/', 'import', ${csvImport.id}, ${csvImport.version})`,
			author: { id: account.id, name: account.name, role: account.role },
			/** Who decided on it; before any decision, its author. */
			editor: { id: decider.id, name: decider.name, role: decider.role }
		})
		.from(csvImport)
		.innerJoin(account, eq(account.id, csvImport.accountId))
		.innerJoin(
			decider,
			eq(decider.id, sql`coalesce(${csvImport.decidedBy}, ${csvImport.accountId})`)
		)
		.where(and(eq(csvImport.id, id), eq(csvImport.state, state)))
		.for('update', { of: csvImport, skipLocked: true });
	return found;
}
