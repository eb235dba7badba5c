import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { mostLettersRead } from '../../../domain/quotations/find.ts';
import { db, hasDiskSpace } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import type { Reader } from '../../visibility/index.ts';
import { GivenUp, inWorker } from '../../worker/index.ts';
import { lawsOnRecord } from './article-fields.ts';
import type { Captured } from './find.ts';
import { type Candidate, mostPieces } from './find-candidates.ts';
import { namesAsJson, namesHash } from './names.ts';

type Row = typeof t.capturedQuotation.$inferSelect;

export type Quotation = Candidate & Pick<Row, 'state' | 'statementId'>;

interface Quotations {
	quotations: Quotation[];
	/** A sentence that says why quotations are missing. */
	notice?: string;
}

const { copyId, at, found, state, statementId } = t.capturedQuotation;

/**
 * Finds and stores the quotations of a page when it is first opened. They are found again after a stakeholder, a law or
 * the headline changed, or for a reader who sees other drafts. Decisions about them stay.
 */
export async function quotationsOnPage(reader: Reader, capture: Captured): Promise<Quotations> {
	const names = await namesHash(reader, capture.typed.headline);
	// One query reads both, so that a reader never sees quotations stored meanwhile for somebody who sees more drafts.
	const rows = await db
		.select({ matched: t.capture.matched, isCut: t.capture.isCut, row: t.capturedQuotation })
		.from(t.capture)
		.leftJoin(t.capturedQuotation, eq(copyId, t.capture.copyId))
		.where(eq(t.capture.copyId, capture.id))
		.orderBy(at);
	const decided = new Map(rows.flatMap(({ row }) => (row ? [[row.at, row]] : [])));
	let candidates = rows.flatMap(({ row }) => row?.found ?? []);
	let isCut = rows[0]?.isCut;
	if (rows[0]?.matched !== names)
		try {
			({ candidates, isCut } = await findAnew(reader, capture));
			if (hasDiskSpace()) await store(capture.id, names, { candidates, isCut });
		} catch (fault) {
			if (!(fault instanceof GivenUp)) throw fault;
			return { quotations: [], notice: sentences[fault.why] };
		}
	const isLong = capture.text.length > mostLettersRead;
	return {
		quotations: candidates.map((candidate) => {
			const { state = 'waiting', statementId = null } = decided.get(candidate.at) ?? {};
			return { ...candidate, state, statementId };
		}),
		notice: isCut ? cutSentence : isLong ? longSentence : undefined
	};
}

const words = (number: number) => number.toLocaleString('en');
const cutSentence = `This page has more than ${words(mostPieces)} quotations: the first ${words(mostPieces)} are shown.`;
const longSentence = `This page is very long: quotations were looked for in its first ${words(mostLettersRead)} letters.`;
const givenUp = (why: string) =>
	`It took too ${why} to look for quotations in this text, and was given up. Statements can be added from it by hand.`;
const sentences = {
	time: givenUp('long'),
	memory: givenUp('much memory'),
	queue:
		'Many pages are being read at the moment, so that no quotations were looked for. Open this page again in a minute.',
	ended:
		'The search for quotations in this text was interrupted twice. Open this page again in a minute.'
};

async function findAnew(reader: Reader, { text, typed: { headline } }: Captured) {
	const [names, laws] = await Promise.all([namesAsJson(reader), lawsOnRecord(reader)]);
	return inWorker('candidatesIn', { text, names, laws, headline });
}

async function store(
	id: string,
	matched: string,
	{ candidates, isCut }: { candidates: Candidate[]; isCut: boolean }
): Promise<void> {
	const own = eq(copyId, id);
	await db.transaction(async (session) => {
		const page = eq(t.capture.copyId, id);
		const updated = session.update(t.capture).set({ matched, isCut }).where(page);
		if (!(await updated.returning({ id: t.capture.copyId })).length) return;
		await session.update(t.capturedQuotation).set({ found: null }).where(own);
		await session.execute(sql`insert into ${t.capturedQuotation} (copy_id, at, found)
			select ${id}, (one->>'at')::integer, one from jsonb_array_elements(${JSON.stringify(candidates)}::text::jsonb) one
			on conflict (copy_id, at) do update set found = excluded.found`);
		await session.delete(t.capturedQuotation).where(and(own, eq(state, 'waiting'), isNull(found)));
	});
}

/** Returns the next waiting quotation after a place, or else the first on the page. */
export async function nextWaiting(id: string, place: number): Promise<number | undefined> {
	const [next] = await db
		.select({ at })
		.from(t.capturedQuotation)
		.where(and(eq(copyId, id), eq(state, 'waiting'), isNotNull(found), ne(at, place)))
		.orderBy(sql`${at} < ${place}`, at)
		.limit(1);
	return next?.at;
}

/** Maps the place of each taken quotation to the id of its statement. */
export async function statementsOnPage(id: string): Promise<Map<number, string>> {
	const rows = await db
		.select({ at, statementId })
		.from(t.capturedQuotation)
		.where(and(eq(copyId, id), isNotNull(statementId)))
		.orderBy(at);
	return new Map(rows.map(({ at, statementId }) => [at, statementId!]));
}

/** Drops a quotation or brings it back. A quotation that became a statement does not change. */
export async function setDropped(id: string, place: number, isDropped: boolean): Promise<void> {
	await db
		.update(t.capturedQuotation)
		.set({ state: isDropped ? 'dropped' : 'waiting' })
		.where(and(eq(copyId, id), eq(at, place), ne(state, 'taken')));
}

export async function noteTaken(id: string, found: Candidate, statementId: string): Promise<void> {
	const taken = { state: 'taken', statementId } as const;
	await db
		.insert(t.capturedQuotation)
		.values({ copyId: id, at: found.at, found, ...taken })
		.onConflictDoUpdate({ target: [copyId, at], set: taken });
}
