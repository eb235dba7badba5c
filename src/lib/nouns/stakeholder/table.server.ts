import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { itemColumns } from '../columns.server.ts';
import { keysOf, stakeholderKinds } from '../../domain/vocabulary.ts';

export const stakeholderKind = pgEnum('stakeholder_kind', keysOf(stakeholderKinds));

export const stakeholder = pgTable(
	'stakeholder',
	{
		...itemColumns(),
		slug: text('slug').notNull().unique(),
		name: text('name').notNull(),
		aliases: text('aliases').array().notNull().default([]),
		kind: stakeholderKind('kind').notNull(),
		/** ISO 3166-1 alpha-2; null where unknown or where it speaks for no one country. */
		country: text('country'),
		/** A person's office as last known; the dated ones are on `membership`. */
		role: text('role')
	},
	(t) => [
		check('stakeholder_country_iso_3166', sql`${t.country} ~ '^[A-Z]{2}$'`),
		check('stakeholder_name_not_blank', sql`btrim(${t.name}) <> ''`),
		index('stakeholder_kind_index').on(t.kind),
		index('stakeholder_updated_index').on(t.state, t.updatedAt)
	]
);
