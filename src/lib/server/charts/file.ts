import { error } from '@sveltejs/kit';
import { type ChartFormat, chartFormats, type View } from '../../domain/charts/views.ts';
import { type ListRequest, oneOf, type Reader } from '../../domain/filters.ts';
import { drawn, TooManyDrawings } from './drawings/index.ts';
import { publicFile } from '../outlets/public-file.ts';
import { toCsv, toJson } from './numbers.ts';

/**
 * A file has no place for a notice: a choice that means nothing is refused. Other parameters may come along.
 * @throws 400
 */
export function chosenExactly<Spec extends Record<string, Reader>>(
	{ filters, ignored }: ListRequest<Spec>,
	spec: Spec
) {
	const wrong = ignored.filter((choice) => Object.hasOwn(spec, choice.split('=')[0]!));
	if (wrong.length) error(400, `Not understood: ${wrong.join(', ')}. No file was made.`);
	return filters;
}

/**
 * A chart as a picture or as numbers.
 * @throws 404 without a view and for an unknown format, 503 where too many pictures wait to be drawn
 */
export async function chartFile(
	{ request, params }: { request: Request; params: { format: string } },
	view: View | undefined
): Promise<Response> {
	const ending = oneOf(chartFormats)(params.format);
	if (!view || !ending) error(404, 'There is no such chart, or not in this form.');
	return publicFile(request, { name: nameOf(view), ending, of: view }, (tag) =>
		bodyOf(view, ending, tag)
	);
}

async function bodyOf(view: View, format: ChartFormat, tag: string) {
	if (format === 'csv') return toCsv(view);
	if (format === 'json') return JSON.stringify(toJson(view), null, '\t');
	try {
		return await drawn(view, format, tag);
	} catch (fault) {
		if (fault instanceof TooManyDrawings) error(503, fault.message);
		throw fault;
	}
}

/** «peca-2016-stance», «trends-matrix». */
function nameOf({ path }: View): string {
	return path.replace('/regulations/', '').replace('/charts/', '-').replace('/', '');
}
