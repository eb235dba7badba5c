import { and, count as rows, countDistinct, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import type { Counting } from '../../domain/charts/counts.ts';
import type { EventKind } from '../../domain/vocabulary.ts';
import { preferredClaim } from '../../nouns/event/card.server.ts';
import { db } from '../db/index.ts';
import { jsonOf, jsonRows, oneRow } from '../db/prepared.ts';
import * as t from '../db/schema.ts';
import { isForeign, speaksAs } from '../lists/kinds.ts';
import { idBySlug } from '../lists/list.ts';
import { countedBy, countedEveryTime, unitOf } from './counted.ts';

/** Events that people react to, the most important first, since a chart marks only a few. */
export const triggers: EventKind[] = [
	'notification',
	'leak',
	'publication',
	'withdrawal',
	'suspension',
	'supersession',
	'approval',
	'amendment',
	'court',
	'commencement',
	'enforcement'
];

export type Figures = ReturnType<typeof figuresOf>;

/** The numbers of a law's charts as JSON for a query, which `figuresOf` reads, and a key under which they can be kept. */
export const countedOn = (slug: string, counting: Counting) => ({
	key: JSON.stringify(counting),
	counted: () =>
		jsonOf({
			kind: jsonRows(kindsOn(slug, counting)),
			course: jsonRows(courseOn(slug, counting)),
			demands: jsonRows(demandsOn(slug, counting)),
			events: jsonRows(triggersOn(slug))
		})
});

export async function chartFigures(slug: string, counting: Counting) {
	const [row] = await db.select({ counted: countedOn(slug, counting).counted() }).from(oneRow);
	return figuresOf(row!.counted);
}

type CountedOn = ReturnType<ReturnType<typeof countedOn>['counted']>['_']['type'];

export function figuresOf({ kind, course, demands, events }: CountedOn) {
	return {
		kind,
		course,
		demand: demands.flatMap(({ demand, value }) => (demand ? { demand, value } : [])),
		/** Number of statements with demands, or of members. */
		demanding: demands.find(({ demand }) => !demand)?.units ?? 0,
		events: events.filter(({ kind }) => triggers.includes(kind)),
		/** Number of reactions that are statements and have disputed dates. */
		disputed: new Set(
			events.flatMap(({ isDisputed, statement }) => (isDisputed && statement) || [])
		).size
	};
}

function kindsOn(slug: string, counting: Counting) {
	const { count } = counting;
	const each = countedBy(counting);
	const { kind, country } = t.stakeholder;
	const who = count === 'members' ? each.stakeholderId : speaksAs(each.stakeholderId, each);
	const foreign = isForeign(country, t.regulation.jurisdiction);
	return db
		.select({ kind, isForeign: foreign, stance: each.stance, value: rows() })
		.from(each)
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, who))
		.innerJoin(t.regulation, eq(t.regulation.id, each.regulationId))
		.where(eq(each.regulationId, idBySlug(t.regulation, slug)))
		.groupBy(kind, sql`2`, each.stance);
}

/** Counts by date. `dates` counts a statement once, whatever its number of names. */
function courseOn(slug: string, counting: Counting) {
	const each = countedBy(counting);
	const { earliest, latest, stance, statementId, date } = each;
	const dates = countDistinct(unitOf(counting.count, each));
	/** Statements dated to several days, which may fit no bin. */
	const statements = sql<{ id: string; date: string }[] | null>`
		jsonb_agg(distinct jsonb_build_object('id', ${statementId}, 'date', ${date})) filter (where ${earliest} <> ${latest})`;
	return db
		.select({ earliest, latest, stance, value: rows(), dates, statements })
		.from(each)
		.where(eq(each.regulationId, idBySlug(t.regulation, slug)))
		.groupBy(earliest, latest, stance);
}

/** Counts by demand. The row without a demand has the total of statements or members. */
function demandsOn(slug: string, counting: Counting) {
	const { count } = counting;
	const each = countedEveryTime(counting);
	const units = countDistinct(unitOf(count, each));
	const { demand, statementId } = t.demand;
	return db
		.select({ demand, value: count === 'members' ? units : rows(), units })
		.from(each)
		.innerJoin(t.demand, eq(statementId, each.statementId))
		.where(eq(each.regulationId, idBySlug(t.regulation, slug)))
		.groupBy(sql`grouping sets ((${demand}), ())`);
}

function triggersOn(slug: string) {
	const { id, kind, description, statementId } = t.event;
	const { date, earliest, latest } = t.datedClaim;
	return db
		.select({
			id,
			kind,
			description,
			date,
			earliest,
			latest,
			isDisputed: isDisputed(),
			statement: t.statement.id
		})
		.from(t.eventRegulation)
		.innerJoin(t.event, onPublished(t.event, t.eventRegulation.eventId))
		.innerJoin(t.datedClaim, preferredClaim)
		.leftJoin(t.statement, onPublished(t.statement, statementId))
		.where(
			and(
				eq(t.eventRegulation.regulationId, idBySlug(t.regulation, slug)),
				or(inArray(kind, triggers), isNotNull(t.statement.id))
			)
		)
		.orderBy(earliest, id);
}

/** True if other sources give another date of the event. */
export const isDisputed = () =>
	sql<boolean>`exists (select from ${t.datedClaim} other where other.event_id = ${t.event.id} and not other.preferred)`;
