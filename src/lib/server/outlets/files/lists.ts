import { error } from '@sveltejs/kit';
import { type ListName, recordLicence } from '../../../domain/files.ts';
import { filterQuery, readFilters, type Reader } from '../../../domain/filters.ts';
import { upperFirst } from '../../../domain/plural.ts';
import { redirectFormerFilters } from '../../redirects.ts';
import { listings, walk } from '../exports/index.ts';
import { origin } from '../../settings.ts';
import { siteChoices } from '../../site/choices.ts';
import { asOf } from '../../trends/index.ts';
import { type Column, columnsBeside, type Row } from '../../../nouns/derive/csv.ts';
import { csvOf } from '../csv.ts';
import { xlsxOf } from '../xlsx.ts';
import { withFirst } from './stream.ts';

type Chosen = Record<string, string | undefined>;

/**
 * Refuses unknown filters: a page names those it ignored, but a file cannot, and would look like the filtered list.
 * @throws 400
 */
export function knownFilters(url: URL, spec: Record<string, Reader>): Chosen {
	const { filters, ignored } = readFilters(url.searchParams, spec);
	const names = Object.keys(spec);
	if (ignored.length)
		error(
			400,
			`Not understood: ${ignored.join(', ')}. ` +
				(names.length
					? `What ${url.pathname} can be asked for: ${names.join(', ')}; the page of the list names the values.`
					: `${url.pathname} is always whole, and cannot be narrowed.`)
		);
	return filters;
}

interface Asked {
	url: URL;
	params: { list: ListName };
}

/** @throws 400 for unknown filters, 308 if a filter names a former slug */
async function rowsOf({ url, params: { list } }: Asked) {
	const chosen = knownFilters(url, listings[list].filters);
	const batches = walk(list, chosen) as AsyncGenerator<Row[]>;
	const first = await batches.next();
	await redirectFormerFilters(url, chosen, { total: first.done ? 0 : first.value.length });
	return { chosen, batches: withFirst(batches, first) };
}

const columnsOf = async (list: ListName) =>
	columnsBeside((await siteChoices()).operator, list) as Column<Row>[];

export async function listCsv(asked: Asked): Promise<AsyncGenerator<string>> {
	const { batches } = await rowsOf(asked);
	return csvOf(await columnsOf(asked.params.list), batches);
}

export async function listXlsx(asked: Asked): Promise<AsyncGenerator<Uint8Array>> {
	const { batches } = await rowsOf(asked);
	const { list } = asked.params;
	const sheet = {
		name: upperFirst(list),
		empty: `None of the ${list} on record match what was asked for.`
	};
	return xlsxOf(sheet, await columnsOf(list), batches);
}

export async function listJson(asked: Asked): Promise<AsyncGenerator<string>> {
	const { chosen, batches } = await rowsOf(asked);
	return jsonObject(
		{
			source: `${origin()}/${asked.params.list}${filterQuery(chosen)}`,
			licence: recordLicence,
			as_of: (await asOf()) ?? null,
			filters: chosen
		},
		batches
	);
}

/** Writes the rows last in one object, so that a file cut short is invalid JSON. */
export async function* jsonObject(
	head: object,
	batches: AsyncIterable<object[]>
): AsyncGenerator<string> {
	yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
	let before = '\n';
	for await (const rows of batches) {
		if (!rows.length) continue;
		yield before + rows.map((row) => JSON.stringify(row)).join(',\n');
		before = ',\n';
	}
	yield '\n]}\n';
}
