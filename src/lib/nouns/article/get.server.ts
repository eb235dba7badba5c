import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { withoutErasedAddresses } from '../../domain/erasures.ts';
import { eventsBeside } from '../../domain/record.ts';
import { prepared } from '../../server/db/prepared.ts';
import { eventsOf } from '../event/card.server.ts';
import { publishedTopics, sortByDate, stakeholderColumns, topicColumns } from '../cards.server.ts';
import { Sources } from '../citation/sources.server.ts';
import { statementsOf } from '../statement/card.server.ts';
import { otherPrintings, sharedReport } from '../../server/reports/read.ts';
import * as t from '../../server/db/schema.ts';
import { articlesBeside } from './beside.server.ts';
import { relatedTo } from './related.server.ts';
import { rostersOf } from './member-lists.server.ts';

const stakeholder = { columns: { ...stakeholderColumns, state: true } } as const;
const regulation = { columns: { slug: true, title: true, state: true } } as const;

const bySlug = prepared((db) =>
	db.query.article
		.findFirst({
			where: and(eq(t.article.slug, sql.placeholder('slug')), ne(t.article.state, 'draft')),
			columns: { version: false },
			extras: { report: sharedReport },
			with: {
				regulations: {
					columns: { regulationId: true },
					orderBy: asc(t.articleRegulation.regulationId),
					with: { regulation }
				},
				topics: {
					columns: {},
					orderBy: asc(t.articleTopic.topicId),
					with: { topic: { columns: topicColumns } }
				},
				quotations: { columns: { statementId: true }, orderBy: asc(t.quotation.id) },
				relations: {
					columns: {},
					orderBy: asc(t.regulationRelation.fromId),
					with: { from: regulation }
				},
				citations: {
					columns: { statementId: true },
					orderBy: asc(t.citation.id),
					with: {
						datedClaim: { columns: { eventId: true } },
						position: { columns: { statementId: true } },
						regulation,
						stakeholder,
						membership: {
							columns: { relation: true, asOf: true, state: true },
							with: { group: stakeholder, member: stakeholder }
						}
					}
				}
			}
		})
		.prepare('article')
);

/**
 * An article with everything it is a source for; undefined if the slug was never public. Callers may show only title,
 * state and reason of a withdrawn article.
 */
export async function get(slug: string) {
	const found = await bySlug().execute({ slug });
	if (!found) return undefined;
	const { report, citations, quotations, relations, regulations, topics, ...article } = found;
	const sources = new Sources();
	const eventIds = citations.flatMap(({ datedClaim }) => datedClaim?.eventId ?? []);
	const statementIds = present(
		[...citations, ...quotations].flatMap((row) => [
			row.statementId,
			'position' in row ? row.position?.statementId : undefined
		])
	);
	const [events, statements, alsoPrintedBy] = await Promise.all([
		eventIds.length ? eventsOf(unique(eventIds), sources) : [],
		statementIds.length ? statementsOf(unique(statementIds), sources) : [],
		report ? otherPrintings(article.id) : []
	]);
	const alsoReportedBy = relatedTo(article.id, [...events, ...statements]);
	const shown = [article, ...alsoPrintedBy, ...alsoReportedBy];
	const beside = await articlesBeside(
		shown.map(({ id }) => id),
		regulations.flatMap(({ regulation, regulationId }) =>
			isPublished(regulation) ? regulationId : []
		),
		statements.map(({ id }) => id)
	);
	return {
		...withoutErasedAddresses(article),
		topics: publishedTopics(topics),
		regulations: regulations.map(({ regulation }) => regulation).filter(isPublished),
		events: sortByDate(eventsBeside(events, statements), 'oldest', Infinity),
		statements: sortByDate(statements, 'newest', Infinity),
		facts: {
			regulations: uniqueBySlug([
				...present(citations.map(({ regulation }) => regulation)),
				...relations.map(({ from }) => from)
			]).filter(isPublished),
			stakeholders: present(citations.map(({ stakeholder }) => stakeholder)).filter(isPublished),
			rosters: rostersOf(
				present(citations.map(({ membership }) => membership)).filter(({ state, group, member }) =>
					[state, group.state, member.state].every(isPublic)
				)
			)
		},
		alsoPrintedBy,
		alsoReportedBy,
		...beside
	};
}

const isPublic = (state: string) => state === 'published';
const isPublished = ({ state }: { state: string }) => isPublic(state);

/** A law appears once, even if both it and its relation cite the article. */
const uniqueBySlug = <Row extends { slug: string }>(rows: Row[]) => [
	...new Map(rows.map((row) => [row.slug, row])).values()
];

const unique = (ids: string[]) => [...new Set(ids)];

function present<Value>(values: (Value | null | undefined)[]): Value[] {
	return values.flatMap((value) => value ?? []);
}
