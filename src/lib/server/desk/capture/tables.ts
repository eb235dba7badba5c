import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	primaryKey,
	text
} from 'drizzle-orm/pg-core';
import type { Found } from '../../capture/capture.ts';
import { account } from '../../auth/tables.ts';
import { copy } from '../../copies/tables.ts';
import { moment, partOf } from '../../../nouns/columns.server.ts';
import { article } from '../../../nouns/article/table.server.ts';
import type { Candidate } from './find-candidates.ts';

/** A page that somebody brought to the desk to make statements from it. */
export const capture = pgTable(
	'capture',
	{
		copyId: text('copy_id')
			.primaryKey()
			.references(() => copy.id, { onDelete: 'cascade' }),
		accountId: partOf('account_id', () => account.id),
		/** The article of this page. Its copy becomes the article's proof once an editor agrees. */
		articleId: text('article_id').references(() => article.id, { onDelete: 'set null' }),
		/** Values that were read from the page, by the field of an article. */
		found: jsonb('found').$type<Record<string, Found>>().notNull(),
		typed: jsonb('typed').$type<Record<string, string>>().notNull(),
		/** A hash of the names that quotations were matched with; null before the first search. */
		matched: text('matched'),
		/** Whether the page has more quotations than are shown. */
		isCut: boolean('is_cut').notNull().default(false),
		createdAt: moment('created_at').notNull().defaultNow()
	},
	(t) => [
		index('capture_account_index').on(t.accountId, t.createdAt),
		index('capture_article_index').on(t.articleId)
	]
);

export const quotationState = pgEnum('quotation_state', ['waiting', 'dropped', 'taken']);

export const capturedQuotation = pgTable(
	'captured_quotation',
	{
		copyId: partOf('copy_id', () => capture.copyId),
		/** The offset of the quotation in the text. */
		at: integer('at').notNull(),
		/** Null if somebody decided about the quotation and a later search did not find it. */
		found: jsonb('found').$type<Candidate>(),
		state: quotationState('state').notNull().default('waiting'),
		statementId: text('statement_id')
	},
	(t) => [
		primaryKey({ columns: [t.copyId, t.at] }),
		check('captured_quotation_taken', sql`(${t.state} = 'taken') = (${t.statementId} is not null)`)
	]
);
