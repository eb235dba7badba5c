import { recordLicence } from '../../../domain/files.ts';
import type { Column } from '../../../nouns/derive/csv.ts';
import { inCell } from '../../../nouns/shared-fields.ts';
import { allCorrections, type MadeCorrection } from '../../desk/corrections/index.ts';
import { origin } from '../../settings.ts';
import { asOf } from '../../trends/index.ts';
import { csvOf } from '../csv.ts';
import { knownFilters, jsonObject } from './lists.ts';

// The files show corrections as their page does, without reports or reporters.

interface Asked {
	url: URL;
}

type Row = ReturnType<typeof rowOf>;

const rowOf = ({ id, page, answer, made, changes }: MadeCorrection) => ({
	id,
	made,
	page: { title: page.title ?? null, url: origin() + page.address },
	answer,
	changes: changes.map(({ noun, id, version, page, said }) => ({
		noun,
		// The id of an item that readers cannot open is not revealed.
		id: page ? id : null,
		version,
		said,
		title: page?.title ?? null,
		url: page ? origin() + page.address : null
	}))
});

const columns: Column<Row>[] = [
	['id', 'Permanent.', ({ id }) => id],
	['made', 'The day, in UTC.', ({ made }) => made],
	['page', 'What was wrong stood on this page.', ({ page }) => page.url],
	['page_title', 'What it is called; empty where no reader can open it.', ({ page }) => page.title],
	['answer', 'What was wrong, and what it says since.', ({ answer }) => answer],
	[
		'changes',
		'The saved versions that put it right, such as “event/ev-044/3”.',
		({ changes }) =>
			inCell(changes.map(({ noun, id, version }) => id && `${noun}/${id}/${version}`))
	],
	[
		'said',
		'What these put in place of what.',
		({ changes }) => inCell(changes.flatMap(({ said }) => said))
	],
	[
		'changed_pages',
		'The pages of what these changed.',
		({ changes }) => inCell(changes.map(({ url }) => url))
	]
];

async function* rows(): AsyncGenerator<Row[]> {
	for await (const some of allCorrections()) yield some.map(rowOf);
}

/** @throws 400 for any filter */
export async function correctionsCsv({ url }: Asked): Promise<AsyncGenerator<string>> {
	knownFilters(url, {});
	return csvOf(columns, rows());
}

/** @throws 400 for any filter */
export async function correctionsJson({ url }: Asked): Promise<AsyncGenerator<string>> {
	knownFilters(url, {});
	const source = `${origin()}/corrections`;
	return jsonObject({ source, licence: recordLicence, as_of: (await asOf()) ?? null }, rows());
}
