import { and, eq, sql } from 'drizzle-orm';
import { clocksOf, type Days, exactDays, formatDays } from '../../domain/clocks.ts';
import { type Chart, type ChartRow, shortTitle } from '../../domain/charts.ts';
import { shareOf, statementsBehind } from '../../domain/counts.ts';
import { country, type FacetOption, oneOf } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import { counts, type Count, instruments } from '../../domain/vocabulary.ts';
import { clockColumns, readClock } from '../db/clock.ts';
import { db } from '../db/index.ts';
import { facet, labelIn } from '../db/list.ts';
import * as t from '../db/schema.ts';
import { regulationClock } from '../db/views.ts';
import { type LawFilters, lawsOf, number, voices } from './counted.ts';
import { stanceTable } from './table.ts';

export const filters = {
	jurisdiction: country,
	instrument: oneOf(instruments),
	count: oneOf(counts)
};

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
	chosen: LawFilters = {}
): Promise<{ hidden: Chart; answered: Chart }> {
	const laws = await db
		.select({ ...lawColumns, clock: clockColumns })
		.from(t.regulation)
		.innerJoin(regulationClock, eq(regulationClock.regulationId, t.regulation.id))
		.where(lawsOf(chosen))
		.orderBy(t.regulation.title);
	const clocked = laws.map(({ clock, ...law }) => ({ law, ...clocksOf(readClock(clock)) }));
	return {
		hidden: daysChart(
			'Days hidden',
			clocked.map(({ law, hidden }) => ({ law, days: hidden }))
		),
		answered: daysChart(
			'Days to the first reaction',
			clocked.map(({ law, answered }) => ({ law, days: answered }))
		)
	};
}

function daysChart(label: string, laws: { law: Law; days: Days | undefined }[]): Chart {
	const rows = laws.map(({ law, days }) => {
		const exact = exactDays(days);
		const value = exact !== undefined && exact >= 0 ? exact : null;
		const href = days && `/regulations/${law.slug}#timeline`;
		return { ...rowOf(law), days, cells: [{ value, text: formatDays(days), href }] };
	});
	// Longest first, then what cannot be drawn, then what is not known.
	const rank = ({ days, cells }: (typeof rows)[number]) => cells[0]?.value ?? (days ? -1 : -2);
	return {
		heading: 'Law',
		series: [{ key: 'all', label }],
		rows: rows.sort((a, b) => rank(b) - rank(a)).map(({ days: _, ...row }) => row),
		total: rows.filter(({ cells }) => cells[0]?.value !== null).length
	};
}

/** Stances on each law, most spoken of first; a share of a law's numbers is told from five statements on. */
export async function stanceByLaw(count: Count, chosen: LawFilters = {}): Promise<Chart> {
	const voice = voices(count);
	const counted = await db
		.select({
			...lawColumns,
			stance: t.position.stance,
			value: number,
			statements: sql<number>`count(distinct ${t.position.statementId})::int`
		})
		.from(t.position)
		.innerJoin(t.regulation, eq(t.regulation.id, t.position.regulationId))
		.innerJoin(voice, eq(voice.statementId, t.position.statementId))
		.where(lawsOf(chosen))
		.groupBy(t.regulation.id, t.position.stance);
	const laws = new Map<string, { law: Law; value: number; statements: number }>();
	for (const { slug, value, statements, ...law } of counted) {
		const sum = laws.get(slug);
		laws.set(slug, {
			law: { slug, ...law },
			value: value + (sum?.value ?? 0),
			statements: statements + (sum?.statements ?? 0)
		});
	}
	return stanceTable(
		counted.map(({ slug, stance, value }) => ({ row: slug, stance, value })),
		{
			heading: 'Law',
			rows: [...laws.values()]
				.sort((a, b) => b.value - a.value || a.law.title.localeCompare(b.law.title))
				.map(({ law }) => rowOf(law)),
			cell: (slug, stance, value) => {
				const { value: whole, statements } = laws.get(slug)!;
				const share = value > 0 ? shareOf(value, whole, statements) : undefined;
				return {
					value,
					text: share && `${value} (${share})`,
					href: statementsBehind(value, { regulation: slug, stance })
				};
			}
		}
	);
}

/** The choices of the page's filters, each counted beside the other. */
export async function facets({ jurisdiction, instrument }: LawFilters): Promise<{
	jurisdiction: FacetOption[];
	instrument: FacetOption[];
}> {
	const [places, kinds] = await Promise.all([
		facet({
			value: t.regulation.jurisdiction,
			label: countryName,
			from: t.regulation,
			where: and(lawsOf({ instrument }))
		}),
		facet({
			value: t.regulation.instrument,
			label: labelIn(instruments),
			from: t.regulation,
			where: lawsOf({ jurisdiction })
		})
	]);
	return { jurisdiction: places, instrument: kinds };
}
