import { eq, not } from 'drizzle-orm';
import { eventIds, eventsFound, statementIds, statementsFound } from './db/cards.ts';
import { db } from './db/index.ts';
import { isOneOf } from './db/latest.ts';
import * as t from './db/schema.ts';
import { onceAVersion } from './db/version.ts';

// The latest statements stand beside them: a reaction that is a statement is told there.
const newEvents = eventsFound('new_events', (db) =>
	eventIds(db, { where: not(isOneOf()), limit: 5 })
);
const newStatements = statementsFound('new_statements', (db) => statementIds(db, { limit: 4 }));

/** What the home page shows beside its laws: what is new, and how much is on record. */
export async function latest() {
	const [events, statements, size] = await Promise.all([newEvents(), newStatements(), sizes()]);
	return { events, statements, size };
}

const sizes = onceAVersion(async () => {
	const published = (
		table: typeof t.regulation | typeof t.stakeholder | typeof t.statement | typeof t.article
	) => db.$count(table, eq(table.state, 'published'));
	const [laws, stakeholders, statements, articles] = await Promise.all([
		published(t.regulation),
		published(t.stakeholder),
		published(t.statement),
		published(t.article)
	]);
	return { laws, stakeholders, statements, articles };
});
