import { among, built } from '../../../db/built.ts';
import * as t from '../../../db/schema.ts';
import { kept, regulationName, source, topicName, type Uncorrected } from './parts.ts';

const byIds = built((db) =>
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
	const rows = await byIds().execute({ ids });
	return rows.map((row) => ({
		...source(row),
		...kept('article', row),
		archive_url: row.archiveUrl,
		author: row.author,
		section: row.section,
		printed_section: row.printedSection,
		summary: row.summary,
		note: row.note,
		regulations: row.regulations
			.filter(({ regulation }) => regulation.state === 'published')
			.map(({ regulation }) => regulationName(regulation)),
		topics: row.topics.map(({ topic }) => topicName(topic))
	}));
}
