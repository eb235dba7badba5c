import { eq } from 'drizzle-orm';
import { db } from '../../../../src/lib/server/db/index.ts';
import * as t from '../../../../src/lib/server/db/schema.ts';
import { inTransaction } from '../../../../src/lib/server/write/index.ts';
import { keepCopy, type Page } from '../../../../src/lib/server/copies/keep.ts';

export const keep = (text: string, page: Partial<Page> = {}) =>
	inTransaction((session) =>
		keepCopy(session, { articleId: 'dawn', way: 'pasted', bytes: Buffer.from(text), text, ...page })
	);

/** The stored match of the statement's first quotation; undefined without a copy of its page. */
export async function anchor(statement = 'reaction') {
	const [row] = await db
		.select()
		.from(t.anchor)
		.where(eq(t.anchor.quotationId, `${statement}.q1`));
	return row;
}
