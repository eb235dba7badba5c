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
import { moment, partOf, refersTo } from '../../../nouns/columns.server.ts';
import { archiveStates, keysOf, postOutcomes } from '../../../domain/vocabulary.ts';
import { section } from '../../../nouns/article/table.server.ts';
import { account } from '../../auth/tables.ts';
import type { Post } from './wxr.ts';

// A newsroom's archive on its way into the record: a file that WordPress exports, post by post.

export const archiveState = pgEnum('archive_state', keysOf(archiveStates));
export const postOutcome = pgEnum('post_outcome', keysOf(postOutcomes));

export const archive = pgTable(
	'archive',
	{
		id: text('id').primaryKey(),
		fileName: text('file_name').notNull(),
		state: archiveState('state').notNull().default('reading'),
		/** What its articles have in common: as the site says, or as an editor chose. */
		outlet: text('outlet').notNull().default(''),
		lang: text('lang').notNull().default('en'),
		section: section('section').notNull().default('in_media'),
		publishes: boolean('publishes').notNull().default(false),
		total: integer('total').notNull().default(0),
		/** How many of what else the file holds, by what it is: drafts, pages, pictures. */
		skipped: jsonb('skipped').$type<Record<string, number>>().notNull().default({}),
		accountId: refersTo('account_id', () => account.id),
		version: integer('version').notNull().default(1),
		/** Why it stopped, for people. */
		failure: text('failure'),
		createdAt: moment('created_at').notNull().defaultNow(),
		finishedAt: moment('finished_at')
	},
	(t) => [index('archive_made_index').on(t.createdAt)]
);

export const archivePost = pgTable(
	'archive_post',
	{
		archiveId: partOf('archive_id', () => archive.id),
		/** Its place in the file, from 1. */
		number: integer('number').notNull(),
		/** Null once it entered: its HTML is kept as the copy of its article. */
		post: jsonb('post').$type<Post>(),
		title: text('title').notNull(),
		outcome: postOutcome('outcome').notNull().default('waiting'),
		/** The article that it became, or was. */
		articleId: text('article_id'),
		quotations: integer('quotations').notNull().default(0),
		/** Why it is no article, or what its article lacks. */
		note: text('note')
	},
	(t) => [
		primaryKey({ columns: [t.archiveId, t.number] }),
		index('archive_post_outcome_index').on(t.archiveId, t.outcome, t.number),
		check('archive_post_waiting_whole', sql`${t.outcome} <> 'waiting' or ${t.post} is not null`)
	]
);
