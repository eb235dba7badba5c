import { and, type Column, eq, exists, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { SearchNoun } from '../../domain/search/search.ts';
import { textQueryFor } from './text-query.ts';
import { onPublished } from '../../nouns/cards.server.ts';
import { db } from '../db/index.ts';
import { contains, joined, leadsTo } from './list.ts';
import { searchEntry } from '../derived/tables.ts';
import * as t from '../db/schema.ts';

/** Returns a `like` pattern for folded names. */
export const within = (words: string) =>
	sql`('%' || regexp_replace(fold(${words}), '([\\\\%_])', '\\\\\\1', 'g') || '%')`;

/** Finds items as the search does, by text and by parts of names, so that both show the same number. */
export const found = (noun: SearchNoun, id: Column, words: string): SQL =>
	sql`${id} in (
		select row_id from ${searchEntry}
		where noun = ${noun} and ${isFoundBy(noun, textQueryFor(words), within(words))}
	)`;

/**
 * @param query of text search
 * @param pattern of names
 */
export const isFoundBy = (noun: SearchNoun, query: SQL, pattern: SQL): SQL =>
	sql`(vector @@ (${query} && search_lexeme(${`=n:${noun}`})) or names like ${pattern})`;

/** Drafts are not in the index, so their columns are searched. */

type Words = (words: string) => SQL | undefined;

export const regulationWords: Words = (words) =>
	contains(words, t.regulation.title, joined(t.regulation.aliases), t.regulation.referenceNumber);

export const stakeholderWords: Words = (words) =>
	contains(words, t.stakeholder.name, joined(t.stakeholder.aliases));

export const articleWords: Words = (words) =>
	contains(words, t.article.headline, t.article.outlet, t.article.author);

export const campaignWords: Words = (words) =>
	contains(words, t.campaign.title, joined(t.campaign.aliases), t.campaign.summary);

/** True if the event happened to a published law that meets the condition. */
export const touches = (regulation: SQL) =>
	leadsTo(
		t.eventRegulation,
		eq(t.eventRegulation.eventId, t.event.id),
		t.regulation,
		and(onPublished(t.regulation, t.eventRegulation.regulationId), regulation)
	);

export const eventWords: Words = (words) =>
	or(
		contains(words, t.event.description),
		touches(contains(words, t.regulation.title, joined(t.regulation.aliases)))
	);

const named = alias(t.stakeholder, 'named');

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
						isNull(t.quotation.keptBack),
						eq(t.article.state, 'published'),
						contains(words, t.quotation.exact)
					)
				)
		),
		exists(
			db
				.select({ one: sql`1` })
				.from(named)
				.where(
					and(
						or(eq(named.id, t.statement.organisationId), eq(named.id, t.statement.speakerId)),
						contains(words, named.name, joined(named.aliases))
					)
				)
		)
	);
