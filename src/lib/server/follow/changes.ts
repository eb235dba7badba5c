import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { FollowKind } from '../../domain/follow.ts';
import type { Noun } from '../../domain/nouns.ts';
import { changedPositions } from '../../nouns/statement/queries.server.ts';
import { descriptionOf } from '../../nouns/derive/descriptions.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import { change as table, revision, statement } from '../db/schema.ts';
import { hasRow } from '../lists/list.ts';

type Row = typeof table.$inferSelect;

/** `before` is null if readers could not see the item then. */
export interface Change extends Omit<Row, 'noun'> {
	noun: Noun;
	before: object | null;
	after: object;
	/** An event that is a public statement is told as the statement. */
	isStatement: boolean;
}

const before = alias(revision, 'before');

export async function readChanges(ids: number[]): Promise<Change[]> {
	const isSameVersion = and(
		...[eq(revision.noun, table.noun), eq(revision.rowId, table.rowId)],
		// A reminder of a coming day shows the newest version.
		sql`${revision.version} = coalesce(${table.version}, (
			select max(version) from revision latest
			where latest.noun = ${table.noun} and latest.row_id = ${table.rowId}
		))`
	);
	const isItsStatement = sql`${statement.id} = ${revision.snapshot} ->> 'statement'`;
	const isEvent = eq(table.noun, 'event');
	const isStatement = sql<boolean>`${and(
		isEvent,
		hasRow(statement, and(isItsStatement, isPublished(statement.state)))
	)}`;
	const rows = await db
		.select({ change: table, before: before.snapshot, after: revision.snapshot, isStatement })
		.from(table)
		.innerJoin(revision, isSameVersion)
		.leftJoin(
			before,
			and(
				...[eq(before.noun, table.noun), eq(before.rowId, table.rowId)],
				eq(before.version, sql`${table.version} - 1`),
				sql`${before.snapshot} ->> 'state' = 'published'`
			)
		)
		.where(inArray(table.id, ids))
		.orderBy(table.id);
	return rows.map(({ change, before, after, isStatement }) => ({
		...change,
		isStatement,
		noun: change.noun as Noun,
		before: before as object | null,
		after: after as object
	}));
}

/** Finds newly public statements in which a stakeholder changes position. */
export async function statementsChangingPosition(changes: Change[]): Promise<Set<string>> {
	const statements = changes.flatMap(({ noun, rowId, before, version }) =>
		noun === 'statement' && version !== null && !before ? rowId : []
	);
	if (!statements.length) return new Set();
	return new Set((await changedPositions({ statements })).map(({ id }) => id));
}

/** Returns the kinds of follows that are told of a change. @param moves whether `statementsChangingPosition` has the item */
export function kindsOf(
	{ noun, before, after, comingOn, isStatement }: Change,
	moves: boolean
): FollowKind[] {
	if (comingOn) return ['coming'];
	const isGone = (after as { state: string }).state === 'withdrawn';
	if (isStatement) return [];
	if (isGone) return ['correction'];
	if (before) return ['correction', ...outcomeOf(noun, before, after)];
	const { toldAs } = descriptionOf(noun);
	return [...(toldAs ? [toldAs] : []), ...(moves ? (['position'] as const) : [])];
}

/** Outcomes of laws and campaigns are edits of them, yet they count as events or statements too. */
function outcomeOf(noun: Noun, before: object, after: object): FollowKind[] {
	if (noun === 'regulation')
		return (before as Item<'regulation'>).status === (after as Item<'regulation'>).status
			? []
			: ['event'];
	if (noun !== 'campaign') return [];
	const outcomes = (item: object) =>
		(item as Item<'campaign'>).demands.map(({ demand, outcome }) => `${demand} ${outcome}`).join();
	return outcomes(before) === outcomes(after) ? [] : ['statement'];
}
