import { and, eq, gte, inArray, type SQL, sql } from 'drizzle-orm';
import { correction, formerSlug } from '../tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { type MadeCorrection, hasChange, madeCorrections } from './list.ts';

/** What something shows of the record: a statement, a campaign, what is on record about some laws, by their ids, or all laws. */
export type Scope =
	{ statement: string } | { campaign: string } | { regulations: string[] } | 'all laws';

export interface ChangesSince {
	/** The newest of the corrections. */
	latest?: MadeCorrection;
	corrections: number;
	/** How many statements and events about what is shown were withdrawn. */
	withdrawn: number;
}

/**
 * What was put right since a day, that day included, for it may have been later on it: the corrections that were made,
 * as the public list of corrections has them, of the page of what is shown and of the pages that it is drawn from. What
 * editors change without such a report, as when they add an event, corrects nothing that was read.
 */
export async function changesSince(day: string, scope: Scope): Promise<ChangesSince> {
	const made = and(
		eq(correction.state, 'made'),
		gte(correction.decidedAt, new Date(day)),
		isWithin(scope)
	);
	const [corrections, [latest], withdrawn] = await Promise.all([
		db.$count(correction, made),
		madeCorrections(made, { limit: 1 }),
		withdrawnSince(day, scope)
	]);
	return { latest, corrections, withdrawn };
}

/** Whether it was reported at a page of what is shown, or put right in an item of it. */
function isWithin(scope: Scope): SQL {
	const path = sql`split_part(${correction.page}, '?', 1)`;
	if (scope === 'all laws')
		return sql`(split_part(${path}, '/', 2) in ('trends', 'regulations', 'statements', 'events') or ${hasChange(sql`noun in ('regulation', 'statement', 'event')`)})`;
	if ('statement' in scope)
		return sql`(${path} = ${`/statements/${scope.statement}`} or ${hasChange(sql`(noun, row_id) = ('statement', ${scope.statement})`)})`;
	if ('campaign' in scope)
		return sql`(${path} in (
			select '/campaigns/' || slug from ${t.campaign} where id = ${scope.campaign}
			union all select '/campaigns/' || slug from ${formerSlug} where noun = 'campaign' and row_id = ${scope.campaign}
		) or ${hasChange(sql`(noun, row_id) = ('campaign', ${scope.campaign})`)})`;
	const { regulations } = scope;
	return sql`(${path} in (
		select '/regulations/' || slug from ${t.regulation} where id in ${regulations}
		union all select '/regulations/' || slug from ${formerSlug} where noun = 'regulation' and row_id in ${regulations}
		union all select '/statements/' || statement_id from ${t.position} where regulation_id in ${regulations}
		union all select '/events/' || event_id from ${t.eventRegulation} where regulation_id in ${regulations}
	) or ${hasChange(sql`(noun, row_id) in (
		select 'regulation', id from ${t.regulation} where id in ${regulations}
		union all select 'statement', statement_id from ${t.position} where regulation_id in ${regulations}
		union all select 'event', event_id from ${t.eventRegulation} where regulation_id in ${regulations}
	)`)})`;
}

/** A statement or campaign that was withdrawn itself is no longer shown at all. */
async function withdrawnSince(day: string, scope: Scope): Promise<number> {
	if (scope !== 'all laws' && !('regulations' in scope)) return 0;
	const regulations = scope === 'all laws' ? undefined : scope.regulations;
	const { position, eventRegulation } = t;
	const [statements, events] = await Promise.all([
		countWithdrawn(t.statement, day, position.statementId, position, regulations),
		countWithdrawn(t.event, day, eventRegulation.eventId, eventRegulation, regulations)
	]);
	return statements + events;
}

function countWithdrawn(
	table: typeof t.statement | typeof t.event,
	day: string,
	linked: typeof t.position.statementId | typeof t.eventRegulation.eventId,
	link: typeof t.position | typeof t.eventRegulation,
	regulations: string[] | undefined
) {
	const ofLaw = db
		.select({ id: linked })
		.from(link)
		.where(regulations && inArray(link.regulationId, regulations));
	return db.$count(
		table,
		and(eq(table.state, 'withdrawn'), gte(table.updatedAt, new Date(day)), inArray(table.id, ofLaw))
	);
}
