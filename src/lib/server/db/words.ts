import { and, eq, exists, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from './index.ts';
import { contains, joined } from './list.ts';
import * as t from './schema.ts';

/**
 * Where each noun is looked for by words. Lists and the search page share these, so that a number of hits is the
 * number of rows that its list shows.
 */

type Words = (words: string) => SQL | undefined;

export const regulationWords: Words = (words) =>
	contains(words, t.regulation.title, joined(t.regulation.aliases), t.regulation.referenceNumber);

export const stakeholderWords: Words = (words) =>
	contains(words, t.stakeholder.name, joined(t.stakeholder.aliases));

export const articleWords: Words = (words) =>
	contains(words, t.article.headline, t.article.outlet, t.article.author);

/** An event's description, and the names of its laws. */
export const eventWords: Words = (words) =>
	or(
		contains(words, t.event.description),
		exists(
			db
				.select({ one: sql`1` })
				.from(t.eventRegulation)
				.innerJoin(t.regulation, eq(t.regulation.id, t.eventRegulation.regulationId))
				.where(
					and(
						eq(t.eventRegulation.eventId, t.event.id),
						eq(t.regulation.state, 'published'),
						contains(words, t.regulation.title, joined(t.regulation.aliases))
					)
				)
		)
	);

const voice = alias(t.stakeholder, 'voice');

/** A statement's summary, its quotations, and the names of who speaks. */
export const statementWords: Words = (words) =>
	or(
		contains(words, t.statement.summary),
		exists(
			db
				.select({ one: sql`1` })
				.from(t.quotation)
				.innerJoin(t.article, eq(t.article.id, t.quotation.articleId))
				.where(
					and(
						eq(t.quotation.statementId, t.statement.id),
						eq(t.quotation.state, 'published'),
						eq(t.article.state, 'published'),
						contains(words, t.quotation.exact)
					)
				)
		),
		exists(
			db
				.select({ one: sql`1` })
				.from(voice)
				.where(
					and(
						or(eq(voice.id, t.statement.organisationId), eq(voice.id, t.statement.speakerId)),
						contains(words, voice.name, joined(voice.aliases))
					)
				)
		)
	);
