import { hash } from 'node:crypto';
import { and, asc, desc, isNull, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { noCopy } from '../../domain/proof.ts';
import type { StatementCard, Times } from '../../domain/record.ts';
import { demands, keysOf, type StakeholderKind } from '../../domain/vocabulary.ts';
import { isAmongPlaceholder, limitedTo, prepared } from '../../server/db/prepared.ts';
import { type Database, db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { speaksAs } from '../../server/lists/kinds.ts';
import { attributedToId } from '../../server/lists/participants.ts';
import * as t from '../../server/db/schema.ts';
import {
	hasPublishedRegulation,
	idsOf,
	isIn,
	mostCards,
	orderByIds,
	regulationColumns,
	regulationNameOf,
	type Select,
	sortByDate,
	stakeholderColumns,
	timeColumns
} from '../cards.server.ts';
import { columnsOf, valuesOf } from '../derive/columns.ts';
import { citationQuery, citedArticle, Sources } from '../citation/sources.server.ts';

// Each function reads published statements in one SQL statement, or two if the condition varies, however many rows.

const demandOrder = keysOf(demands);

const proofColumns = {
	state: true,
	before: true,
	passage: true,
	after: true,
	closest: true,
	live: true,
	liveWords: true
} as const;

/** The kind that the speaker had on that day. */
const kindOfSpeaker = sql<StakeholderKind>`(
	select kind from stakeholder where id = ${speaksAs(attributedToId, t.statement)})`.as('kind');

const statementsWhere = (db: Database, where: SQL) =>
	db.query.statement.findMany({
		where: and(where, isPublished(t.statement.state)),
		columns: { id: true, ...timeColumns, earliest: true, latest: true, ...columnsOf('statement') },
		extras: { kind: kindOfSpeaker },
		with: {
			organisation: { columns: stakeholderColumns },
			speaker: { columns: stakeholderColumns },
			signatories: {
				columns: {},
				orderBy: asc(t.signatory.ordinal),
				with: { stakeholder: { columns: stakeholderColumns } }
			},
			demands: { columns: { demand: true }, orderBy: asc(t.demand.demand) },
			positions: {
				columns: { id: true, stance: true, leads: true },
				orderBy: asc(t.position.id),
				with: { regulation: { columns: regulationColumns } }
			},
			quotations: {
				columns: { id: true, exact: true, lang: true },
				where: isNull(t.quotation.keptBack),
				orderBy: asc(t.quotation.id),
				with: {
					article: {
						...citedArticle,
						with: { livePage: { columns: { state: true, seenAt: true } } }
					},
					anchor: {
						columns: proofColumns,
						with: {
							copy: { columns: { way: true, capturedAt: true, sha256: true, archiveUrl: true } }
						}
					}
				}
			},
			citations: citationQuery
		}
	});

const statementsAmong = prepared((db) =>
	statementsWhere(db, isAmongPlaceholder(t.statement.id, 'ids')).prepare('statement_cards')
);

/**
 * Prepares the query for statements whose ids `find` selects. The function that it returns takes the values of
 * placeholders and reads the statements, newest first.
 */
export function preparedStatements(name: string, find: (db: Database) => SQLWrapper) {
	const query = prepared((db) => statementsWhere(db, isIn(t.statement.id, find(db))).prepare(name));
	return async (values: Record<string, unknown> = {}, sources?: Sources) =>
		sortByDate(asStatements(await query().execute(values), sources));
}

/** Pages with several kinds of cards share one `sources`. */
export async function statementCards(select: Select, sources?: Sources) {
	return statementsOf(idsOf(await statementIds(db, select)), sources);
}

export function statementIds(
	db: Database,
	{ where, limit = mostCards, offset = 0, order = 'newest' }: Select
) {
	const direction = order === 'newest' ? desc : asc;
	return db
		.select({ id: t.statement.id })
		.from(t.statement)
		.where(and(isPublished(t.statement.state), where))
		.orderBy(direction(t.statement.latest), direction(t.statement.earliest), asc(t.statement.id))
		.limit(limitedTo(limit))
		.offset(offset);
}

export async function statementsOf(ids: string[], sources?: Sources) {
	if (!ids.length) return [];
	return orderByIds(ids, asStatements(await statementsAmong().execute({ ids }), sources));
}

const asStatements = (
	rows: Awaited<ReturnType<typeof statementsWhere>>,
	sources = new Sources()
): (StatementCard & Times)[] =>
	rows.map((row) => ({
		id: row.id,
		createdAt: row.createdAt,
		updatedAt: row.updatedAt,
		earliest: row.earliest,
		latest: row.latest,
		kind: row.kind,
		...valuesOf('statement', row),
		organisation: row.organisation,
		speaker: row.speaker,
		signatories: row.signatories.map(({ stakeholder }) => stakeholder),
		demands: row.demands
			.map(({ demand }) => demand)
			.sort((a, b) => demandOrder.indexOf(a) - demandOrder.indexOf(b)),
		positions: row.positions.filter(hasPublishedRegulation).map(({ regulation, ...position }) => ({
			...position,
			regulation: regulationNameOf(regulation)
		})),
		quotations: withFragments(
			row.quotations
				.filter(({ article }) => article.state === 'published')
				.map(({ id, exact, lang, article: { livePage, ...article }, anchor }) => ({
					id,
					exact,
					lang,
					source: sources.of(article),
					proof: anchor ? { ...anchor, page: livePage } : noCopy
				}))
		),
		sources: sources.all(row.citations)
	}));

/**
 * Makes a quotation's permanent address from its words only: it survives every other change of the statement and never
 * leads to other words. Repeated words are numbered.
 */
export function withFragments<Row extends { exact: string }>(
	quotations: Row[]
): (Row & { fragment: string })[] {
	const seen = new Map<string, number>();
	return quotations.map((quotation) => {
		const words = quotation.exact.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
		const digest = hash('sha256', words).slice(0, 10);
		const count = (seen.get(digest) ?? 0) + 1;
		seen.set(digest, count);
		return { ...quotation, fragment: `q-${digest}${count > 1 ? `-${count}` : ''}` };
	});
}
