import { and, asc, type SQL } from 'drizzle-orm';
import type { Campaign, Source, Times } from '../../domain/record.ts';
import { isAmongPlaceholder, prepared } from '../../server/db/prepared.ts';
import type { Database } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import * as t from '../../server/db/schema.ts';
import {
	hasPublishedRegulation,
	orderByIds,
	stakeholderColumns,
	timeColumns
} from '../cards.server.ts';
import { columnsOf, valuesOf } from '../derive/columns.ts';
import { citationQuery, citedArticle, Sources } from '../citation/sources.server.ts';

const campaignsWhere = (db: Database, where: SQL) =>
	db.query.campaign.findMany({
		where: and(where, isPublished(t.campaign.state)),
		columns: { id: true, ...timeColumns, ...columnsOf('campaign') },
		with: {
			regulations: {
				columns: {},
				orderBy: asc(t.campaignRegulation.regulationId),
				with: { regulation: { columns: { slug: true, title: true, status: true, state: true } } }
			},
			statements: {
				columns: {},
				orderBy: asc(t.campaignStatement.statementId),
				with: { statement: { columns: { id: true, state: true } } }
			},
			demands: {
				columns: { id: true, demand: true, words: true, outcome: true, date: true },
				orderBy: asc(t.campaignDemand.id),
				with: { article: citedArticle }
			},
			participants: {
				columns: { date: true },
				orderBy: asc(t.campaignParticipant.ordinal),
				with: { stakeholder: { columns: stakeholderColumns }, article: citedArticle }
			},
			citations: citationQuery
		}
	});

const campaignsAmong = prepared((db) =>
	campaignsWhere(db, isAmongPlaceholder(t.campaign.id, 'ids')).prepare('campaign_cards')
);

export async function campaignsOf(ids: string[], sources = new Sources()) {
	const rows = await campaignsAmong().execute({ ids });
	const sourceIn = (article: (Source & { state: string }) | null) =>
		sources.all([{ article }])[0] ?? null;
	const cards = rows.map((row): Campaign & Times => ({
		id: row.id,
		createdAt: row.createdAt,
		updatedAt: row.updatedAt,
		...valuesOf('campaign', row),
		regulations: row.regulations
			.filter(hasPublishedRegulation)
			.map(({ regulation: { slug, title, status } }) => ({ slug, title, status })),
		withdrawnRegulations: row.regulations.filter(
			({ regulation }) => regulation.state === 'withdrawn'
		).length,
		statements: row.statements.flatMap(({ statement: { id, state } }) =>
			state === 'published' ? id : []
		),
		demands: row.demands.map(({ article, ...demand }) => ({
			...demand,
			source: sourceIn(article)
		})),
		participants: row.participants.map(({ stakeholder, date, article }) => ({
			stakeholder,
			date,
			source: sourceIn(article)
		})),
		sources: sources.all(row.citations)
	}));
	return orderByIds(ids, cards);
}
