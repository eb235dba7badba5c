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

/** A page that somebody brought to the desk, while its statements are made. */
export const capture = pgTable(
	'capture',
	{
		copyId: text('copy_id')
			.primaryKey()
			.references(() => copy.id, { onDelete: 'cascade' }),
		accountId: partOf('account_id', () => account.id),
		/** The article that it is to prove; the copy is that article's once an editor has said so. */
		articleId: text('article_id').references(() => article.id, { onDelete: 'set null' }),
		/** What could be read of it, by the field of an article. */
		found: jsonb('found').$type<Record<string, Found>>().notNull(),
		/** The fields of the article as they were typed over it. */
		typed: jsonb('typed').$type<Record<string, string>>().notNull(),
		/** A hash of the names that its quotations were matched to; null before they were looked for. */
		matched: text('matched'),
		/** Whether it has more quotations than are shown of a page. */
		isCut: boolean('is_cut').notNull().default(false),
		createdAt: moment('created_at').notNull().defaultNow()
	},
	(t) => [
		index('capture_account_index').on(t.accountId, t.createdAt),
		index('capture_article_index').on(t.articleId)
	]
);

export const quotationState = pgEnum('quotation_state', ['waiting', 'dropped', 'taken']);

/** A quotation that was found on a captured page, and what somebody decided about it. */
export const capturedQuotation = pgTable(
	'captured_quotation',
	{
		copyId: partOf('copy_id', () => capture.copyId),
		/** Where it begins in the text of the page. */
		at: integer('at').notNull(),
		/** Null where it was decided on and was not found again. */
		found: jsonb('found').$type<Candidate>(),
		state: quotationState('state').notNull().default('waiting'),
		/** The statement that it became. */
		statementId: text('statement_id')
	},
	(t) => [
		primaryKey({ columns: [t.copyId, t.at] }),
		check('captured_quotation_taken', sql`(${t.state} = 'taken') = (${t.statementId} is not null)`)
	]
);
