import {
	and,
	type Column,
	desc,
	eq,
	inArray,
	ne,
	type Placeholder,
	type SQL,
	sql
} from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import type { Stance, TakenStance } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { jsonOf } from '../db/prepared.ts';
import * as t from '../db/schema.ts';
import { spokenBy } from './latest.ts';
import { attributedToId } from './participants.ts';

/** Positions, each with the previous one of the same stakeholder on the same law. */
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
			// A statement without a stance is no change.
			.where(and(eq(state, 'published'), ne(stance, 'not_stated'), where))
			.as('said')
	);
}

/** The stance is another one, and the day is certainly later. */
const isChanged = ({
	stance,
	earliest,
	stanceBefore,
	latestBefore
}: ReturnType<typeof positionsInOrder>) =>
	sql`${stanceBefore} <> ${stance} and ${latestBefore} < ${earliest}`;

interface Asked {
	/** The id of a law. */
	regulation?: string | Column;
	/** The id of a stakeholder. */
	stakeholder?: string | Placeholder;
	/** Only changes in these statements. */
	statements?: string[];
}

/** Changes of a stakeholder's stance on a law, each with both statements, the latest first. */
export function changedPositions({ regulation, stakeholder, statements }: Asked) {
	const { regulationId, statementId } = t.position;
	// These statements can only change positions on their own laws.
	const theirLaws =
		statements &&
		db.select({ id: regulationId }).from(t.position).where(inArray(statementId, statements));
	const said = positionsInOrder(
		and(
			regulation === undefined ? undefined : eq(regulationId, regulation),
			// The second condition is the exact one; the first lets PostgreSQL use an index.
			stakeholder === undefined
				? undefined
				: and(spokenBy(stakeholder), eq(attributedToId, stakeholder)),
			theirLaws && inArray(regulationId, theirLaws)
		)
	);
	const { slug, name, kind } = t.stakeholder;
	return db
		.select({
			id: said.id,
			date: said.date,
			latest: said.latest,
			stance: said.stance,
			before: jsonOf({
				id: sql<string>`${said.before}`,
				date: sql<string>`${said.dateBefore}`,
				stance: sql<TakenStance>`${said.stanceBefore}`
			}),
			stakeholder: jsonOf({ slug, name, kind }),
			regulation: jsonOf({ slug: t.regulation.slug, title: t.regulation.title }),
			/** How many there are, however few are read. */
			total: sql<number>`(count(*) over ())::int`.as('total')
		})
		.from(said)
		.innerJoin(t.stakeholder, onPublished(t.stakeholder, said.stakeholder))
		.innerJoin(t.regulation, onPublished(t.regulation, said.regulationId))
		.where(and(isChanged(said), statements && inArray(said.id, statements)))
		.orderBy(desc(said.latest), desc(said.earliest), said.id);
}

/** The condition that a statement changes its stakeholder's position, on `regulation` and to `stance` if given. */
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
