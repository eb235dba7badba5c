import { sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	check,
	index,
	pgEnum,
	pgTable,
	primaryKey,
	text
} from 'drizzle-orm/pg-core';
import { keysOf, regulationRelations } from '../../domain/vocabulary.ts';
import { article } from '../article/table.server.ts';
import { regulation } from './table.server.ts';
import { refersTo } from '../columns.server.ts';

export const regulationRelationKind = pgEnum(
	'regulation_relation_kind',
	keysOf(regulationRelations)
);

export const regulationRelation = pgTable(
	'regulation_relation',
	{
		fromId: refersTo('from_id', () => regulation.id),
		kind: regulationRelationKind('kind').notNull(),
		toId: refersTo('to_id', () => regulation.id),
		/** An article about this relation; if null, the sources of the law prove it. */
		articleId: text('article_id').references((): AnyPgColumn => article.id)
	},
	(t) => [
		primaryKey({ columns: [t.fromId, t.kind, t.toId] }),
		index('regulation_relation_to_index').on(t.toId),
		index('regulation_relation_article_index').on(t.articleId),
		check('regulation_relation_not_to_itself', sql`${t.fromId} <> ${t.toId}`)
	]
);
