import { and, eq, getTableColumns, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { groupBy } from '../../domain/timeline/succession.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { hasRow } from '../lists/list.ts';
import { chunks, idArray, isAmong } from '../derived/ids.ts';
import { outputsWithin } from '../worker/outputs.ts';
import {
	anchorsIn,
	type Copy,
	type LastLook,
	type QuotationText,
	type AnchorTask
} from './anchor.ts';

// An anchor tells whether a quotation occurs in a copy of its page. `server/derived` updates anchors when a statement,
// a copy or the last look at a page changes.

export type Anchor = typeof t.anchor.$inferSelect;

const articlesAtOnce = 10;
const quotationsAtOnce = 20;

export async function statementsWithCopies(session: Database, ids: string[]): Promise<string[]> {
	const { quotation, copy, anchor } = t;
	const hasCopy = hasRow(copy, eq(copy.articleId, quotation.articleId));
	const rows = await session
		.selectDistinct({ id: quotation.statementId })
		.from(quotation)
		.leftJoin(anchor, eq(anchor.quotationId, quotation.id))
		.where(and(isAmong(quotation.statementId, ids), or(hasCopy, isNotNull(anchor.quotationId))));
	return rows.map(({ id }) => id);
}

export async function statementsQuoting(session: Database, articles: string[]): Promise<string[]> {
	const rows = await session
		.selectDistinct({ id: t.quotation.statementId })
		.from(t.quotation)
		.where(isAmong(t.quotation.articleId, articles));
	return rows.map(({ id }) => id);
}

/** `unknown` are quotations whose anchors stay unchanged, because the worker reached a limit. */
export async function anchorsOf(
	session: Database,
	statements: string[]
): Promise<{ anchors: Anchor[]; unknown: string[] }> {
	const { id, articleId, exact, prefix, suffix } = t.quotation;
	const quotations = await session
		.select({ id, articleId, exact, prefix, suffix })
		.from(t.quotation)
		.where(isAmong(t.quotation.statementId, statements));
	const quotationsByArticle = byArticleOf(quotations);
	const anchors: Anchor[] = [];
	const unknown: string[] = [];
	const rows = await session
		.selectDistinct({ id: t.copy.articleId })
		.from(t.copy)
		.where(isAmong(t.copy.articleId, [...quotationsByArticle.keys()]));
	const withCopies = rows.flatMap(({ id }) => id ?? []);
	for (const some of chunks(withCopies, articlesAtOnce)) {
		const [copies, looks] = await Promise.all([copiesOf(session, some), lastLooks(session, some)]);
		const pages = [...copies].flatMap(([article, its]) =>
			[...chunks(quotationsByArticle.get(article) ?? [], quotationsAtOnce)].map((quotations) => ({
				quotations,
				its,
				input: taskOf(quotations, its, looks.get(article))
			}))
		);
		const inputs = pages.map(({ input }) => input);
		const outputs = outputsWithin(session, 'anchorsIn', inputs, { task: anchorsIn, letters });
		for (const [index, { quotations, its }] of pages.entries()) {
			const found = outputs[index];
			if (!found) unknown.push(...quotations.map(({ id }) => id));
			for (const anchor of found ?? [])
				anchors.push({ ...anchor, copyId: its[Number(anchor.copyId)]!.id });
		}
	}
	return { anchors, unknown };
}

/** By position, because a copy made in this transaction gets another id if the transaction is retried. */
function taskOf(quotations: QuotationText[], copies: Copy[], look?: LastLook): AnchorTask {
	const place = copies.findIndex(({ id }) => id === look?.copyId);
	return {
		quotations,
		copies: copies.map((copy, at) => ({ ...copy, id: String(at) })),
		...(look && { live: { state: look.state, copyId: place < 0 ? null : String(place) } })
	};
}

const letters = ({ quotations, copies }: AnchorTask) =>
	quotations.length * copies.reduce((sum, { normalText }) => sum + normalText.length, 0);

/** The earliest copy first. */
export async function copiesOf(session: Database, articles: string[]) {
	const { id, articleId, way, text, normalText, offsets, capturedAt } = t.copy;
	const rows = await session
		.select({ id, articleId, way, text, normalText, offsets })
		.from(t.copy)
		.where(inArray(articleId, articles))
		.orderBy(articleId, capturedAt, id);
	return byArticleOf(rows as (Copy & { articleId: string })[]);
}

const byArticleOf = <Row extends { articleId: string }>(all: Row[]) =>
	new Map(groupBy(all, ({ articleId }) => articleId).map(({ key, rows }) => [key, rows]));

export async function lastLooks(session: Database, articles: string[]) {
	const { articleId, state, copyId, seenAt } = t.livePage;
	const rows = await session
		.select({ articleId, state, copyId, seenAt })
		.from(t.livePage)
		.where(inArray(articleId, articles));
	return new Map(rows.map((row) => [row.articleId, row]));
}

/** Call it only from `server/derived`, which holds the lock. */
export async function refreshAnchors(session: Database, statements: string[]): Promise<void> {
	const { quotation, anchor } = t;
	const { anchors, unknown } = await anchorsOf(session, statements);
	const own = session
		.select({ id: quotation.id })
		.from(quotation)
		.where(isAmong(quotation.statementId, statements));
	const keptIds = idArray([...anchors.map(({ quotationId }) => quotationId), ...unknown]);
	await session
		.delete(anchor)
		.where(and(inArray(anchor.quotationId, own), sql`${anchor.quotationId} <> all(${keptIds})`));
	for (const some of chunks(anchors, 1_000))
		await session
			.insert(anchor)
			.values(some)
			.onConflictDoUpdate({ target: anchor.quotationId, set: excludedValues, setWhere: isChanged });
}

const { quotationId: _key, ...columns } = getTableColumns(t.anchor);
const columnSets = Object.entries(columns).map(
	([name, column]) => [name, column, sql`excluded.${sql.identifier(column.name)}`] as const
);
const excludedValues = Object.fromEntries(columnSets.map(([name, , excluded]) => [name, excluded]));
/** An unchanged anchor must not raise the version of the record. */
const isChanged = sql.join(
	columnSets.map(([, column, excluded]) => sql`${column} is distinct from ${excluded}`),
	sql` or `
);
