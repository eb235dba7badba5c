import { sql } from 'drizzle-orm';
import { boolean, check, pgTable, text } from 'drizzle-orm/pg-core';
import type { Network } from '../../domain/networks.ts';
import { bytea } from '../copies/tables.ts';
import { regulation } from '../../nouns/regulation/table.server.ts';

/** The choices of those who run this copy, in one row. Each change raises the version of the record. */
export const siteChoice = pgTable(
	'site_choice',
	{
		only: boolean('only').primaryKey().default(true),
		/** The law with which the front page begins; null for the last that moved. */
		featuredId: text('featured_id').references(() => regulation.id),
		/** Readers find a plain link to each of these beside «Share». */
		networks: text('networks').array().$type<Network[]>().notNull().default([]),
		/** The newsroom's own words about itself: paragraphs, separated by empty lines. */
		about: text('about').notNull().default(''),
		/** A picture of the newsroom as WebP, drawn anew from the file that was sent. */
		picture: bytea('picture'),
		/** Says what the picture shows; empty without one. */
		pictureAlt: text('picture_alt').notNull().default('')
	},
	(t) => [
		check('site_choice_only', sql`${t.only}`),
		check('site_choice_picture_has_words', sql`(${t.picture} is null) = (${t.pictureAlt} = '')`)
	]
);
