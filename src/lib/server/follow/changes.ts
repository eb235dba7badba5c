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

/** Statements that are new to readers and take another position than their stakeholders took before, by their ids. */
export async function movingPositions(changes: Change[]): Promise<Set<string>> {
	const statements = changes.flatMap(({ noun, rowId, before, version }) =>
		noun === 'statement' && version !== null && !before ? rowId : []
	);
	if (!statements.length) return new Set();
	return new Set((await changedPositions({ statements })).map(({ id }) => id));
}

/**
 * What a follower who chose kinds is told of it as; none where nobody is told.
 * @param moves whether `movingPositions` finds it
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
	membership: ['event'],
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
