import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { itemColumns, refersTo } from '../columns.server.ts';
import { stakeholderSchemes } from '../../domain/identifiers/schemes.ts';
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

export const stakeholderScheme = pgEnum('stakeholder_scheme', keysOf(stakeholderSchemes));

/** What registers call it. A draft may hold what another one holds; of what is published, one alone does. */
export const stakeholderIdentifier = pgTable(
	'stakeholder_identifier',
	{
		stakeholderId: refersTo('stakeholder_id', () => stakeholder.id),
		scheme: stakeholderScheme('scheme').notNull(),
		value: text('value').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.stakeholderId, t.scheme, t.value] }),
		index('stakeholder_identifier_value_index').on(t.scheme, t.value)
	]
);
