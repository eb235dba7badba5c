import { asc, type Column, desc, eq, sql } from 'drizzle-orm';
import { built } from './built.ts';
import { articleColumns, type Sources, statementsFound } from './cards.ts';
import { countedPosition } from './counted.ts';
import { db } from './index.ts';
import { article } from './schema.ts';
import { said, written } from './tallies.ts';
import { isOutsideState } from './views.ts';

/** As what a stakeholder is heard, or of what law a statement is, or of what topic that law is. */
export type Word = `${'regulation' | 'topic' | 'speaks' | 'signs'}=${string}`;

type Places = typeof said | typeof written;

const newest = ({ latest, earliest }: Places, id: Column) => [
	desc(latest),
	desc(earliest),
	asc(id)
];

export const newestSaid = newest(said, said.statementId);

const latestStatements = statementsFound('latest_said', (db) =>
	db
		.select({ id: said.statementId })
		.from(said)
		.where(eq(said.word, sql.placeholder('word')))
		.orderBy(...newestSaid)
		.limit(sql.placeholder('limit'))
);

/** The newest statements behind a word. */
export const latestSaid = (word: Word, limit: number, sources?: Sources) =>
	latestStatements({ word, limit }, sources);

const { placeholder } = sql;

/** The first few that were said of a law, and the first that came from outside the state. */
const beginningOf = sql`
	(
		select statement_id from ${said}
		where word = 'regulation=' || ${placeholder('law')}::text
		order by latest, earliest, statement_id desc
		limit ${placeholder('limit')}
	)
	union
	(
		select said.statement_id from ${countedPosition} said
		where said.regulation_id = ${placeholder('law')} and ${isOutsideState}
		order by said.latest, said.earliest, said.date
		limit 1
	)`;

const firstStatements = statementsFound('first_said', () => beginningOf);

/** The statements with which the reactions to a law began, newest first: one more than `limit` at most. */
export const firstSaid = (law: string, limit: number, sources?: Sources) =>
	firstStatements({ law, limit }, sources);

const latestArticles = built((db) =>
	db
		.select(articleColumns)
		.from(written)
		.innerJoin(article, eq(article.id, written.articleId))
		.where(eq(written.word, sql.placeholder('word')))
		.orderBy(...newest(written, written.articleId))
		.limit(sql.placeholder('limit'))
		.prepare('latest_written')
);

/** The newest articles about a law or of a topic. */
export const latestWritten = (word: Word, limit: number) =>
	latestArticles().execute({ word, limit });

/** Selects no more than stands in the index of its order, from which alone it is then read. */
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

/** What was published or changed last behind a word; of what came together, the newest first. */
export const changedLast = {
	statements: changedIn(said, said.statementId, 'changed_said'),
	articles: changedIn(written, written.articleId, 'changed_written')
};

/** How many statements there are behind a word. */
export const countSaid = (word: Word) => db.$count(said, eq(said.word, word));
