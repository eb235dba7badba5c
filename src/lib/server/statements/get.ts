import { and, eq, ne, sql } from 'drizzle-orm';
import { built } from '../db/built.ts';
import { Sources, statementsOf } from '../db/cards.ts';
import { representations } from '../db/rosters.ts';
import * as t from '../db/schema.ts';
import { represented as member } from '../db/tallies.ts';
import { othersOf } from './others.ts';

const standing = built((db) =>
	db
		.select({ state: t.statement.state, stateReason: t.statement.stateReason })
		.from(t.statement)
		.where(and(eq(t.statement.id, sql.placeholder('id')), ne(t.statement.state, 'draft')))
		.prepare('statement')
);

/** A statement with everything its page shows; undefined where it was never public. */
export async function get(id: string) {
	const [found] = await standing().execute({ id });
	if (found?.state === 'withdrawn') return { ...found, state: found.state };
	const sources = new Sources();
	const [[statement], represented, others] = await Promise.all([
		statementsOf(found ? [{ id }] : [], sources),
		representations(eq(member.statementId, id), sources),
		othersOf(id)
	]);
	if (!found || !statement) return undefined;
	return {
		state: 'published' as const,
		statement,
		/** The members of its groups that day, who did not speak themselves. */
		represented,
		/** Before and after: positions of the same voice on the same laws, oldest first. */
		others
	};
}
