import {
	and,
	asc,
	type Column,
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
import { union } from 'drizzle-orm/pg-core';
import { stateKinds } from '../../domain/vocabulary.ts';
import { articleColumns } from '../../nouns/citation/sources.server.ts';
import { onPublished } from '../../nouns/cards.server.ts';
import { latestFirst } from '../../nouns/article/table.server.ts';
import { statementIds } from '../../nouns/statement/card.server.ts';
import { db } from '../db/index.ts';
import { limitedTo } from '../db/prepared.ts';
import * as t from '../db/schema.ts';
import { clock } from '../derived/tables.ts';
import { speaksAs } from './kinds.ts';
import { isNamedIn } from './list.ts';
import { attributedToId } from './participants.ts';

// Pages and feeds select their latest statements and articles by these conditions.

export const onRegulation = (id: string | Column | Placeholder) =>
	isNamedIn(t.statement.id, t.position.statementId, eq(t.position.regulationId, id));

/** True for statements on published laws of the topic. */
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

/** True for the organisation and the speaker, whether for itself or for another. */
export const spokenBy = (id: string | Placeholder | SQL) =>
	or(eq(t.statement.organisationId, id), eq(t.statement.speakerId, id))!;

export const signedBy = (id: string | Placeholder | SQL) =>
	isNamedIn(t.statement.id, t.signatory.statementId, eq(t.signatory.stakeholderId, id));

export const articleOnRegulations = (ids: string[]) =>
	isNamedIn(
		t.article.id,
		t.articleRegulation.articleId,
		inArray(t.articleRegulation.regulationId, ids)
	);

export const articleOfTopic = (id: string) =>
	isNamedIn(t.article.id, t.articleTopic.articleId, eq(t.articleTopic.topicId, id));

export const saidIn = (campaign: string) =>
	isNamedIn(
		t.statement.id,
		t.campaignStatement.statementId,
		eq(t.campaignStatement.campaignId, campaign)
	);

/** True for articles cited for the campaign or for an outcome of its demands. */
export const citedBy = (campaign: string) =>
	or(
		...[t.citation, t.campaignDemand].map(({ articleId, campaignId }) =>
			isNamedIn(t.article.id, articleId, and(eq(campaignId, campaign), isNotNull(articleId)))
		)
	)!;

/** True if the event is one of these published statements, which then needs no second entry. */
export const isOneOf = (statements?: SQL) =>
	exists(
		db
			.select({ one: sql`1` })
			.from(t.statement)
			.where(
				and(eq(t.statement.id, t.event.statementId), eq(t.statement.state, 'published'), statements)
			)
	);

export const countStatements = (where: SQL) =>
	db.$count(t.statement, and(eq(t.statement.state, 'published'), where));

/** Limits the first reactions of one day. */
const mostOfADay = 30;

/** Finds the first statements on a law, and all first reactions from outside the state. */
export function firstStatements(regulation: string | Column, limit: number) {
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
	return union(
		// Mirrors the order with the newest first.
		db
			.select({ id })
			.from(t.statement)
			.where(and(eq(state, 'published'), onRegulation(regulation)))
			.orderBy(asc(latest), asc(earliest), desc(id))
			.limit(limitedTo(limit)),
		statementIds(db, {
			where: and(onRegulation(regulation), isFromOutside, eq(t.statement.date, firstDay)),
			limit: mostOfADay,
			order: 'oldest'
		})
	);
}

/** Undated articles come last. */
export const latestArticles = (where: SQL | undefined, limit: number) =>
	db
		.select(articleColumns)
		.from(t.article)
		.where(and(eq(t.article.state, 'published'), where))
		.orderBy(...latestFirst(t.article))
		.limit(limitedTo(limit));
