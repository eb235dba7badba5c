import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { type Noun, nounOf } from '../../../domain/nouns.ts';
import type { Role } from '../../../domain/vocabulary.ts';
import { record } from '../../activity.ts';
import { account } from '../../auth/tables.ts';
import { csvImport, csvRow } from '../tables.ts';
import { type Database, withLongTimeout } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { withinQuota } from '../../write/quota.ts';
import { saveNew, referencedStates, inTransaction } from '../../write/index.ts';
import type { NewItem } from './rows.ts';
import { publicationStateOf } from './publication-state.ts';

type Session = Pick<Database, 'select' | 'execute'>;

const batchSize = 200;

/**
 * Writes all rows of a checked file into the record, or none.
 * @returns whether it had any to write
 * @throws Refused where one does not hold any more; OverQuota
 */
export function enterAll(id: string): Promise<boolean> {
	return inTransaction(async (tx) => {
		const [file] = await tx
			.select({
				name: csvImport.name,
				fileName: csvImport.fileName,
				total: csvImport.total,
				author: account.name,
				authorId: account.id,
				role: account.role
			})
			.from(csvImport)
			.innerJoin(account, eq(account.id, csvImport.accountId))
			.where(and(eq(csvImport.id, id), eq(csvImport.state, 'entering')))
			.for('update', { of: csvImport, skipLocked: true });
		if (!file) return false;
		const { author, authorId, fileName } = file;
		const noun = nounOf[file.name];
		const counts = { published: 0, drafts: 0 };
		const how = { author, authorId, reason: `Imported from ${fileName}` };
		const items = newItems(tx, id, noun, file.role, counts);
		await withinQuota(tx, { id: authorId }, () => saveNew(tx, noun, items, how), 'rows');
		const known = file.total - counts.published - counts.drafts;
		await tx
			.update(csvImport)
			.set({ state: 'done', known, finishedAt: sql`now()` })
			.where(eq(csvImport.id, id));
		await record(tx, {
			kind: 'import',
			actor: { id: authorId, name: author },
			subject: fileName,
			detail: { as: file.name, ...counts, known }
		});
		return true;
	}, withLongTimeout);
}

/** The items of a file that are not on record, some at a time, each in the state that it may have now. */
async function* newItems(
	session: Session,
	importId: string,
	noun: Noun,
	role: Role,
	counts: { published: number; drafts: number }
): AsyncGenerator<NewItem[]> {
	const isNew = sql`${csvRow.item} ? 'state'`;
	for (let last = 0; ;) {
		const rows = await session
			.select({ number: csvRow.number, item: csvRow.item })
			.from(csvRow)
			.where(and(eq(csvRow.importId, importId), gt(csvRow.number, last), isNew))
			.orderBy(asc(csvRow.number))
			.limit(batchSize);
		const items = await notOnRecord(
			session,
			noun,
			rows.map(({ item }) => item as NewItem)
		);
		const states = await referencedStates(session, items);
		const stated = items.map(({ stateReason: _checked, ...item }) => ({
			...item,
			...publicationStateOf(noun, item, states, role)
		}));
		for (const { state } of stated) counts[state === 'published' ? 'published' : 'drafts']++;
		if (stated.length) yield stated;
		if (rows.length < batchSize) return;
		last = rows.at(-1)?.number ?? last;
	}
}

async function notOnRecord(session: Session, noun: Noun, items: NewItem[]): Promise<NewItem[]> {
	const ids = JSON.stringify(items.map(({ id }) => id));
	const { id } = t[noun] as typeof t.article;
	const rows = await session
		.select({ id })
		.from(t[noun] as typeof t.article)
		.where(inArray(id, sql`(select jsonb_array_elements_text(${ids}::text::jsonb))`));
	const there = new Set(rows.map(({ id }) => id));
	return items.filter(({ id }) => !there.has(id));
}
