import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../db/index.ts';
import { nameOf, names, type Noun } from '../../domain/nouns.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { rowsOf } from './items/rows.ts';
import type { Facts } from '../../nouns/derive/validation.server.ts';
import * as t from '../db/schema.ts';
import { chunks } from '../derived/ids.ts';

type Session = Pick<Database, 'select' | 'insert' | 'update' | 'delete'>;

export type Rows = ReturnType<typeof rowsOf>;

/** What hangs on an item: tables by the column that points at it. What hangs on these goes with them. */
export const children: Record<Noun, Partial<Record<keyof Rows, AnyPgColumn>>> = {
	topic: {},
	article: {
		articleRegulation: t.articleRegulation.articleId,
		articleTopic: t.articleTopic.articleId
	},
	regulation: {
		regulationRelation: t.regulationRelation.fromId,
		regulationTopic: t.regulationTopic.regulationId,
		regulationIdentifier: t.regulationIdentifier.regulationId,
		citation: t.citation.regulationId
	},
	stakeholder: {
		stakeholderIdentifier: t.stakeholderIdentifier.stakeholderId,
		citation: t.citation.stakeholderId
	},
	membership: { citation: t.citation.membershipId },
	event: {
		datedClaim: t.datedClaim.eventId,
		eventRegulation: t.eventRegulation.eventId,
		eventActor: t.eventActor.eventId
	},
	statement: {
		signatory: t.signatory.statementId,
		demand: t.demand.statementId,
		position: t.position.statementId,
		quotation: t.quotation.statementId,
		citation: t.citation.statementId
	},
	campaign: {
		campaignRegulation: t.campaignRegulation.campaignId,
		campaignStatement: t.campaignStatement.campaignId,
		campaignDemand: t.campaignDemand.campaignId,
		campaignParticipant: t.campaignParticipant.campaignId,
		citation: t.citation.campaignId
	}
};

// A statement of PostgreSQL takes 65,535 parameters.
const rowsAtOnce = 1_000;

/** Writes items that are new, with whatever hangs on them. */
export function writeNewRows<N extends Noun>(session: Session, noun: N, items: Item<N>[]) {
	return insertRows(session, rowsFor(noun, items));
}

/**
 * Writes an item in place of what has its id; version 1 is new. The number of queries does not grow with it.
 * @param isUnchanged keeps the time at which it last changed
 */
export async function writeRows<N extends Noun>(
	session: Session,
	noun: N,
	item: Item<N>,
	version: number,
	isUnchanged = false
): Promise<void> {
	if (version === 1) return writeNewRows(session, noun, [item]);
	const rows = rowsOfOne(noun, item);
	const table = t[noun] as typeof t.regulation;
	const { updatedAt } = table;
	const stored = session.select({ updatedAt }).from(table).where(eq(table.id, item.id));
	const time = isUnchanged && { updatedAt: sql`(${stored})` };
	await replaceRows(session, noun, [{ ...rows[noun][0], version, ...time }]);
	for (const column of Object.values(children[noun]))
		await session.delete(column.table).where(eq(column, item.id));
	await insertRows(session, { ...rows, [noun]: [] });
}

/** Inserts rows table by table, in the order of the tables. */
export async function insertRows(
	session: Session,
	rows: Partial<Record<keyof Rows, object[]>>
): Promise<void> {
	for (const [name, values] of Object.entries(rows))
		for (const some of chunks(values, rowsAtOnce))
			await session.insert(t[name as keyof Rows]).values(some as never);
}

export const rowsOfOne = <N extends Noun>(noun: N, item: Item<N>): Rows => rowsFor(noun, [item]);

function rowsFor<N extends Noun>(noun: N, items: Item<N>[]): Rows {
	const none = Object.fromEntries(names.map((name) => [name, []]));
	return rowsOf({ ...none, [nameOf[noun]]: items } as unknown as Facts);
}

const own = new Set(['id', 'createdAt']);

/** Rows that are there take these values; a column that a row leaves out holds again what it begins with. */
export async function replaceRows(session: Session, noun: Noun, rows: object[]): Promise<void> {
	const table = t[noun];
	const columns = Object.entries(getTableColumns(table)).filter(([name]) => !own.has(name));
	const values = columns.map(([name, column]) => [
		name,
		sql`excluded.${sql.identifier(column.name)}`
	]);
	await session
		.insert(table as PgTable)
		.values(rows)
		.onConflictDoUpdate({ target: table.id, set: Object.fromEntries(values) });
}
