import { asc } from 'drizzle-orm';
import { hasOwnTitle } from '../../domain/record.ts';
import { isAmongPlaceholder, prepared } from '../../server/db/prepared.ts';
import * as t from '../../server/db/schema.ts';
import { sharedReport } from '../../server/reports/read.ts';
import { hasPublishedRegulation, publishedTopics, topicColumns } from '../cards.server.ts';
import { asJson } from '../derive/represent.server.ts';

const byIds = prepared((db) =>
	db.query.article
		.findMany({
			where: isAmongPlaceholder(t.article.id, 'ids'),
			extras: { report: sharedReport },
			with: {
				regulations: {
					columns: {},
					orderBy: asc(t.articleRegulation.regulationId),
					with: { regulation: { columns: { slug: true, title: true, state: true } } }
				},
				topics: {
					columns: {},
					orderBy: asc(t.articleTopic.topicId),
					with: { topic: { columns: topicColumns } }
				}
			}
		})
		.prepare('article_json')
);

export const articles = asJson('article', async (ids) => {
	const rows = await byIds().execute({ ids });
	return rows.map((row) => ({
		...row,
		report: row.report ?? row.id,
		headline: hasOwnTitle(row) ? row.headline : null,
		regulations: row.regulations.filter(hasPublishedRegulation).map(({ regulation }) => regulation),
		topics: publishedTopics(row.topics)
	}));
});
