import type { Noun } from '../domain/nouns.ts';
import { built } from './db/built.ts';
import { eventIds, eventsFound, statementIds, statementsFound } from './db/cards.ts';
import { recordSize } from './db/tallies.ts';

const newEvents = eventsFound('new_events', (db) => eventIds(db, { limit: 5 }));
const newStatements = statementsFound('new_statements', (db) => statementIds(db, { limit: 4 }));
const recordSizes = built((db) => db.select().from(recordSize).prepare('record_sizes'));

/** What the home page shows beside its laws: what is new, and how much is on record. */
export async function latest() {
	const [events, statements, size] = await Promise.all([newEvents(), newStatements(), sizes()]);
	return { events, statements, size };
}

async function sizes() {
	const rows = await recordSizes().execute();
	const of = (noun: Noun) => rows.find((row) => row.noun === noun)?.published ?? 0;
	return {
		laws: of('regulation'),
		stakeholders: of('stakeholder'),
		statements: of('statement'),
		articles: of('article')
	};
}
