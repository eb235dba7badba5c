import { and, eq, exists, sql } from 'drizzle-orm';
import { keptBackByErasure } from '../../domain/erasures.ts';
import { db } from '../../server/db/index.ts';
import { jsonRows, oneRow, prepared } from '../../server/db/prepared.ts';
import { eventsAndReactions } from '../event/card.server.ts';
import { Sources } from '../citation/sources.server.ts';
import { statementsOf } from './card.server.ts';
import { representations, withSources } from '../../server/lists/represented.ts';
import * as t from '../../server/db/schema.ts';
import { represented as member } from '../../server/derived/tables.ts';
import { otherPositionsOf } from './others.server.ts';

const beside = prepared((db) =>
	db
		.select({
			represented: jsonRows(representations(eq(member.statementId, sql.placeholder('id')))),
			others: jsonRows(otherPositionsOf(sql.placeholder('id'))),
			quotationErased: sql<boolean>`${exists(
				db
					.select({ id: t.quotation.id })
					.from(t.quotation)
					.where(
						and(
							eq(t.quotation.statementId, sql.placeholder('id')),
							eq(t.quotation.keptBack, keptBackByErasure)
						)
					)
			)}`
		})
		.from(oneRow)
		.prepare('beside_statement')
);

/** A statement with everything its page shows; undefined if it was never public. */
export async function get(id: string) {
	const sources = new Sources();
	const [[statement], [row], reactions] = await Promise.all([
		statementsOf([id], sources),
		beside().execute({ id }),
		eventsAndReactions({ events: [], statements: [id] }, sources)
	]);
	if (!statement) {
		const [withdrawn] = await db
			.select({ stateReason: t.statement.stateReason })
			.from(t.statement)
			.where(and(eq(t.statement.id, id), eq(t.statement.state, 'withdrawn')));
		return withdrawn && { ...withdrawn, state: 'withdrawn' as const };
	}
	const { represented, others, quotationErased } = row!;
	return {
		state: 'published' as const,
		statement,
		quotationErased,
		/** Members of its groups on that day who did not speak in it themselves. */
		represented: withSources(represented, sources),
		/** Events that are this statement; their sources may say more about its date. */
		reactions,
		/** Oldest first. */
		others: others.map(({ total: _, ...other }) => other).reverse(),
		othersTotal: others[0]?.total ?? 0
	};
}
