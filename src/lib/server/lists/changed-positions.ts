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
import { alias } from 'drizzle-orm/pg-core';
import { onPublished } from '../../nouns/cards.server.ts';
import type { Stance, TakenStance } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { jsonOf } from '../db/prepared.ts';
import * as t from '../db/schema.ts';
import { changedPosition } from '../derived/tables.ts';
import { hasRow } from './list.ts';
import { attributedToId } from './participants.ts';

interface Asked {
	/** The id of a law. */
	regulation?: string | Column;
	/** The id of a stakeholder. */
	stakeholder?: string | Placeholder;
	/** Only changes in these statements. */
	statements?: string[];
}

/** Joins the position of a statement on the law of the change. */
const isPosition = (
	{ statementId, regulationId }: Record<'statementId' | 'regulationId', Column>,
	statement: Column
) => and(eq(statementId, statement), eq(regulationId, changedPosition.regulationId));

/** Changes of a stakeholder's stance on a law, each with both statements, the latest first. */
export function changedPositions({ regulation, stakeholder, statements }: Asked) {
	const said = t.statement;
	// Aliases, because a query around this one may read laws.
	const law = alias(t.regulation, 'law');
	const before = alias(t.statement, 'before');
	const stood = alias(t.position, 'stood');
	const { slug, name, kind } = t.stakeholder;
	return db
		.select({
			id: said.id,
			date: said.date,
			latest: said.latest,
			stance: sql<TakenStance>`${t.position.stance}`.as('stance_now'),
			before: jsonOf({
				id: before.id,
				date: before.date,
				stance: sql<TakenStance>`${stood.stance}`
			}),
			stakeholder: jsonOf({ slug, name, kind }),
			regulation: jsonOf({ slug: law.slug, title: law.title })
		})
		.from(changedPosition)
		.innerJoin(said, eq(said.id, changedPosition.statementId))
		.innerJoin(t.position, isPosition(t.position, changedPosition.statementId))
		.innerJoin(before, eq(before.id, changedPosition.beforeId))
		.innerJoin(stood, isPosition(stood, changedPosition.beforeId))
		.innerJoin(t.stakeholder, onPublished(t.stakeholder, changedPosition.stakeholderId))
		.innerJoin(law, onPublished(law, changedPosition.regulationId))
		.where(
			and(
				regulation === undefined ? undefined : eq(changedPosition.regulationId, regulation),
				stakeholder === undefined ? undefined : eq(changedPosition.stakeholderId, stakeholder),
				statements && inArray(said.id, statements)
			)
		)
		.orderBy(desc(said.latest), desc(said.earliest), said.id);
}

interface ChangeAsked {
	regulation?: SQL;
	stance?: Stance;
}

/** The condition that a statement changes its stakeholder's position, on `regulation` and to `stance` if given. */
export const isChangeOfPosition = ({ regulation, stance }: ChangeAsked): SQL =>
	inArray(
		t.statement.id,
		db
			.select({ id: changedPosition.statementId })
			.from(changedPosition)
			.innerJoin(t.position, isPosition(t.position, changedPosition.statementId))
			.innerJoin(t.regulation, onPublished(t.regulation, changedPosition.regulationId))
			.where(
				and(
					regulation && eq(changedPosition.regulationId, regulation),
					stance && eq(t.position.stance, stance)
				)
			)
	);

/** The condition that a joined position differs from the one before. */
export const isChangedPosition = (): SQL =>
	hasRow(changedPosition, isPosition(t.position, changedPosition.statementId));

/**
 * Like `isChangeOfPosition`, for statements that are not published: the view `position_change` compares only published
 * ones. The statement is compared with the published one before it in the same order.
 */
export function wasChangeOfPosition({ regulation, stance }: ChangeAsked): SQL {
	const { statementId, regulationId } = t.position;
	const said = t.statement;
	const before = sql`
		select stood.stance, earlier.latest
		from ${t.statement} earlier join ${t.position} stood on stood.statement_id = earlier.id
		where earlier.state = 'published' and stood.regulation_id = ${regulationId} and stood.stance <> 'not_stated'
			and coalesce(earlier.organisation_id, earlier.speaker_id) = ${attributedToId}
			and (earlier.latest, earlier.earliest, earlier.id) < (${said.latest}, ${said.earliest}, ${said.id})
		order by earlier.latest desc, earlier.earliest desc, earlier.id desc limit 1`;
	return hasRow(
		t.position,
		and(
			eq(statementId, said.id),
			ne(t.position.stance, 'not_stated'),
			regulation && eq(regulationId, regulation),
			stance && eq(t.position.stance, stance),
			sql`exists (
				select from (${before}) before where before.stance <> ${t.position.stance} and before.latest < ${said.earliest})`
		)
	);
}
