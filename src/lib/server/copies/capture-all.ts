import { and, asc, eq, isNotNull, not } from 'drizzle-orm';
import limit from 'p-limit';
import { setTimeout as sleep } from 'node:timers/promises';
import { groupBy } from '../../domain/timeline/succession.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import { raiseVersion } from '../db/version.ts';
import * as t from '../db/schema.ts';
import { inTransaction } from '../write/index.ts';
import { hasFetchedCopy } from './get.ts';
import { keepCopy } from './keep.ts';
import { see } from './see.ts';
import { urlOf } from '../../domain/address/url.ts';

export interface MissedQuotation {
	statement: string;
	exact: string;
	closest: string | null;
}

export interface Outcome {
	url: string;
	refused?: string;
	found: number;
	missed: MissedQuotation[];
}

export interface CaptureResult {
	outcomes: Outcome[];
	total: number;
}

const hostsAtOnce = 3;
const pause = 2_000;

interface Wanted {
	id: string;
	url: string;
	archiveUrl: string | null;
}

/** Keeps each page as soon as it is read, so that an interrupted run can be resumed. */
export async function captureAll({
	onOutcome = () => {},
	stop,
	milliseconds = pause
}: {
	onOutcome?: (outcome: Outcome, done: number, total: number) => void;
	stop?: AbortSignal;
	milliseconds?: number;
} = {}): Promise<CaptureResult> {
	const wanted = await withoutCopies();
	const outcomes: Outcome[] = [];
	const hosts = groupBy(wanted, ({ url }) => new URL(url).host);
	const turns = limit(hostsAtOnce);
	try {
		await Promise.all(
			hosts.map(({ rows: pages }) =>
				turns(async () => {
					for (const [index, page] of pages.entries()) {
						if (index) await sleep(milliseconds, undefined, { signal: stop }).catch(() => {});
						if (stop?.aborted) return;
						const outcome = await capture(page);
						outcomes.push(outcome);
						onOutcome(outcome, outcomes.length, wanted.length);
					}
				})
			)
		);
	} finally {
		if (outcomes.some(({ refused }) => !refused)) await raiseVersion();
	}
	return { outcomes, total: wanted.length };
}

async function withoutCopies(): Promise<Wanted[]> {
	const { article } = t;
	const rows = await db
		.select({ id: article.id, url: article.url, archiveUrl: article.archiveUrl })
		.from(article)
		.where(and(isPublished(article.state), isNotNull(article.url), not(hasFetchedCopy())))
		.orderBy(asc(article.id));
	return rows.flatMap(({ url, ...row }) => (url && urlOf(url) ? { ...row, url } : []));
}

async function capture({ id: articleId, url, archiveUrl }: Wanted): Promise<Outcome> {
	const sight = await see(url);
	if (sight.is !== 'there') return { url, refused: sight.why, found: 0, missed: [] };
	await inTransaction((session) =>
		keepCopy(session, {
			...sight.page,
			articleId,
			text: sight.text,
			way: 'fetched',
			...(archiveUrl && { archiveUrl })
		})
	);
	const quotations = await db
		.select({
			statement: t.quotation.statementId,
			exact: t.quotation.exact,
			state: t.anchor.state,
			closest: t.anchor.closest
		})
		.from(t.quotation)
		.innerJoin(t.anchor, eq(t.anchor.quotationId, t.quotation.id))
		.where(eq(t.quotation.articleId, articleId));
	const missed = quotations.filter(({ state }) => state === 'not_found');
	return {
		url,
		found: quotations.length - missed.length,
		missed: missed.map(({ statement, exact, closest }) => ({ statement, exact, closest }))
	};
}
