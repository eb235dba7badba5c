import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ImportName } from '../../../domain/imports.ts';
import { account } from '../../auth/tables.ts';
import type { Session } from '../../write/index.ts';
import { csvImport } from '../tables.ts';

const decider = alias(account, 'decider');

/** An import that somebody decided on and that is to be carried out now, by this process alone. */
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
