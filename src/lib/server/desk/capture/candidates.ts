import { and, gt, ne, sql } from 'drizzle-orm';
import { mostLetters } from '../../../domain/quotations/find.ts';
import type { KnownName } from '../../../domain/quotations/quotation.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type Reader, seen } from '../../visibility/index.ts';
import { GivenUp, inWorker } from '../../worker/index.ts';
import { lawsOnRecord } from './article-fields.ts';
import type { Captured } from './find.ts';
import { type Candidate, mostPieces } from './find-candidates.ts';

interface Candidates {
	candidates: Candidate[];
	/** Why there are no more of them, as a sentence. */
	notice?: string;
}

/** The quotations in the text of a page, matched to the stakeholders on record. */
export async function candidatesOf(
	reader: Reader,
	{ text, typed: { headline } }: Pick<Captured, 'text' | 'typed'>
): Promise<Candidates> {
	try {
		const [names, laws] = await Promise.all([namesAsJson(reader), lawsOnRecord(reader)]);
		const asked = { text, names, laws, headline };
		const { candidates, isCut } = await inWorker('candidatesIn', asked);
		if (isCut) return { candidates, notice: cutSentence };
		return { candidates, ...(text.length > mostLetters && { notice: longSentence }) };
	} catch (fault) {
		if (!(fault instanceof GivenUp)) throw fault;
		return { candidates: [], notice: fault.limit === 'queue' ? busySentence : givenUpSentence };
	}
}

const words = (number: number) => number.toLocaleString('en');
const cutSentence = `This page has more than ${words(mostPieces)} quotations: the first ${words(mostPieces)} are shown.`;
const longSentence = `This page is very long: quotations were looked for in its first ${words(mostLetters)} letters.`;
const busySentence =
	'Many pages are being read at the moment, so that no quotations were looked for. Open this page again in a minute.';
const givenUpSentence =
	'It took too long to look for quotations in this text, and was given up. Statements can be added from it by hand.';

/** What the stakeholders that somebody sees are called. */
export const knownNames = async (reader: Reader): Promise<KnownName[]> =>
	(await namesAsJson(reader)).flatMap((page) => JSON.parse(page) as KnownName[]);

/** At once, others would wait for as long as the embedded database needs for all. */
const namesAtOnce = 4_000;

/** The same, as pages of JSON: only the worker reads them, and only where they have changed. */
async function namesAsJson(reader: Reader): Promise<string[]> {
	const pages: string[] = [];
	let after: string | null = '';
	while (after !== null) {
		const { names, last } = await namesAfter(reader, after);
		pages.push(names);
		after = last;
	}
	return pages;
}

async function namesAfter(reader: Reader, after: string): Promise<NamesPage> {
	const { id, name, aliases, kind, state } = t.stakeholder;
	const page = db
		.select({ id, name, aliases, kind })
		.from(t.stakeholder)
		.where(and(ne(state, 'withdrawn'), seen(reader, 'stakeholder'), gt(id, after)))
		.orderBy(id)
		.limit(namesAtOnce)
		.as('page');
	const [read] = await db
		.select({
			names: sql<string>`coalesce(json_agg(page), '[]')::text`,
			last: sql<string | null>`case when count(*) = ${namesAtOnce} then max(${page.id}) end`
		})
		.from(page);
	return read!;
}

interface NamesPage {
	names: string;
	/** The last of them, where there are more. */
	last: string | null;
}
