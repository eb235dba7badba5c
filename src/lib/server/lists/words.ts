import {
	and,
	type Column,
	eq,
	exists,
	getTableColumns,
	isNull,
	or,
	type SQL,
	sql
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Noun } from '../../domain/nouns.ts';
import type { SearchNoun } from '../../domain/search/search.ts';
import { textQueryFor } from './text-query.ts';
import { onPublished } from '../../nouns/cards.server.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import { contains, arrayText, hasRow, leadsTo } from './list.ts';
import { searchEntry } from '../derived/tables.ts';
import * as t from '../db/schema.ts';

/** Returns a `like` pattern for folded names. */
export const containsPattern = (words: string) =>
	sql`('%' || regexp_replace(fold(${words}), '([\\\\%_])', '\\\\\\1', 'g') || '%')`;

/** Finds items as the search does, by text and by parts of names, so that both show the same number. */
export const isFoundByWords = (noun: SearchNoun, id: Column, words: string): SQL =>
	sql`${id} in (
		select row_id from ${searchEntry}
		where noun = ${noun} and ${isFoundBy(noun, textQueryFor(words), containsPattern(words))}
	)`;

/**
 * @param query of text search
 * @param pattern of names
 */
export const isFoundBy = (noun: SearchNoun, query: SQL, pattern: SQL): SQL =>
	sql`(vector @@ (${query} && search_lexeme(${`=n:${noun}`})) or names like ${pattern})`;

/** Drafts are not in the index, so their columns are searched. */

export type Words = (words: string) => SQL | undefined;

export const regulationHasWords: Words = (words) =>
	contains(
		words,
		t.regulation.title,
		arrayText(t.regulation.aliases),
		t.regulation.referenceNumber
	);

export const stakeholderHasWords: Words = (words) =>
	contains(words, t.stakeholder.name, arrayText(t.stakeholder.aliases));

export const articleHasWords: Words = (words) =>
	contains(words, t.article.headline, t.article.outlet, t.article.author);

/** Looks in the names and the summary, for a noun without its own condition. */
export const itemHasWords =
	(noun: Noun): Words =>
	(words) => {
		const has: Record<string, Column | undefined> = getTableColumns(t[noun]);
		const aliases = has.aliases && arrayText(has.aliases);
		return contains(
			words,
			...[has.title ?? has.name, aliases, has.summary].filter((each) => !!each)
		);
	};

/** True if the event happened to a published law that meets the condition. */
export const happenedToLaw = (regulation: SQL) =>
	leadsTo(
		t.eventRegulation,
		eq(t.eventRegulation.eventId, t.event.id),
		t.regulation,
		and(onPublished(t.regulation, t.eventRegulation.regulationId), regulation)
	);

export const eventHasWords: Words = (words) =>
	or(
		contains(words, t.event.description),
		happenedToLaw(contains(words, t.regulation.title, arrayText(t.regulation.aliases)))
	);

const named = alias(t.stakeholder, 'named');

export const statementHasWords: Words = (words) =>
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
						isPublished(t.article.state),
						contains(words, t.quotation.exact)
					)
				)
		),
		hasRow(
			named,
			and(
				or(eq(named.id, t.statement.organisationId), eq(named.id, t.statement.speakerId)),
				contains(words, named.name, arrayText(named.aliases))
			)
		)
	);
