import { asc } from 'drizzle-orm';
import { isAmong } from '../../../derived/ids.ts';
import { hasOwnTitle } from '../../../../domain/record.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import { db } from '../../../db/index.ts';
import * as t from '../../../db/schema.ts';
import { reportsAmong } from '../../../reports/read.ts';
import { itemJson, regulationName, topicName, type Uncorrected } from './parts.ts';

const byIds = (ids: string[]) =>
	db.query.article.findMany({
		where: isAmong(t.article.id, ids),
		with: {
			regulations: {
				columns: {},
				orderBy: asc(t.articleRegulation.regulationId),
				with: { regulation: { columns: { slug: true, title: true, state: true } } }
			},
			topics: {
				columns: {},
				orderBy: asc(t.articleTopic.topicId),
				with: { topic: { columns: { slug: true, name: true } } }
			}
		}
	});

export async function articles(ids: string[]): Promise<Uncorrected<'article'>[]> {
	const [rows, reports] = await Promise.all([byIds(ids), reportsAmong(ids)]);
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
