import { asc, desc, eq, sql } from 'drizzle-orm';
import { built } from './built.ts';
import { idsOf } from './cards.ts';
import { db } from './index.ts';
import { said } from './tallies.ts';

/** As what a stakeholder is heard, or of what law a statement is. */
export type Word = `${'regulation' | 'speaks' | 'signs'}=${string}`;

export const newestSaid = [desc(said.latest), desc(said.earliest), asc(said.statementId)];

const latest = built((db) =>
	db
		.select({ id: said.statementId })
		.from(said)
		.where(eq(said.word, sql.placeholder('word')))
		.orderBy(...newestSaid)
		.limit(sql.placeholder('limit'))
		.prepare('latest_said')
);

/** The ids of the newest statements behind a word. */
export const latestSaid = async (word: Word, limit: number) =>
	idsOf(await latest().execute({ word, limit }));

/** How many statements there are behind a word. */
export const countSaid = (word: Word) => db.$count(said, eq(said.word, word));
