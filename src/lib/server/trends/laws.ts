import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { clocksOf, type Days, exactDays, formatDays } from '../../domain/clocks.ts';
import { type Chart, type ChartRow, shortTitle } from '../../domain/charts.ts';
import { rowsBehind, shareOf } from '../../domain/counts.ts';
import { country, oneOf } from '../../domain/filters.ts';
import { groupBy } from '../../domain/succession.ts';
import { countryName } from '../../domain/places.ts';
import { counts, type Count, instruments, type Standing } from '../../domain/vocabulary.ts';
import { clockColumns, readClock } from '../db/clock.ts';
import { db } from '../db/index.ts';
import { choicesOf } from '../db/facets.ts';
import { labelIn } from '../db/list.ts';
import * as t from '../db/schema.ts';
import { lawCount, lawTally } from '../db/tallies.ts';
import { type LawFilters, lawsOf, tallied, type Totals, totalsOf } from './counted.ts';
import { membersByLaw } from './members.ts';
import { stanceTable } from './table.ts';

export const filters = {
	jurisdiction: country,
	instrument: oneOf(instruments),
	count: oneOf(counts)
};

/** A page shows no more; the files of a chart hold all. */
export const mostRows = 40;

const lawColumns = {
	slug: t.regulation.slug,
	title: t.regulation.title,
	aliases: t.regulation.aliases,
	jurisdiction: t.regulation.jurisdiction
};

type Law = { slug: string; title: string; aliases: string[]; jurisdiction: string };

const rowOf = (law: Law): Omit<ChartRow, 'cells'> => ({
	key: law.slug,
	label: `${law.title} (${countryName(law.jurisdiction)})`,
	short: `${shortTitle(law)} (${countryName(law.jurisdiction)})`,
	href: `/regulations/${law.slug}`
});

/**
 * Two clocks of each law: days from made to text public, and from there to the first reaction. A number of days is
 * drawn only where both dates are exact and in that order; the rest stands in the table in words.
 */
export async function hiddenByLaw(
	chosen: LawFilters = {},
	most?: number,
	totals = totalsOf(chosen)
): Promise<{ hidden: Chart; answered: Chart }> {
	const [{ laws, ...exact }, hidden, answered] = await Promise.all([
		totals,
		longest('hidden', chosen, most),
		longest('answered', chosen, most)
	]);
	return {
		hidden: daysChart('Days hidden', hidden, { exact: exact.hidden, laws }),
		answered: daysChart('Days to the first reaction', answered, { exact: exact.answered, laws })
	};
}

/** Longest first, then what cannot be drawn, then what is not known. */
async function longest(clock: 'hidden' | 'answered', chosen: LawFilters, most?: number) {
	const query = db
		.select({ ...lawColumns, clock: clockColumns })
		.from(t.regulation)
		.innerJoin(lawTally, eq(lawTally.regulationId, t.regulation.id))
		.where(lawsOf(chosen))
		.orderBy(desc(lawTally[clock]), asc(t.regulation.title))
		.$dynamic();
	const laws = await (most ? query.limit(most) : query);
	return laws.map((law) => ({ law, days: clocksOf(readClock(law.clock))[clock] }));
}

function daysChart(
	label: string,
	known: { law: Law; days: Days | undefined }[],
	{ exact, laws }: { exact: number; laws: number }
): Chart {
	const rows = known.map(({ law, days }) => {
		const number = exactDays(days);
		const value = number !== undefined && number >= 0 ? number : null;
		const href = days && `/regulations/${law.slug}#timeline`;
		return { ...rowOf(law), cells: [{ value, text: formatDays(days), href }] };
	});
	return {
		heading: 'Law',
		series: [{ key: 'all', label }],
		rows,
		more: laws - rows.length,
		total: exact
	};
}

interface Stances {
	law: Law;
	value: number;
	/** On how many statements the numbers rest. */
	statements: number;
	stances: { stance: Standing; value: number }[];
}

/** Stances on each law, most spoken of first; a share of a law's numbers is told from five statements on. */
export async function stanceByLaw(
	count: Count,
	chosen: LawFilters = {},
	most?: number,
	totals = totalsOf(chosen)
): Promise<Chart> {
	const { laws, lawTotal, ...sums } =
		count === 'members'
			? await membersOn(chosen, most)
			: await stancesOn(count, chosen, most, totals);
	const byKey = new Map(laws.map((law) => [law.law.slug, law]));
	const counted = laws.flatMap(({ law, stances }) =>
		stances.map((each) => ({ row: law.slug, ...each }))
	);
	const chart = stanceTable(counted, {
		heading: 'Law',
		rows: laws.map(({ law }) => rowOf(law)),
		cell: (slug, stance, value) => {
			const { value: whole, statements } = byKey.get(slug)!;
			const share = value > 0 ? shareOf(value, whole, statements) : undefined;
			return {
				value,
				text: share && `${value} (${share})`,
				href: rowsBehind(value, count, { regulation: slug, stance })
			};
		}
	});
	return { ...chart, ...sums, more: lawTotal - chart.rows.length };
}

async function stancesOn(
	count: Exclude<Count, 'members'>,
	chosen: LawFilters,
	most: number | undefined,
	totals: Promise<Totals>
) {
	const whole = tallied[count];
	const query = db
		.select({ ...lawColumns, id: t.regulation.id, whole })
		.from(t.regulation)
		.innerJoin(lawTally, eq(lawTally.regulationId, t.regulation.id))
		.where(and(lawsOf(chosen), gt(whole, 0)))
		.orderBy(desc(whole), asc(t.regulation.title))
		.$dynamic();
	const law = (most ? query.limit(most) : query).as('law');
	const { slug, title, aliases, jurisdiction } = law;
	const { stance, value, statements } = lawCount;
	const [{ discussed, value: numbers, spoken }, rows] = await Promise.all([
		totals,
		db
			.select({ slug, title, aliases, jurisdiction, stance, value, statements })
			.from(law)
			.innerJoin(
				lawCount,
				and(
					eq(lawCount.regulationId, law.id),
					eq(lawCount.counted, count),
					eq(lawCount.chart, 'law')
				)
			)
			.orderBy(desc(law.whole), asc(title), asc(slug))
	]);
	const laws = groupBy(
		rows.flatMap(({ stance, ...row }) => (stance ? { ...row, stance } : [])),
		({ slug }) => slug
	).map(({ rows }) =>
		summed(
			rows,
			add(rows, ({ statements }) => statements)
		)
	);
	return { laws, lawTotal: discussed[count], total: numbers[count], behind: spoken };
}

async function membersOn(chosen: LawFilters, most?: number) {
	const { counts, statements, members } = await membersByLaw(chosen);
	const laws = groupBy(counts, ({ slug }) => slug)
		.map(({ key, rows }) => summed(rows, statements.get(key) ?? 0))
		.sort((a, b) => b.value - a.value || (a.law.title < b.law.title ? -1 : 1));
	return {
		laws: laws.slice(0, most),
		lawTotal: laws.length,
		total: add(laws, ({ value }) => value),
		behind: members
	};
}

const summed = (
	stances: (Law & { stance: Standing; value: number })[],
	statements: number
): Stances => ({
	law: stances[0]!,
	value: add(stances, ({ value }) => value),
	statements,
	stances: stances.map(({ stance, value }) => ({ stance, value }))
});

const add = <Row>(rows: Row[], number: (row: Row) => number) =>
	rows.reduce((sum, row) => sum + number(row), 0);

const choices = {
	jurisdiction: { label: countryName },
	instrument: { label: labelIn(instruments) }
};

/** The choices of the page's filters, each counted beside the other. */
export function facets({ jurisdiction, instrument }: LawFilters) {
	const chosen = { jurisdiction, instrument };
	return choicesOf({ noun: 'regulation', facets: choices, chosen });
}
