import { pictureSizes, wholeSizes } from './sizes.ts';
import type { ChartFormat, ChosenFile } from './views.ts';

export const chartFiles: [format: ChartFormat, label: string, chosen?: ChosenFile][] = [
	...wholeSizes.map((size): [ChartFormat, string, ChosenFile] => {
		return ['png', pictureSizes[size], { size }];
	}),
	['svg', 'SVG'],
	['csv', 'CSV'],
	['csv', 'CSV, wide', { shape: 'wide' }],
	['xlsx', 'XLSX'],
	['json', 'JSON']
];
