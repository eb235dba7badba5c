import {
	and,
	asc,
	desc,
	eq,
	exists,
	inArray,
	isNotNull,
	notInArray,
	or,
	type Placeholder,
	type SQL,
	sql
} from 'drizzle-orm';
import { stateKinds } from '../../domain/vocabulary.ts';
import { articleColumns, type Sources } from '../../nouns/citation/sources.server.ts';
import { onPublished, sortByDate } from '../../nouns/cards.server.ts';
import { statementIds, statementsOf } from '../../nouns/statement/card.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { clock } from '../derived/tables.ts';
import { speaksAs } from './kinds.ts';
import { isNamedIn } from './list.ts';
import { attributedToId } from './participants.ts';

// Which statements and articles a page or a feed shows the latest of, as conditions on `statement` and on `article`.

export const onRegulation = (id: string) =>
	isNamedIn(t.statement.id, t.position.statementId, eq(t.position.regulationId, id));

/** On the laws of a topic that readers see. */
export const onRegulationsOfTopic = (id: string) =>
	inArray(
		t.statement.id,
		db
			.select({ id: t.position.statementId })
			.from(t.position)
			.innerJoin(t.regulation, onPublished(t.regulation, t.position.regulationId))
			.innerJoin(t.regulationTopic, eq(t.regulationTopic.regulationId, t.regulation.id))
			.where(eq(t.regulationTopic.topicId, id))
	);

/** Of a stakeholder: as the organisation, or as who speaks, for it or for another. */
export const spokenBy = (id: string | Placeholder) =>
	or(eq(t.statement.organisationId, id), eq(t.statement.speakerId, id))!;

/** Whoever speaks in a statement does not sign it as well. */
export const signedBy = (id: string | Placeholder) =>
	isNamedIn(t.statement.id, t.signatory.statementId, eq(t.signatory.stakeholderId, id));

/** On one of these laws. */
export const articleOnRegulations = (ids: string[]) =>
	isNamedIn(
		t.article.id,
		t.articleRegulation.articleId,
		inArray(t.articleRegulation.regulationId, ids)
	);

export const articleOfTopic = (id: string) =>
	isNamedIn(t.article.id, t.articleTopic.articleId, eq(t.articleTopic.topicId, id));

/** Statements made in the course of a campaign. */
export const saidIn = (campaign: string) =>
	isNamedIn(
		t.statement.id,
		t.campaignStatement.statementId,
		eq(t.campaignStatement.campaignId, campaign)
	);

/** Articles that a campaign rests on, or what came of one of its demands. */
export const citedBy = (campaign: string) =>
	or(
		...[t.citation, t.campaignDemand].map(({ articleId, campaignId }) =>
			isNamedIn(t.article.id, articleId, and(eq(campaignId, campaign), isNotNull(articleId)))
		)
	)!;

/** Whether an event is one of the published statements that meet a condition, and so no entry of its own beside them. */
export const isOneOf = (statements?: SQL) =>
	exists(
		db
			.select({ one: sql`1` })
			.from(t.statement)
			.where(
				and(eq(t.statement.id, t.event.statementId), eq(t.statement.state, 'published'), statements)
			)
	);

/** How many published statements meet a condition. */
export const countStatements = (where: SQL) =>
	db.$count(t.statement, and(eq(t.statement.state, 'published'), where));

/** No day has more first reactions that are shown. */
const mostOfADay = 100;

/** The statements with which the reactions to a law began, newest first: the first few, and all first ones from outside the state. */
export async function firstStatements(regulation: string, limit: number, sources?: Sources) {
	const isFromOutside = inArray(
		speaksAs(attributedToId, t.statement),
		db
			.select({ id: t.stakeholder.id })
			.from(t.stakeholder)
			.where(notInArray(t.stakeholder.kind, [...stateKinds, 'person']))
	);
	const firstDay = db
		.select({ date: clock.firstReaction })
		.from(clock)
		.where(eq(clock.regulationId, regulation));
	const { id, latest, earliest, state } = t.statement;
	const [first, outside] = await Promise.all([
		// The end of the order in which the newest come first, turned round.
		db
			.select({ id })
			.from(t.statement)
			.where(and(eq(state, 'published'), onRegulation(regulation)))
			.orderBy(asc(latest), asc(earliest), desc(id))
			.limit(limit),
		statementIds(db, {
			where: and(onRegulation(regulation), isFromOutside, eq(t.statement.date, firstDay)),
			limit: mostOfADay,
			order: 'oldest'
		})
	]);
	const ids = new Set([...first, ...outside].map(({ id }) => id));
	return sortByDate(await statementsOf([...ids], sources));
}

/** The newest articles that meet a condition; undated ones come last. */
export function latestArticles(where: SQL, limit: number) {
	const { state, publishedLatest, publishedEarliest, id } = t.article;
	return db
		.select(articleColumns)
		.from(t.article)
		.where(and(eq(state, 'published'), where))
		.orderBy(sql`${publishedLatest} desc nulls last, ${publishedEarliest} desc nulls last`, asc(id))
		.limit(limit);
}
