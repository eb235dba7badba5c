import { recordLicence } from '../../../domain/files.ts';
import { filterQuery } from '../../../domain/filters.ts';
import { type Takedown, takedownFilters, takedownsBy } from '../../../domain/takedowns.ts';
import type { Column } from '../../../nouns/derive/csv.ts';
import { origin } from '../../settings.ts';
import { takedowns } from '../../site/index.ts';
import { csvOf } from '../csv.ts';
import { jsonObject, knownFilters } from './lists.ts';

interface Asked {
	url: URL;
}

const cells = {
	id: ({ entry }) => entry,
	month: ({ month }) => month,
	subject: ({ subject }) => subject,
	subject_words: ({ subjectWords }) => subjectWords || null,
	asker: ({ asker }) => asker,
	authority: ({ authority }) => authority || null,
	ground: ({ ground }) => ground,
	ground_words: ({ groundWords }) => groundWords || null,
	outcome: ({ outcome }) => outcome,
	note: ({ note }) => note || null,
	words_removed: ({ withheld }) => (withheld ? 'yes' : null)
} satisfies Record<string, (each: Takedown) => string | null>;

const columns = Object.entries(cells).map(([name, cell]): Column<Takedown> => [name, '', cell]);
const rowOf = (each: Takedown) =>
	Object.fromEntries(columns.map(([name, , cell]) => [name, cell(each)]));

/** @throws 400 for unknown filters */
export async function takedownsCsv({ url }: Asked): Promise<AsyncGenerator<string>> {
	const { entries } = await chosenIn(url);
	return csvOf(columns, once(entries));
}

/** @throws 400 for unknown filters */
export async function takedownsJson({ url }: Asked): Promise<AsyncGenerator<string>> {
	const { filters, entries } = await chosenIn(url);
	const source = `${origin()}/takedowns${filterQuery(filters)}`;
	return jsonObject({ source, licence: recordLicence, filters }, once(entries.map(rowOf)));
}

async function chosenIn(url: URL) {
	const filters = knownFilters(url, takedownFilters);
	return { filters, entries: takedownsBy(await takedowns(), filters) };
}

async function* once<Row>(rows: Row[]): AsyncGenerator<Row[]> {
	yield rows;
}
