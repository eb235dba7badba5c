import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Noun } from '../../domain/nouns.ts';
import * as t from '../db/schema.ts';
import { allOf, slices, type Session } from './ids.ts';

/** The query for what hangs together with some ids. */
export type Link = (ids: SQL) => SQL;

/** What stands in one column of the rows that have one of some ids in another. */
export const link =
	(wanted: PgColumn, by: PgColumn): Link =>
	(ids) =>
		sql`select ${wanted} from ${wanted.table} where ${by} = any(${ids}) and ${wanted} is not null`;

export async function linkedIds(session: Session, query: Link, ids: string[]): Promise<string[]> {
	if (!ids.length) return [];
	const rows = await session
		.select({ id: sql<string>`id` })
		.from(sql`(${query(allOf(ids))}) linked(id)`);
	return rows.map(({ id }) => id);
}

/** By what an item is named in others: where one of these is another, what names it reads otherwise. */
export const shownOf: Partial<Record<Noun, string[]>> = {
	topic: ['slug', 'name'],
	article: [
		...['slug', 'url', 'outlet', 'headline', 'headlineBasis'],
		...['published', 'sourceType', 'lang', 'state']
	],
	regulation: ['slug', 'title', 'state'],
	stakeholder: ['slug', 'name', 'kind', 'state'],
	statement: ['state']
};

const { statement, membership, citation } = t;

type Namers = Partial<Record<Noun, [namer: Noun, Link][]>>;

/** What names an item of a noun. */
export const namersOf = {
	topic: [
		['regulation', link(t.regulationTopic.regulationId, t.regulationTopic.topicId)],
		['article', link(t.articleTopic.articleId, t.articleTopic.topicId)]
	],
	regulation: [
		['regulation', link(t.regulationRelation.fromId, t.regulationRelation.toId)],
		['regulation', link(t.regulationRelation.toId, t.regulationRelation.fromId)],
		['article', link(t.articleRegulation.articleId, t.articleRegulation.regulationId)],
		['statement', link(t.position.statementId, t.position.regulationId)],
		['event', link(t.eventRegulation.eventId, t.eventRegulation.regulationId)],
		['campaign', link(t.campaignRegulation.campaignId, t.campaignRegulation.regulationId)]
	],
	stakeholder: [
		['membership', link(membership.id, membership.groupId)],
		['membership', link(membership.id, membership.memberId)],
		['statement', link(statement.id, statement.organisationId)],
		['statement', link(statement.id, statement.speakerId)],
		['statement', link(t.signatory.statementId, t.signatory.stakeholderId)],
		['event', link(t.eventActor.eventId, t.eventActor.stakeholderId)],
		['campaign', link(t.campaignParticipant.campaignId, t.campaignParticipant.stakeholderId)]
	],
	statement: [
		['event', link(t.event.id, t.event.statementId)],
		['campaign', link(t.campaignStatement.campaignId, t.campaignStatement.statementId)]
	],
	article: [
		['regulation', link(citation.regulationId, citation.articleId)],
		['regulation', link(t.regulationRelation.fromId, t.regulationRelation.articleId)],
		['regulation', link(t.regulationRelation.toId, t.regulationRelation.articleId)],
		['stakeholder', link(citation.stakeholderId, citation.articleId)],
		['membership', link(citation.membershipId, citation.articleId)],
		['statement', link(citation.statementId, citation.articleId)],
		['statement', link(t.quotation.statementId, t.quotation.articleId)],
		['campaign', link(citation.campaignId, citation.articleId)],
		['campaign', link(t.campaignDemand.campaignId, t.campaignDemand.articleId)],
		['campaign', link(t.campaignParticipant.campaignId, t.campaignParticipant.articleId)],
		[
			'event',
			(ids) => sql`select event_id from citation join dated_claim on dated_claim.id = dated_claim_id
				where article_id = any(${ids})`
		]
	]
} satisfies Namers;

/** The items that name some of a noun, drafts too. */
export async function* naming(
	session: Session,
	noun: Noun,
	ids: Iterable<string>
): AsyncGenerator<readonly [Noun, string[]]> {
	for (const some of slices(ids))
		for (const [namer, query] of (namersOf as Namers)[noun] ?? [])
			yield [namer, await linkedIds(session, query, some)];
}
