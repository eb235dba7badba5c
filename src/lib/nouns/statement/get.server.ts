import { and, eq, sql } from 'drizzle-orm';
import { db } from '../../server/db/index.ts';
import { eventsAndReactions } from '../event/card.server.ts';
import { Sources } from '../citation/sources.server.ts';
import { statementsOf } from './card.server.ts';
import { representations } from '../../server/lists/represented.ts';
import * as t from '../../server/db/schema.ts';
import { represented as member } from '../../server/derived/tables.ts';
import { otherPositionsOf } from './others.server.ts';

const membersIn = representations(eq(member.statementId, sql.placeholder('id')));

/** A statement with everything its page shows; undefined if it was never public. */
export async function get(id: string) {
	const sources = new Sources();
	const [[statement], represented, others, reactions] = await Promise.all([
		statementsOf([id], sources),
		membersIn({ id }, sources),
		otherPositionsOf(id),
		eventsAndReactions({ events: [], statements: [id] }, sources)
	]);
	if (!statement) {
		const [withdrawn] = await db
			.select({ stateReason: t.statement.stateReason })
			.from(t.statement)
			.where(and(eq(t.statement.id, id), eq(t.statement.state, 'withdrawn')));
		return withdrawn && { ...withdrawn, state: 'withdrawn' as const };
	}
	return {
		state: 'published' as const,
		statement,
		/** Members of its groups on that day who did not speak themselves. */
		represented,
		/** Events that are this statement; their sources may say more about its date. */
		reactions,
		...others
	};
}
