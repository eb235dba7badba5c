import { eq } from 'drizzle-orm';
import { eventCards, statementCards } from './db/cards.ts';
import { db } from './db/index.ts';
import * as t from './db/schema.ts';

/** What the home page shows beside its laws: what is new, and how much is on record. */
export async function latest() {
	const [events, statements, size] = await Promise.all([
		eventCards({ limit: 5 }),
		statementCards({ limit: 4 }),
		sizes()
	]);
	return { events, statements, size };
}

async function sizes() {
	const [laws, stakeholders, statements, articles] = await Promise.all(
		[t.regulation, t.stakeholder, t.statement, t.article].map((table) =>
			db.$count(table, eq(table.state, 'published'))
		)
	);
	return { laws, stakeholders, statements, articles };
}
