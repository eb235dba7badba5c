import type { FileLink } from '../files.ts';
import { pictureSizes, wholeSizes } from './sizes.ts';
import { chartAddress, type ChartFormat, type ChosenFile, type View } from './views.ts';

const chartFiles: [format: ChartFormat, label: string, chosen?: ChosenFile][] = [
	...wholeSizes.map((size): [ChartFormat, string, ChosenFile] => {
		return ['png', pictureSizes[size], { size }];
	}),
	['svg', 'SVG'],
	['csv', 'CSV'],
	['csv', 'CSV, wide', { shape: 'wide' }],
	['xlsx', 'XLSX'],
	['json', 'JSON']
];

const mainFormats = new Set(['PNG', 'SVG', 'CSV', 'JSON']);

/** The chart's own page offers every file, a page of several charts one per format. */
export const chartLinks = (view: View, all: boolean): FileLink[] =>
	chartFiles
		.filter(([, label]) => all || mainFormats.has(label))
		.map(([format, label, chosen]) => ({
			href: chartAddress(view, format, chosen),
			label,
			isSaved: true
		}));
