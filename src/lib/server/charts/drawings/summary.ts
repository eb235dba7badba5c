import {
	type ChartView,
	isMatrix,
	type MatrixView,
	type View
} from '../../../domain/charts/views.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { stances } from '../../../domain/vocabulary.ts';

export function altText(view: View): string {
	const { counts, asOf, empty } = view;
	const parts = isMatrix(view) ? matrixParts(view) : chartParts(view);
	const day = asOf ? `As of ${formatDate(asOf)}.` : '';
	return [counts, day, parts.length ? `${parts.join('; ')}.` : empty].filter(Boolean).join(' ');
}

function chartParts({ chart: { rows, series } }: ChartView): string[] {
	return rows.flatMap(({ label, cells }) => {
		const numbers = cells.flatMap(({ value, text }, index) => {
			const words = text ?? (value ? String(value) : undefined);
			return words ? `${series[index]!.label} ${words}` : [];
		});
		return numbers.length ? `${label}: ${numbers.join(', ')}` : [];
	});
}

function matrixParts({ matrix: { regulations, rows } }: MatrixView): string[] {
	return rows.map(({ name, cells }) => {
		const taken = cells.flatMap((cell, index) =>
			cell ? `${stances[cell.stance]} on ${regulations[index]!.title}` : []
		);
		return `${name}: ${taken.join(', ')}`;
	});
}
