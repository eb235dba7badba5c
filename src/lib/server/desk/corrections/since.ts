import { and, eq, gte, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import { hasSlug, nameOf, type Noun } from '../../../domain/nouns.ts';
import { accompanying } from '../../../domain/timeline/outline.ts';
import { groupBy } from '../../../domain/timeline/succession.ts';
import { correction, formerSlug } from '../tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { isNamedIn } from '../../lists/list.ts';
import { type MadeCorrection, hasChange, madeCorrections } from './list.ts';

type Kind = 'regulation' | 'statement' | 'event';

/** The part of the record that a page or chart shows. */
export type Scope =
	| {
			/** Each key is the slug or id in the item's address. */
			items: { noun: Noun; key: string }[];
			/** The id of the law whose timeline this is: a withdrawn event is missing from it. */
			course?: string;
	  }
	| {
			/** Ids of laws; everything about them is shown. */
			about: string[] | 'all laws';
			kinds: readonly Kind[];
	  };

export interface ChangesSince {
	latest?: MadeCorrection;
	corrections: number;
	/** Statements and events in this scope that were withdrawn. */
	withdrawn: number;
}

/** Includes corrections made on `day` itself: they may have come after the reader's visit. */
export async function changesSince(day: string, scope: Scope): Promise<ChangesSince> {
	const condition = and(
		eq(correction.state, 'made'),
		gte(correction.decidedAt, new Date(day)),
		isWithin(scope)
	);
	const [corrections, [latest], withdrawn] = await Promise.all([
		db.$count(correction, condition),
		madeCorrections(condition, { limit: 1 }),
		withdrawnSince(day, scope)
	]);
	return { latest, corrections, withdrawn };
}

/** Matches corrections reported on the page of a shown item, or made to one. */
function isWithin(scope: Scope): SQL {
	const path = sql`split_part(${correction.page}, '?', 1)`;
	const parts = partsOf(scope).map(([noun, ids]) => {
		const room = nameOf[noun];
		if (!ids)
			return sql`(split_part(${path}, '/', 2) = ${room} or ${hasChange(sql`noun = ${noun}`)})`;
		const pages = hasSlug(noun)
			? sql`select slug from ${t[noun]} where id in (${ids}) union all
				select slug from ${formerSlug} where noun = ${noun} and row_id in (${ids})`
			: ids;
		return sql`((split_part(${path}, '/', 2) = ${room} and split_part(${path}, '/', 3) in (${pages}) and split_part(${path}, '/', 4) = '')
			or ${hasChange(sql`noun = ${noun} and row_id in (${ids})`)})`;
	});
	if ('about' in scope && scope.about === 'all laws')
		parts.push(sql`split_part(${path}, '/', 2) = 'trends'`);
	return parts.length ? sql`(${sql.join(parts, sql` or `)})` : sql`false`;
}

/** Returns the ids of the shown items by noun; undefined means all. */
function partsOf(scope: Scope): [Noun, ids: SQL | undefined][] {
	if ('items' in scope)
		return groupBy(scope.items, ({ noun }) => noun).map(({ key, rows }) => {
			const noun = key as Noun;
			const keys = rows.map(({ key }) => key);
			const by = hasSlug(noun) ? sql`slug` : sql`id`;
			return [noun, sql`select id from ${t[noun]} where ${by} in ${keys}`];
		});
	const { about } = scope;
	const linked: Record<Kind, SQL> = {
		regulation: sql`select id from ${t.regulation} where id in ${about}`,
		statement: sql`select statement_id from ${t.position} where regulation_id in ${about}
			union all ${correctedFrom('statement', sql`'$.positions[*].regulation'`, about)}`,
		event: sql`select event_id from ${t.eventRegulation} where regulation_id in ${about}
			union all ${correctedFrom('event', sql`'$.regulations[*]'`, about)}`
	};
	return scope.kinds.map((kind) => [kind, about === 'all laws' ? undefined : linked[kind]]);
}

/** Finds items that a correction moved from these laws to others: a chart of these laws lost them. */
const correctedFrom = (noun: Kind, laws: SQL, about: string[] | 'all laws') => sql`
	select was.row_id from ${correction} made join ${t.revision} was
		on (was.noun, was.row_id, was.version) = (made.noun, made.row_id, made.row_version - 1)
	where made.state = 'made' and made.noun = ${noun} and exists (
		select from jsonb_path_query(was.snapshot, ${laws}) law where law #>> '{}' in ${about}
	)`;

/** A withdrawn item has no page or chart of its own any more, so only counts and timelines miss it. */
async function withdrawnSince(day: string, scope: Scope): Promise<number> {
	if ('items' in scope)
		return scope.course === undefined
			? 0
			: countWithdrawn('event', day, [scope.course], notInArray(t.event.kind, [...accompanying]));
	const regulations = scope.about === 'all laws' ? undefined : scope.about;
	const { kinds } = scope;
	const [statements, events] = await Promise.all([
		kinds.includes('statement') && countWithdrawn('statement', day, regulations),
		kinds.includes('event') && countWithdrawn('event', day, regulations)
	]);
	return Number(statements) + Number(events);
}

function countWithdrawn(
	noun: 'statement' | 'event',
	day: string,
	regulations: string[] | undefined,
	more?: SQL
) {
	const { id, state, updatedAt } = t[noun];
	const law = noun === 'event' ? t.eventRegulation.regulationId : t.position.regulationId;
	const linked = noun === 'event' ? t.eventRegulation.eventId : t.position.statementId;
	const isLinked = isNamedIn(id, linked, regulations && inArray(law, regulations));
	const isSince = gte(updatedAt, new Date(day));
	return db.$count(t[noun], and(eq(state, 'withdrawn'), isSince, isLinked, more));
}
