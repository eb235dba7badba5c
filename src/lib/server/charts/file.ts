import { error } from '@sveltejs/kit';
import { pictureSizes, sizeInName } from '../../domain/charts/sizes.ts';
import { type ChartFormat, chartFormats, type View } from '../../domain/charts/views.ts';
import { type Filters, type ListRequest, oneOf, type Reader } from '../../domain/filters.ts';
import { drawChart } from './drawings/index.ts';
import { streamOf } from '../outlets/files/stream.ts';
import { publicFile } from '../outlets/public-file.ts';
import { toJson } from './numbers.ts';
import { shapes, toCsv, toXlsx } from './tables.ts';

export const fileChoices = { size: oneOf(pictureSizes), shape: oneOf(shapes) };
type FileChoices = Filters<typeof fileChoices>;

const meant: Record<string, string> = {
	size: 'A size is 1, 2 or print.',
	scale: 'A scale is 1 or 2.',
	shape: 'A shape is long or wide.'
};

/**
 * Refuses unknown values: a page names those it ignored, but a file has no place for that. Unknown parameters are
 * ignored.
 * @throws 400
 */
export function knownChoices<Spec extends Record<string, Reader>>(
	{ filters, ignored }: ListRequest<Spec>,
	spec: Spec
) {
	const wrong = ignored.filter((choice) => Object.hasOwn(spec, choice.split('=')[0]!));
	if (!wrong.length) return filters;
	const words = wrong.flatMap((choice) => meant[choice.split('=')[0]!] ?? []);
	error(400, [`Not understood: ${wrong.join(', ')}.`, ...words, 'No file was made.'].join(' '));
}

/**
 * Answers with a chart as picture or numbers.
 * @throws 404 without a view or for an unknown format, 400 for a choice of another format, 503 if too many pictures
 * wait
 */
export async function chartFile(
	{ request, params }: { request: Request; params: { format: string } },
	view: View | undefined,
	chosen: FileChoices = {}
): Promise<Response> {
	const ending = oneOf(chartFormats)(params.format);
	if (!view || !ending) error(404, 'There is no such chart, or not in this form.');
	if (chosen.size && ending !== 'png') error(400, 'Only a PNG has a size. No file was made.');
	if (chosen.shape && ending !== 'csv') error(400, 'Only a CSV has a shape. No file was made.');
	const name = nameOf(view) + nameEnd(chosen);
	// Pages embed pictures without a size; only a chosen size makes a download.
	const isShown = ending === 'json' || ending === 'svg' || (ending === 'png' && !chosen.size);
	return publicFile(request, { name, ending, isShown, of: [view, chosen] }, (tag) =>
		bodyOf(view, ending, tag, chosen)
	);
}

function bodyOf(view: View, format: ChartFormat, tag: string, { size, shape }: FileChoices) {
	if (format === 'csv') return streamOf(toCsv(view, shape));
	if (format === 'xlsx') return toXlsx(view);
	if (format === 'json') return JSON.stringify(toJson(view), null, '\t');
	return drawChart(view, format, tag, size);
}

/** «peca-2016-stance-members», «trends-matrix-pk». */
function nameOf({ path, query }: View): string {
	const chosen = Array.from(new URLSearchParams(query).values(), (value) => `-${value}`).join('');
	const name = path.replace('/regulations/', '').replace('/charts/', '-').replace('/', '');
	return name + chosen.toLowerCase();
}

const nameEnd = ({ size, shape }: FileChoices) =>
	(size ? sizeInName(size) : '') + (shape === 'wide' ? '-wide' : '');
