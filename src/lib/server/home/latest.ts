import { and, eq, isNull, sql } from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import { preparedStatements, statementIds } from '../../nouns/statement/card.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import { limitedTo, prepared } from '../db/prepared.ts';
import * as t from '../db/schema.ts';
import { cachedByChange } from '../lists/cached.ts';
import * as latest from '../lists/latest.ts';
import { leadsTo } from '../lists/list.ts';

const most = 6;

/** The newest statements of which readers see a quotation. */
export const latestStatements = preparedStatements('latest_statements', (db) =>
	statementIds(db, {
		where: leadsTo(
			t.quotation,
			and(eq(t.quotation.statementId, t.statement.id), isNull(t.quotation.keptBack))!,
			t.article,
			onPublished(t.article, t.quotation.articleId)
		),
		limit: 3
	})
);

export const latestArticles = () => latest.latestArticles(sql`true`, most);

const newestChanges = prepared(() =>
	statements.changedPositions({}).limit(limitedTo(3)).prepare('newest_changes')
);

type Changes = Awaited<ReturnType<ReturnType<typeof newestChanges>['execute']>>;

const cached = cachedByChange<Changes>(['statement']);

export const changedPositions = () => cached('newest', () => newestChanges().execute());
