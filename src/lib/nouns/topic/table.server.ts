import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';

export const topic = pgTable(
	'topic',
	{
		id: text('id').primaryKey(),
		slug: text('slug').notNull().unique(),
		name: text('name').notNull().unique(),
		description: text('description'),
		version: integer('version').notNull().default(1)
	},
	(t) => [check('topic_name_not_blank', sql`btrim(${t.name}) <> ''`)]
);
