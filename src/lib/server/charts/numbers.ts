import { type ChartView, isMatrix, type MatrixView, type View } from '../../domain/charts/views.ts';
import { chartAddress } from '../../domain/charts/views.ts';
import { sumOf } from '../../domain/charts/charts.ts';
import { recordLicence } from '../../domain/files.ts';
import { stances } from '../../domain/vocabulary.ts';
import { csvLines } from '../outlets/csv.ts';
import { origin } from '../settings.ts';

// Without it a spreadsheet takes the file for one in its own old alphabet.
const byteOrderMark = '\ufeff';

const absolute = (path: string | undefined) => (path === undefined ? null : origin() + path);

/** One line a number, with its labels and keys, and last where the rows behind it are. */
export function toCsv(view: View): string {
	return byteOrderMark + csvLines(isMatrix(view) ? linesOfMatrix(view) : linesOfChart(view));
}

function linesOfChart({ chart: { rows, series } }: ChartView) {
	return [
		['row_key', 'row', 'series_key', 'series', 'number', 'in_words', 'rows_behind'],
		...rows.flatMap((row) =>
			row.cells.map(({ value, text, href }, index) => [
				row.key,
				row.label,
				series[index]!.key,
				series[index]!.label,
				value,
				text ?? null,
				absolute(href)
			])
		)
	];
}

function linesOfMatrix({ matrix: { regulations, rows } }: MatrixView) {
	return [
		[
			'stakeholder_key',
			'stakeholder',
			'law_key',
			'law',
			'stance_key',
			'stance',
			'date',
			'earlier_positions',
			'rows_behind'
		],
		...rows.flatMap(({ slug, name, cells }) =>
			cells.flatMap((cell, index) => {
				const regulation = regulations[index]!;
				if (!cell) return [];
				const { stance, date, earlier, href } = cell;
				return [
					[
						slug,
						name,
						regulation.slug,
						regulation.title,
						stance,
						stances[stance],
						date,
						earlier,
						absolute(href)
					]
				];
			})
		)
	];
}

/** The chart's numbers with all that it says of itself; addresses are absolute. */
export function toJson(view: View): object {
	const { about, title, counts, asOf } = view;
	return {
		title,
		about,
		counts,
		asOf: asOf ?? null,
		source: absolute(chartAddress(view)),
		licence: recordLicence.url,
		...(isMatrix(view) ? matrixData(view) : chartData(view))
	};
}

const chartData = ({ chart, markers, notMarked, undrawn, notDrawn }: ChartView) => ({
	total: chart.total,
	heading: chart.heading,
	series: chart.series,
	rows: chart.rows.map(({ key, label, href, cells }) => ({
		key,
		label,
		url: absolute(href),
		numbers: cells.map(({ value, text, href }) => ({
			value,
			text: text ?? null,
			url: absolute(href)
		}))
	})),
	events: markers.map(({ id, kind, date, description, row }) => ({
		kind,
		date,
		description,
		row: chart.rows[row]!.key,
		url: absolute(`/events/${id}`)
	})),
	eventsNotMarkedInWords: notMarked,
	notDrawn: undrawn.map(({ id, date }) => ({ date, url: absolute(`/statements/${id}`) })),
	notDrawnTotal: sumOf(chart.rows.filter(({ isApart }) => isApart)),
	notDrawnInWords: notDrawn
});

const matrixData = ({ matrix }: MatrixView) => ({
	laws: matrix.regulations.map(({ slug, title, place }) => ({
		key: slug,
		title,
		place,
		url: absolute(`/regulations/${slug}`)
	})),
	stakeholders: matrix.rows.map(({ slug, name, cells }) => ({
		key: slug,
		name,
		url: absolute(`/stakeholders/${slug}`),
		positions: cells.flatMap((cell, index) =>
			cell
				? [
						{
							law: matrix.regulations[index]!.slug,
							stance: cell.stance,
							date: cell.date,
							earlier: cell.older,
							url: absolute(cell.href)
						}
					]
				: []
		)
	})),
	notShown: { stakeholders: matrix.hiddenStakeholders, laws: matrix.hiddenRegulations }
});
