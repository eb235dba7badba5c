import type { Noun } from '../domain/nouns.ts';
import { eventCards, statementCards } from './db/cards.ts';
import { db } from './db/index.ts';
import { recordSize } from './db/tallies.ts';

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
	const rows = await db.select().from(recordSize);
	const of = (noun: Noun) => rows.find((row) => row.noun === noun)?.published ?? 0;
	return {
		laws: of('regulation'),
		stakeholders: of('stakeholder'),
		statements: of('statement'),
		articles: of('article')
	};
}
