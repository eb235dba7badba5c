import { and, asc, desc, eq, inArray, or } from 'drizzle-orm';
import { clockSentence, clocksOf, exactDays, formatDays } from '../../domain/timeline/clocks.ts';
import { type Chart, type ChartRow, shortTitle } from '../../domain/charts/charts.ts';
import { rowsBehind, shareOf } from '../../domain/charts/counts.ts';
import { country, oneOf } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import { counts, type Count, type EventKind, instruments } from '../../domain/vocabulary.ts';
import { clockColumns, daysHidden, readClock } from '../../nouns/regulation/clock.server.ts';
import { preferredClaim } from '../../nouns/event/card.server.ts';
import { db } from '../db/index.ts';
import { countsOf } from '../lists/facets.ts';
import { labelIn } from '../lists/list.ts';
import * as t from '../db/schema.ts';
import { clock } from '../derived/tables.ts';
import { isDisputed } from './figures.ts';
import { stanceTable } from './table.ts';
import {
	rankedRegulationColumns,
	type RegulationFilters,
	type RegulationSums,
	regulationsOf,
	sumsByRegulation,
	totalsOf,
	unitsOn
} from './totals.ts';

export const filters = {
	jurisdiction: country,
	instrument: oneOf(instruments),
	count: oneOf(counts)
};

const rowOf = (regulation: RegulationSums['regulation']): Omit<ChartRow, 'cells'> => ({
	key: regulation.slug,
	label: `${regulation.title} (${countryName(regulation.jurisdiction)})`,
	short: `${shortTitle(regulation)} (${countryName(regulation.jurisdiction)})`,
	href: `/regulations/${regulation.slug}`
});

/**
 * Measures two clocks of each law: days until the text was public, and from then to the first reaction. Only exact
 * days in that order are drawn; the table has the others in words.
 */
export async function hiddenByRegulation(
	chosen: RegulationFilters = {},
	most?: number
): Promise<{ hidden: Chart; answered: Chart }> {
	const [{ regulations, early, ...exact }, hidden, answered, disputed] = await Promise.all([
		totalsOf(chosen),
		longest('hidden', chosen, most),
		longest('answered', chosen, most),
		disputedDays(chosen)
	]);
	return {
		hidden: daysChart('Days hidden', hidden, {
			exact: exact.hidden,
			early: early.hidden,
			regulations,
			disputed: disputed.filter(({ kind }) => kind !== 'reaction')
		}),
		answered: daysChart('Days to the first reaction from outside the state', answered, {
			exact: exact.answered,
			early: early.answered,
			regulations,
			disputed: disputed.filter(({ kind }) => !makes.includes(kind))
		})
	};
}

const makes: EventKind[] = ['notification', 'approval'];
const showsText: EventKind[] = ['leak', 'publication'];

/** Finds laws whose clocks rest on events with disputed dates, and the kinds of these events. */
function disputedDays(chosen: RegulationFilters) {
	const { kind, state, id } = t.event;
	const { date } = t.datedClaim;
	return db
		.selectDistinct({ slug: t.regulation.slug, kind })
		.from(t.regulation)
		.innerJoin(clock, eq(clock.regulationId, t.regulation.id))
		.innerJoin(t.eventRegulation, eq(t.eventRegulation.regulationId, t.regulation.id))
		.innerJoin(t.event, and(eq(id, t.eventRegulation.eventId), eq(state, 'published')))
		.innerJoin(t.datedClaim, preferredClaim)
		.where(
			and(
				regulationsOf(chosen),
				or(
					and(inArray(kind, makes), eq(date, clock.made)),
					and(inArray(kind, showsText), eq(date, clock.textPublic)),
					and(eq(kind, 'reaction'), eq(date, clock.firstReaction))
				),
				isDisputed()
			)
		);
}

async function longest(name: 'hidden' | 'answered', chosen: RegulationFilters, most?: number) {
	const days = name === 'hidden' ? daysHidden : clock[name];
	const query = db
		.select({ ...rankedRegulationColumns, clock: clockColumns })
		.from(t.regulation)
		.innerJoin(clock, eq(clock.regulationId, t.regulation.id))
		.where(regulationsOf(chosen))
		.orderBy(desc(days), asc(t.regulation.title))
		.$dynamic();
	const regulations = await (most ? query.limit(most) : query);
	return regulations.map((regulation) => {
		const clocks = clocksOf(readClock(regulation.clock), regulation);
		const hasDays = name === 'hidden' && (clocks.hidden ?? clocks.passage);
		const missing = name === 'hidden' ? clocks.missing : undefined;
		const words = hasDays ? clockSentence(clocks) : formatDays(clocks[name], missing);
		return { regulation, clocks, days: clocks[name], words };
	});
}

function daysChart(
	label: string,
	known: Awaited<ReturnType<typeof longest>>,
	{
		exact,
		early,
		regulations,
		disputed
	}: { exact: number; early: number; regulations: number; disputed: { slug: string }[] }
): Chart {
	const rows = known.map(({ regulation, clocks, days, words }) => {
		const number = exactDays(days);
		const value = number !== undefined && number >= 0 ? number : null;
		const href = days && `/regulations/${regulation.slug}#timeline`;
		const isDisputed = disputed.some(({ slug }) => slug === regulation.slug);
		return { ...rowOf(regulation), clocks, isDisputed, cells: [{ value, text: words, href }] };
	});
	return {
		heading: 'Law',
		series: [{ key: 'all', label }],
		rows,
		more: regulations - rows.length,
		early,
		total: exact
	};
}

/** Most discussed laws first. Shares are given from five statements on. */
export async function stanceByRegulation(
	count: Count,
	chosen: RegulationFilters = {},
	most?: number
): Promise<Chart> {
	const [{ shown, regulations, total }, units] = await Promise.all([
		sumsByRegulation(count, chosen, most),
		unitsOn(count, chosen)
	]);
	const byKey = new Map(shown.map((sums) => [sums.regulation.slug, sums]));
	const counted = shown.flatMap(({ regulation, stances }) =>
		stances.map((each) => ({ row: regulation.slug, ...each }))
	);
	const chart = stanceTable(counted, {
		heading: 'Law',
		rows: shown.map(({ regulation }) => rowOf(regulation)),
		cell: (slug, stance, value) => {
			const { value: all, stances, statements } = byKey.get(slug)!;
			const silent = stances.find(({ stance }) => stance === 'not_stated')?.value ?? 0;
			const isShare = value > 0 && stance !== 'not_stated';
			const share = isShare ? shareOf(value, all - silent, statements) : undefined;
			return {
				value,
				text: share && `${value} (${share})`,
				href: rowsBehind(value, count, { regulation: slug, stance })
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
