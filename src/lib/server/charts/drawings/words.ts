import {
	type ChartView,
	isMatrix,
	type MatrixView,
	type View
} from '../../../domain/charts/views.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { stances } from '../../../domain/vocabulary.ts';

/** What a picture shows, told to who cannot see it. */
export function inWords(view: View): string {
	const { counts, asOf, empty } = view;
	const told = isMatrix(view) ? tellMatrix(view) : tellChart(view);
	const day = asOf ? `As of ${formatDate(asOf)}.` : '';
	return [counts, day, told.length ? `${told.join('; ')}.` : empty].filter(Boolean).join(' ');
}

function tellChart({ chart: { rows, series } }: ChartView): string[] {
	return rows.flatMap(({ label, cells }) => {
		const numbers = cells.flatMap(({ value, text }, index) => {
			const words = text ?? (value ? String(value) : undefined);
			return words ? `${series[index]!.label} ${words}` : [];
		});
		return numbers.length ? `${label}: ${numbers.join(', ')}` : [];
	});
}

function tellMatrix({ matrix: { laws, rows } }: MatrixView): string[] {
	return rows.map(({ name, cells }) => {
		const taken = cells.flatMap((cell, index) =>
			cell ? `${stances[cell.stance]} on ${laws[index]!.title}` : []
		);
		return `${name}: ${taken.join(', ')}`;
	});
}
