import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Found } from '../../capture/capture.ts';
import { account } from '../../auth/tables.ts';
import { copy } from '../../copies/tables.ts';
import { moment, partOf } from '../../../nouns/columns.server.ts';
import { article } from '../../../nouns/article/table.server.ts';

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
		/** Quotations that were put aside, by where they begin in the text. */
		dropped: integer('dropped').array().notNull().default([]),
		/** Those that became statements, by where they begin: the statement's id. */
		saved: jsonb('saved').$type<Record<string, string>>().notNull().default({}),
		createdAt: moment('created_at').notNull().defaultNow()
	},
	(t) => [
		index('capture_account_index').on(t.accountId, t.createdAt),
		index('capture_article_index').on(t.articleId)
	]
);
