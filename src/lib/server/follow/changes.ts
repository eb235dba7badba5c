import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { FollowKind } from '../../domain/follow.ts';
import type { Noun } from '../../domain/nouns.ts';
import { changedPositions } from '../../nouns/statement/queries.server.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { db } from '../db/index.ts';
import { change as table, revision } from '../db/schema.ts';

type Row = typeof table.$inferSelect;

/** A change with the item as it was for readers before it, if they could read it, and as it is since. */
export interface Change extends Omit<Row, 'noun'> {
	noun: Noun;
	before: object | null;
	after: object;
}

const before = alias(revision, 'before');

/** Changes of these ids, oldest first. */
export async function readChanges(ids: number[]): Promise<Change[]> {
	const isIts = and(
		...[eq(revision.noun, table.noun), eq(revision.rowId, table.rowId)],
		// What comes near is told of the item as it stands.
		sql`${revision.version} = coalesce(${table.version}, (
			select max(version) from revision latest
			where latest.noun = ${table.noun} and latest.row_id = ${table.rowId}
		))`
	);
	const rows = await db
		.select({ change: table, before: before.snapshot, after: revision.snapshot })
		.from(table)
		.innerJoin(revision, isIts)
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
	return rows.map(({ change, before, after }) => ({
		...{ ...change, noun: change.noun as Noun },
		...{ before: before as object | null, after: after as object }
	}));
}

/** Whether it is a statement that is new to readers and takes another position than its stakeholder took before. */
export const movesPosition = async ({ noun, rowId, before, version }: Change): Promise<boolean> =>
	noun === 'statement' &&
	version !== null &&
	!before &&
	(await changedPositions({ statements: [rowId] })).length > 0;

/**
 * What a follower who chose kinds is told of it as; none where nobody is told.
 * @param moves as `movesPosition` finds
 */
export function kindsOf({ noun, before, after, comingOn }: Change, moves: boolean): FollowKind[] {
	if (comingOn) return ['coming'];
	const isGone = (after as { state: string }).state === 'withdrawn';
	// What is a statement is told as that.
	if (noun === 'event' && (after as Item<'event'>).statement) return [];
	if (isGone) return ['correction'];
	if (before) return ['correction', ...outcomeOf(noun, before, after)];
	return [...(newKinds[noun] ?? []), ...(moves ? (['position'] as const) : [])];
}

const newKinds: Partial<Record<Noun, FollowKind[]>> = {
	regulation: ['event'],
	event: ['event'],
	statement: ['statement'],
	campaign: ['statement'],
	article: ['article']
};

/** What came of a law, or of a campaign, is written into them; who follows what happens is told. */
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
