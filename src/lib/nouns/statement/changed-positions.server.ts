import { and, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import type { PositionChange } from '../../domain/changes.ts';
import type { StakeholderKind, Stance, TakenStance } from '../../domain/vocabulary.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import { spokenBy } from '../../server/lists/latest.ts';
import { attributedToId } from '../../server/lists/participants.ts';

/** Positions on record, each with the one that the same stakeholder took on the same law before it. */
function positionsInOrder(where?: SQL) {
	const { id, date, earliest, latest, state } = t.statement;
	const { regulationId, stance } = t.position;
	const of = sql`over (partition by ${attributedToId}, ${regulationId} order by ${latest}, ${earliest}, ${id})`;
	return (
		db
			.select({
				id,
				date,
				earliest,
				latest,
				stance: sql<TakenStance>`${stance}`.as('stance'),
				regulationId,
				stakeholder: attributedToId.as('stakeholder'),
				before: sql<string | null>`lag(${id}) ${of}`.as('id_before'),
				stanceBefore: sql<TakenStance | null>`lag(${stance}) ${of}`.as('stance_before'),
				dateBefore: sql<string | null>`lag(${date}) ${of}`.as('date_before'),
				latestBefore: sql<string | null>`lag(${latest}) ${of}`.as('latest_before')
			})
			.from(t.statement)
			.innerJoin(t.position, eq(t.position.statementId, id))
			// A statement without a stance changes none.
			.where(and(eq(state, 'published'), ne(stance, 'not_stated'), where))
			.as('said')
	);
}

/** Another stance than before, on a day that is surely a later one. */
const isChanged = ({
	stance,
	earliest,
	stanceBefore,
	latestBefore
}: ReturnType<typeof positionsInOrder>) =>
	sql`${stanceBefore} <> ${stance} and ${latestBefore} < ${earliest}`;

interface Asked {
	/** The id of a law. */
	regulation?: string;
	/** The id of a stakeholder. */
	stakeholder?: string;
	/** The statements that changes are asked of. */
	statements?: string[];
	limit?: number;
}

/** Who moved from which stance to which, on which law, with both statements; the latest first. */
export async function changedPositions({
	regulation,
	stakeholder,
	statements,
	limit
}: Asked): Promise<PositionChange[]> {
	if (statements?.length === 0) return [];
	const { regulationId, statementId } = t.position;
	// What is said of other laws changes nothing.
	const theirs =
		statements &&
		db.select({ id: regulationId }).from(t.position).where(inArray(statementId, statements));
	const said = positionsInOrder(
		and(
			regulation === undefined ? undefined : eq(regulationId, regulation),
			// The second alone says it; the first is what an index finds.
			stakeholder === undefined
				? undefined
				: and(spokenBy(stakeholder), eq(attributedToId, stakeholder)),
			theirs && inArray(regulationId, theirs)
		)
	);
	const { slug, name, kind } = t.stakeholder;
	const query = db
		.select({
			id: said.id,
			date: said.date,
			latest: said.latest,
			stance: said.stance,
			before: {
				id: sql<string>`${said.before}`,
				date: sql<string>`${said.dateBefore}`,
				stance: sql<TakenStance>`${said.stanceBefore}`
			},
			stakeholder: { slug, name, kind: sql<StakeholderKind>`${kind}` },
			regulation: { slug: t.regulation.slug, title: t.regulation.title }
		})
		.from(said)
		.innerJoin(t.stakeholder, onPublished(t.stakeholder, said.stakeholder))
		.innerJoin(t.regulation, onPublished(t.regulation, said.regulationId))
		.where(and(isChanged(said), statements && inArray(said.id, statements)))
		.orderBy(desc(said.latest), desc(said.earliest), said.id)
		.$dynamic();
	return limit === undefined ? query : query.limit(limit);
}

/** Whether a statement takes another position than its stakeholder took before: on a law, and of a stance, if these are given. */
export function isChangeOfPosition({
	regulation,
	stance
}: {
	regulation?: SQL;
	stance?: Stance;
}): SQL {
	const said = positionsInOrder(regulation && eq(t.position.regulationId, regulation));
	const changed = db
		.select({ id: said.id })
		.from(said)
		.where(and(isChanged(said), stance && eq(said.stance, stance)));
	return inArray(t.statement.id, changed);
}
