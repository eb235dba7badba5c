import { recordLicence } from '../../../domain/files.ts';
import { filterQuery } from '../../../domain/filters.ts';
import { type Takedown, takedownFilters, takedownsBy } from '../../../domain/takedowns.ts';
import type { Column } from '../../../nouns/derive/csv.ts';
import { origin } from '../../settings.ts';
import { takedowns } from '../../site/index.ts';
import { csvOf } from '../csv.ts';
import { jsonOf, knownFilters } from './lists.ts';

interface Asked {
	url: URL;
}

type Row = ReturnType<typeof rowOf>;

const rowOf = (each: Takedown) => ({
	id: each.entry,
	month: each.month,
	subject: each.subject,
	subject_words: each.subjectWords || null,
	asker: each.asker,
	authority: each.authority || null,
	ground: each.ground,
	ground_words: each.groundWords || null,
	outcome: each.outcome,
	note: each.note || null,
	words_withheld: each.withheld
});

const columns: Column<Row>[] = [
	['id', 'Permanent.', ({ id }) => id],
	['month', 'The month of the request.', ({ month }) => month],
	['subject', 'What was to be taken down.', ({ subject }) => subject],
	['subject_words', 'The same in a few words.', (row) => row.subject_words],
	['asker', 'The kind of asker.', ({ asker }) => asker],
	['authority', 'Which court or public authority asked.', ({ authority }) => authority],
	['ground', 'The ground that was given.', ({ ground }) => ground],
	['ground_words', 'The same in a few words.', (row) => row.ground_words],
	['outcome', 'What was done.', ({ outcome }) => outcome],
	['note', 'A sentence about it.', ({ note }) => note],
	['words_withheld', 'Whether its words were removed.', (row) => String(row.words_withheld)]
];

/** @throws 400 for unknown filters */
export async function takedownsCsv({ url }: Asked): Promise<AsyncGenerator<string>> {
	return csvOf(columns, batchesOf(await chosenIn(url)));
}

/** @throws 400 for unknown filters */
export async function takedownsJson({ url }: Asked): Promise<AsyncGenerator<string>> {
	const { filters, entries } = await chosenIn(url);
	const source = `${origin()}/takedowns${filterQuery(filters)}`;
	return jsonOf({ source, licence: recordLicence, filters }, batchesOf({ entries }));
}

async function chosenIn(url: URL) {
	const filters = knownFilters(url, takedownFilters);
	return { filters, entries: takedownsBy(await takedowns(), filters) };
}

async function* batchesOf({ entries }: { entries: Takedown[] }): AsyncGenerator<Row[]> {
	yield entries.map(rowOf);
}
