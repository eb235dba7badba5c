import { sumOf } from '../../domain/charts/charts.ts';
import {
	caveatsOf,
	chartAddress,
	type ChartView,
	isMatrix,
	type MatrixView,
	type View
} from '../../domain/charts/views.ts';
import { recordLicence } from '../../domain/files.ts';
import { absoluteAddress } from './tables.ts';

export function toJson(view: View): object {
	const { about, title, counts, asOf } = view;
	return {
		title,
		about,
		counts,
		caveats: caveatsOf(view),
		asOf: asOf ?? null,
		source: absoluteAddress(chartAddress(view)),
		licence: recordLicence.url,
		...(isMatrix(view) ? matrixData(view) : chartData(view))
	};
}

const chartData = ({ chart, markers, notMarked, undrawn, notDrawn }: ChartView) => ({
	total: chart.total,
	heading: chart.heading,
	series: chart.series,
	rows: chart.rows.map(({ key, label, href, isDisputed = false, cells }) => ({
		key,
		label,
		isDisputed,
		url: absoluteAddress(href),
		numbers: cells.map(({ value, text, href }) => ({
			value,
			text: text ?? null,
			url: absoluteAddress(href)
		}))
	})),
	events: markers.map(({ id, kind, date, description, isDisputed = false, row }) => ({
		kind,
		date,
		description,
		isDisputed,
		row: chart.rows[row]!.key,
		url: absoluteAddress(`/events/${id}`)
	})),
	eventsNotMarkedInWords: notMarked,
	notDrawn: undrawn.map(({ id, date }) => ({ date, url: absoluteAddress(`/statements/${id}`) })),
	notDrawnTotal: sumOf(chart.rows.filter(({ isApart }) => isApart)),
	notDrawnInWords: notDrawn
});

const matrixData = ({ matrix }: MatrixView) => ({
	laws: matrix.regulations.map(({ slug, title, place }) => ({
		key: slug,
		title,
		place,
		url: absoluteAddress(`/regulations/${slug}`)
	})),
	stakeholders: matrix.rows.map(({ slug, name, longName, cells }) => ({
		key: slug,
		name,
		longName: longName ?? null,
		url: absoluteAddress(`/stakeholders/${slug}`),
		positions: cells.flatMap((cell, index) =>
			cell
				? [
						{
							law: matrix.regulations[index]!.slug,
							stance: cell.stance,
							date: cell.date,
							spokeAs: cell.as,
							earlier: cell.older,
							url: absoluteAddress(cell.href)
						}
					]
				: []
		)
	})),
	notShown: { stakeholders: matrix.hiddenStakeholders, laws: matrix.hiddenRegulations }
});
