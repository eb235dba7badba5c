import { and, asc, inArray, isNull } from 'drizzle-orm';
import { account } from '../../auth/tables.ts';
import { db } from '../../db/index.ts';

/** The names of those who may publish what was sent. */
export async function editorNames(): Promise<string[]> {
	const rows = await db
		.select({ name: account.name })
		.from(account)
		.where(and(inArray(account.role, ['editor', 'administrator']), isNull(account.disabledAt)))
		.orderBy(asc(account.name), asc(account.id));
	return rows.map(({ name }) => name);
}
