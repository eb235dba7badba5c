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
		/** ISO 3166-1 alpha-2; null if unknown or if it speaks for no single country. */
		country: text('country'),
		/** A person's office as last known; `membership` has the dated ones. */
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

/** Only one published stakeholder may have an identifier; drafts may repeat it. */
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
