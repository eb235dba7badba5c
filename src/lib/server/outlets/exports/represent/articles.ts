import { among, prepared } from '../../../db/prepared.ts';
import { hasOwnTitle } from '../../../../domain/record.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import * as t from '../../../db/schema.ts';
import { reportsAmong } from '../../../reports/read.ts';
import { itemJson, regulationName, topicName, type Uncorrected } from './parts.ts';

const byIds = prepared((db) =>
	db.query.article
		.findMany({
			where: among(t.article.id, 'ids'),
			with: {
				regulations: {
					columns: {},
					with: { regulation: { columns: { slug: true, title: true, state: true } } }
				},
				topics: { columns: {}, with: { topic: { columns: { slug: true, name: true } } } }
			}
		})
		.prepare('articles')
);

export async function articles(ids: string[]): Promise<Uncorrected<'article'>[]> {
	const [rows, reports] = await Promise.all([byIds().execute({ ids }), reportsAmong(ids)]);
	return rows.map((row) => ({
		...itemJson('article', row),
		...fieldsOfJson('article', {
			...row,
			report: reports[row.id] ?? row.id,
			headline: hasOwnTitle(row) ? row.headline : null,
			regulations: row.regulations
				.filter(({ regulation }) => regulation.state === 'published')
				.map(({ regulation }) => regulationName(regulation)),
			topics: row.topics.map(({ topic }) => topicName(topic))
		})
	}));
}
