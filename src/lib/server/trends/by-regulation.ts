import { setTimeout } from 'node:timers/promises';
import { and, asc, type Column, desc, eq, exists, type SQL, sql } from 'drizzle-orm';
import {
	clockSentence,
	clocksOf,
	exactDays,
	formatDays,
	type OtherDay
} from '../../domain/timeline/clocks.ts';
import { type Chart, type ChartRow, shortTitle } from '../../domain/charts/charts.ts';
import { operatorChoices, rowsBehind, shareOf } from '../../domain/charts/counts.ts';
import { country, oneOf } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import { counts, type Count, instruments } from '../../domain/vocabulary.ts';
import {
	clockColumns,
	daysHidden,
	hasClock,
	readClock
} from '../../nouns/regulation/clock.server.ts';
import { onPublished } from '../../nouns/cards.server.ts';
import { preferredClaim } from '../../nouns/event/card.server.ts';
import { db } from '../db/index.ts';
import { limitedTo, prepared } from '../db/prepared.ts';
import { cachedByChange } from '../lists/cached.ts';
import { countsOf } from '../lists/facets.ts';
import { labelIn } from '../lists/list.ts';
import * as t from '../db/schema.ts';
import { clock } from '../derived/tables.ts';
import { isDisputed } from './figures.ts';
import { stanceTable } from './table.ts';
import {
	isNarrowed,
	mostRankedRegulations,
	rankedRegulationColumns,
	type RegulationFilters,
	type RegulationSums,
	regulationsOf,
	statementsByLaw,
	sumsByRegulation,
	unitsOn
} from './totals.ts';

export const filters = {
	jurisdiction: country,
	instrument: oneOf(instruments),
	count: oneOf(counts),
	operator: oneOf(operatorChoices)
};

const rowOf = (regulation: RegulationSums['regulation']): Omit<ChartRow, 'cells'> => ({
	key: regulation.slug,
	label: `${regulation.title} (${countryName(regulation.jurisdiction)})`,
	short: `${shortTitle(regulation)} (${countryName(regulation.jurisdiction)})`,
	href: `/regulations/${regulation.slug}`
});

type Clock = 'hidden' | 'answered';

/**
 * Measures a clock of each law: days until the text was public, or from then to the first reaction. Only exact days in
 * that order are drawn; the table has the others in words.
 */
export async function daysByRegulation(
	name: Clock,
	chosen: RegulationFilters = {},
	most?: number
): Promise<Chart> {
	if (!isNarrowed(chosen) && most === mostRankedRegulations) return daysOfAll[name]();
	return daysChart(name, await daysQuery(name, chosen, most));
}

const daysOfAll = { hidden: readDaysOfAll('hidden'), answered: readDaysOfAll('answered') };

/** A publication of articles moves no clock. */
const cached = cachedByChange<Chart>(['regulation', 'event', 'statement', 'stakeholder']);

function readDaysOfAll(name: Clock) {
	const query = prepared(() => daysQuery(name, {}, mostRankedRegulations).prepare(`days_${name}`));
	return () => cached(name, async () => daysChart(name, await query().execute()));
}

interface Measure {
	label: string;
	rank: SQL | Column;
	isExact: SQL;
	/** The clock's second day lies before its first. */
	isEarly: SQL;
	/** Whether the day is disputed on which the law's clock ends. Its other days come with the clock. */
	isEndDisputed: () => SQL<boolean>;
	restsOn: (other: OtherDay) => boolean;
}

const measures: Record<Clock, Measure> = {
	hidden: {
		label: 'Days hidden',
		rank: daysHidden,
		isExact: sql`${clock.hidden} >= 0 and ${hasClock}`,
		isEarly: sql`${clock.textPublicLatest} < ${clock.madeEarliest} and ${hasClock}`,
		isEndDisputed: () => sql`false`,
		restsOn: () => true
	},
	answered: {
		label: 'Days to the first reaction from outside the state',
		rank: clock.answered,
		isExact: sql`${clock.answered} >= 0`,
		isEarly: sql`${clock.firstReactionLatest} < ${clock.textPublicEarliest}`,
		isEndDisputed: hasDisputedReaction,
		restsOn: ({ of }) => of === 'textPublic'
	}
};

/** Whether another source gives another day for a reaction on the day that counts as that of the first. */
function hasDisputedReaction() {
	const { kind, id } = t.event;
	const reactions = db
		.select({ id })
		.from(t.eventRegulation)
		.innerJoin(t.event, onPublished(t.event, t.eventRegulation.eventId))
		.innerJoin(t.datedClaim, preferredClaim)
		.where(
			and(
				eq(t.eventRegulation.regulationId, t.regulation.id),
				eq(kind, 'reaction'),
				eq(t.datedClaim.date, clock.firstReaction),
				isDisputed()
			)
		);
	return sql<boolean>`${exists(reactions)}`;
}

/** Each row repeats the totals over all laws. */
function daysQuery(name: Clock, chosen: RegulationFilters, most?: number) {
	const { rank, isEarly, isExact, isEndDisputed } = measures[name];
	const counted = (which: SQL) => sql<number>`(count(*) filter (where ${which}) over ())::int`;
	const query = db
		.select({
			regulation: rankedRegulationColumns,
			clock: clockColumns,
			isEndDisputed: isEndDisputed(),
			all: counted(sql`true`),
			early: counted(isEarly),
			exact: counted(isExact)
		})
		.from(t.regulation)
		.innerJoin(clock, eq(clock.regulationId, t.regulation.id))
		.where(regulationsOf(chosen))
		.orderBy(desc(rank), asc(t.regulation.title))
		.$dynamic();
	return most ? query.limit(limitedTo(most)) : query;
}

function daysChart(name: Clock, found: Awaited<ReturnType<typeof daysQuery>>): Chart {
	const { label, restsOn } = measures[name];
	const rows = found.map(({ regulation, clock, isEndDisputed }) => {
		const known = clocksOf(readClock(clock), regulation);
		const days = known[name];
		const number = exactDays(days);
		const value = number !== undefined && number >= 0 ? number : null;
		const hasDays = name === 'hidden' && (known.hidden ?? known.passage);
		const missing = name === 'hidden' ? known.missing : undefined;
		const text = hasDays ? clockSentence(known) : formatDays(days, missing);
		const href = days && `/regulations/${regulation.slug}#timeline`;
		const isDisputed = isEndDisputed || Boolean(known.otherDays?.some(restsOn));
		return { ...rowOf(regulation), clocks: known, isDisputed, cells: [{ value, text, href }] };
	});
	const { all = 0, early = 0, exact = 0 } = found[0] ?? {};
	return {
		heading: 'Law',
		series: [{ key: 'all', label }],
		rows,
		more: all - rows.length,
		early,
		total: exact
	};
}

/** Most discussed laws first. `shareRules` says when shares are given, and of what. */
export async function stanceByRegulation(
	count: Count,
	chosen: RegulationFilters = {},
	most?: number
): Promise<Chart> {
	const unitsRead = unitsOn(count, chosen);
	const { shown, regulations, total } = await sumsByRegulation(count, chosen, most);
	const [units, resting] = await Promise.all([
		unitsRead,
		statementsByLaw({ count, operator: chosen.operator }, shown, most)
	]);
	// Reading the sums of ten thousand laws and making rows of them take a fifth of a second each. An immediate would run
	// in the same turn of the event loop as the reading.
	await setTimeout(0);
	const byKey = new Map(shown.map((sums) => [sums.regulation.slug, sums]));
	const counted = shown.flatMap(({ regulation, stances }) =>
		stances.map((each) => ({ row: regulation.slug, ...each }))
	);
	const chart = stanceTable(counted, {
		heading: 'Law',
		rows: shown.map(({ regulation }) => rowOf(regulation)),
		cell: (slug, stance, value) => {
			const { regulation, value: all, stances } = byKey.get(slug)!;
			const statements = resting.get(regulation.id) ?? 0;
			const silent = stances.find(({ stance }) => stance === 'not_stated')?.value ?? 0;
			const isShare = value > 0 && stance !== 'not_stated';
			const share = isShare ? shareOf(value, all - silent, statements) : undefined;
			return {
				value,
				text: share && `${value} (${share})`,
				href: rowsBehind(value, count, { regulation: slug, stance, operator: chosen.operator })
			};
		}
	});
	return { ...chart, total, behind: units, more: regulations - shown.length };
}

const choices = countsOf({
	table: t.regulation,
	conditionsOf: (chosen: RegulationFilters) => ({ regulations: regulationsOf(chosen) }),
	facetsOf: () => ({
		jurisdiction: { value: t.regulation.jurisdiction, label: countryName },
		instrument: { value: t.regulation.instrument, label: labelIn(instruments) }
	})
});

export async function facets({ jurisdiction, instrument }: RegulationFilters) {
	return (await choices({ jurisdiction, instrument })).facets;
}
