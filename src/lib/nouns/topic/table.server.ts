import { sql } from 'drizzle-orm';
import { check, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { itemColumns } from '../columns.server.ts';

// Readers are shown no note on a topic.
const { note: _note, ...columns } = itemColumns();

export const topic = pgTable(
	'topic',
	{
		...columns,
		slug: text('slug').notNull().unique(),
		name: text('name').notNull(),
		description: text('description')
	},
	(t) => [
		check('topic_name_not_blank', sql`btrim(${t.name}) <> ''`),
		// Drafts may share a name, since contributors do not see each other's.
		uniqueIndex('topic_name_unique')
			.on(t.name)
			.where(sql`state = 'published'`)
	]
);
