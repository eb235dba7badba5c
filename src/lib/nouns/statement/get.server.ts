import { and, eq, sql } from 'drizzle-orm';
import { db } from '../../server/db/index.ts';
import { eventsAndReactions } from '../event/card.server.ts';
import { Sources } from '../citation/sources.server.ts';
import { statementsOf } from './card.server.ts';
import { representations } from '../../server/lists/represented.ts';
import * as t from '../../server/db/schema.ts';
import { represented as member } from '../../server/derived/tables.ts';
import { othersOf } from './others.server.ts';

const membersIn = representations(eq(member.statementId, sql.placeholder('id')));

/** A statement with everything its page shows; undefined where it was never public. */
export async function get(id: string) {
	const sources = new Sources();
	const [[statement], represented, others, reactions] = await Promise.all([
		statementsOf([id], sources),
		membersIn({ id }, sources),
		othersOf(id),
		eventsAndReactions({ events: [], statements: [id] }, sources)
	]);
	if (!statement) {
		const [gone] = await db
			.select({ stateReason: t.statement.stateReason })
			.from(t.statement)
			.where(and(eq(t.statement.id, id), eq(t.statement.state, 'withdrawn')));
		return gone && { ...gone, state: 'withdrawn' as const };
	}
	return {
		state: 'published' as const,
		statement,
		/** The members of its groups that day, who did not speak themselves. */
		represented,
		/** The events that are this statement, whose sources may say more of its date. */
		reactions,
		/** Before and after: positions of the same stakeholder on the same laws, oldest first. */
		...others
	};
}
