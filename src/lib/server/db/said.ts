import { asc, type Column, desc, eq, sql } from 'drizzle-orm';
import { built } from './built.ts';
import { idsOf } from './cards.ts';
import { db } from './index.ts';
import { said, written } from './tallies.ts';

/** As what a stakeholder is heard, or of what law a statement is, or of what topic that law is. */
export type Word = `${'regulation' | 'topic' | 'speaks' | 'signs'}=${string}`;

type Places = typeof said | typeof written;

const newest = ({ latest, earliest }: Places, id: Column) => [
	desc(latest),
	desc(earliest),
	asc(id)
];

export const newestSaid = newest(said, said.statementId);

// Each selects no more than stands in the index of its order, from which alone it is then read.

function latestIn(places: Places, id: Column, name: string) {
	const query = built((db) =>
		db
			.select({ id: sql<string>`${id}` })
			.from(places)
			.where(eq(places.word, sql.placeholder('word')))
			.orderBy(...newest(places, id))
			.limit(sql.placeholder('limit'))
			.prepare(name)
	);
	return async (word: Word, limit: number) => idsOf(await query().execute({ word, limit }));
}

function changedIn(places: Places, id: Column, name: string) {
	const { changed, latest } = places;
	const query = built((db) =>
		db
			.select({ id: sql<string>`${id}`, changed, latest })
			.from(places)
			.where(eq(places.word, sql.placeholder('word')))
			.orderBy(desc(changed), ...newest(places, id))
			.limit(sql.placeholder('limit'))
			.prepare(name)
	);
	return (word: Word, limit: number) => query().execute({ word, limit });
}

/** The ids of the newest statements behind a word. */
export const latestSaid = latestIn(said, said.statementId, 'latest_said');

/** The ids of the newest articles about a law or of a topic. */
export const latestWritten = latestIn(written, written.articleId, 'latest_written');

/** What was published or changed last behind a word; of what came together, the newest first. */
export const changedLast = {
	statements: changedIn(said, said.statementId, 'changed_said'),
	articles: changedIn(written, written.articleId, 'changed_written')
};

/** How many statements there are behind a word. */
export const countSaid = (word: Word) => db.$count(said, eq(said.word, word));
