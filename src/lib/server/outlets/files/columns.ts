import { type ListName, lists } from '../../../domain/files.ts';
import type { nounOf } from '../../../domain/nouns.ts';
import { csvLines } from '../csv.ts';
import type { Representation } from '../../../schemas/index.ts';

export type Row<N extends ListName = ListName> = Representation<(typeof nounOf)[N]>;
export type Cell = string | number | null;
export type Column<Item> = [name: string, about: string, cell: (row: Item) => Cell];

/** By its byte order mark spreadsheets know that it is in UTF-8. */
export async function* csvOf<Item>(
	all: Column<Item>[],
	batches: AsyncIterable<Item[]>
): AsyncGenerator<string> {
	yield `\uFEFF${csvLines([all.map(([name]) => name)])}`;
	for await (const rows of batches)
		if (rows.length) yield csvLines(rows.map((row): Cell[] => all.map(([, , cell]) => cell(row))));
}

const between = '; ';
const all = (values: (string | null)[]) => values.filter(Boolean).join(between);

/** Every file of a list has these: what an item is known by, and when it changed. */
const kept: Column<{ id: string; url: string }>[] = [
	['id', 'Permanent.', ({ id }) => id],
	['url', 'The permanent address on Rulewatch.', ({ url }) => url]
];
const changed: Column<{
	created_at: string;
	updated_at: string;
	correction: { made: string; answer: string } | null;
}>[] = [
	['created_at', 'When it was entered, in UTC.', (row) => row.created_at],
	['updated_at', 'When it was last changed, in UTC.', (row) => row.updated_at],
	[
		'corrected',
		'The day it was last corrected; empty where it never was.',
		({ correction }) => correction?.made ?? null
	],
	[
		'correction',
		'What was wrong then, and what it says since.',
		({ correction }) => correction?.answer ?? null
	]
];
const dated: Column<{ date: string; earliest: string; latest: string }>[] = [
	['date', 'EDTF, as precise as the source: 2020-05 is a month.', (row) => row.date],
	['earliest', 'The first day that the date can mean.', (row) => row.earliest],
	['latest', 'The last day that the date can mean.', (row) => row.latest]
];
const basis: Column<{ date_basis: string }> = [
	'date_basis',
	'event: the day it happened; reported: the day it was reported.',
	(row) => row.date_basis
];
const noted: Column<{ note: string | null }> = [
	'note',
	'A remark of the editors.',
	(row) => row.note
];
const sourced: Column<{ sources: { url: string; original_url: string | null }[] }>[] = [
	[
		'sources',
		'The addresses of the pages that prove it.',
		({ sources }) => all(sources.map((source) => source.original_url))
	],
	[
		'source_pages',
		'Our pages about these sources.',
		({ sources }) => all(sources.map(({ url }) => url))
	]
];
const laws: Column<{ regulations: { slug: string; title: string }[] }>[] = [
	['regulations', 'The laws, by slug.', (row) => all(row.regulations.map(({ slug }) => slug))],
	['regulation_titles', 'Their titles.', (row) => all(row.regulations.map(({ title }) => title))]
];
const topics: Column<{ topics: { slug: string; name: string }[] }>[] = [
	['topics', 'The topics, by slug.', (row) => all(row.topics.map(({ slug }) => slug))],
	['topic_names', 'Their names.', (row) => all(row.topics.map(({ name }) => name))]
];

/** The columns of each list as CSV. Of several values each is parted from the next by a semicolon and a blank. */
export const columns: { [N in ListName]: Column<Row<N>>[] } = {
	regulations: [
		...kept,
		['slug', 'Its word in addresses.', (row) => row.slug],
		['title', 'As it is cited.', (row) => row.title],
		['aliases', 'Other names.', (row) => all(row.aliases)],
		['jurisdiction', 'ISO 3166-1 alpha-2.', (row) => row.jurisdiction],
		['issuing_body', 'Who made it.', (row) => row.issuing_body],
		['reference_number', 'Empty where none is known.', (row) => row.reference_number],
		['instrument', 'Act, rules, bill and so on.', (row) => row.instrument],
		['status', 'What became of it.', (row) => row.status],
		['status_detail', 'What the status alone does not say.', (row) => row.status_detail],
		['enabling_sections', 'The sections it rests on.', (row) => all(row.enabling_sections)],
		['summary', 'In a few sentences.', (row) => row.summary],
		[
			'looked_at',
			'The day on which an editor last made sure that nothing is missing.',
			(row) => row.looked_at
		],
		['made', 'EDTF: when it was made.', ({ clocks }) => clocks.made?.date ?? null],
		[
			'text_public',
			'EDTF: when its text was public.',
			({ clocks }) => clocks.text_public?.date ?? null
		],
		[
			'first_reaction',
			'EDTF: when it was first answered.',
			({ clocks }) => clocks.first_reaction?.date ?? null
		],
		[
			'days_hidden_least',
			'Days from made to text public, at the least; empty is unknown, never 0.',
			({ clocks }) => clocks.days_hidden?.least ?? null
		],
		[
			'days_hidden_most',
			'The same at the most: it differs where a date is less exact than a day.',
			({ clocks }) => clocks.days_hidden?.most ?? null
		],
		['statement_count', 'Statements that take a position on it.', (row) => row.statement_count],
		...topics,
		[
			'relations',
			'To other laws, such as “amends: slug”; “amends from” is said of this law by that one.',
			({ relations }) =>
				all(
					relations.map(
						({ kind, direction, regulation }) =>
							`${kind}${direction === 'from' ? ' from' : ''}: ${regulation.slug}`
					)
				)
		],
		noted,
		...sourced,
		...changed
	],

	stakeholders: [
		...kept,
		['slug', 'Its word in addresses.', (row) => row.slug],
		['name', 'As it calls itself.', (row) => row.name],
		['aliases', 'Other names and short ones.', (row) => all(row.aliases)],
		['kind', 'Civil society, company, court and so on.', (row) => row.kind],
		[
			'country',
			'ISO 3166-1 alpha-2; empty where it speaks for no one country.',
			(row) => row.country
		],
		['role', 'A person’s office as last known.', (row) => row.role],
		[
			'statement_count',
			'Statements in which it is organisation, speaker or co-signatory.',
			(row) => row.statement_count
		],
		['latest_statement', 'EDTF: when it was last heard.', (row) => row.latest_statement],
		noted,
		...sourced,
		...changed
	],

	statements: [
		...kept,
		...dated,
		basis,
		['organisation', 'Whose statement it is.', ({ organisation }) => organisation?.name ?? null],
		[
			'organisation_slug',
			'Its word in addresses.',
			({ organisation }) => organisation?.slug ?? null
		],
		['organisation_kind', 'What it is.', ({ organisation }) => organisation?.kind ?? null],
		['speaker', 'Who spoke.', ({ speaker }) => speaker?.name ?? null],
		['speaker_slug', 'The person’s word in addresses.', ({ speaker }) => speaker?.slug ?? null],
		['speaker_role', 'The person’s office on that day.', (row) => row.speaker_role],
		[
			'signatories',
			'Who signed as well, in printed order.',
			(row) => all(row.signatories.map(({ name }) => name))
		],
		[
			'signatory_slugs',
			'Their words in addresses.',
			(row) => all(row.signatories.map(({ slug }) => slug))
		],
		[
			'stances',
			'On each of the laws, in the same order.',
			(row) => all(row.positions.map(({ stance }) => stance))
		],
		[
			'regulations',
			'The laws it takes a position on, by slug.',
			(row) => all(row.positions.map(({ regulation }) => regulation.slug))
		],
		[
			'regulation_titles',
			'Their titles.',
			(row) => all(row.positions.map(({ regulation }) => regulation.title))
		],
		['demands', 'What it asks for.', (row) => all(row.demands)],
		['channel', 'By which way it was put on record.', (row) => row.channel],
		['lang', 'BCP 47.', (row) => row.lang],
		['summary', 'In our words.', (row) => row.summary],
		['quotations', 'Its own words.', (row) => all(row.quotations.map(({ exact }) => exact))],
		noted,
		...sourced,
		...changed
	],

	articles: [
		...kept,
		['slug', 'Its word in addresses.', (row) => row.slug],
		['original_url', 'The page itself.', (row) => row.original_url],
		['archive_url', 'A copy of it in an archive.', (row) => row.archive_url],
		['headline', 'Empty where the page’s own was not seen.', (row) => row.headline],
		['outlet', 'Who published it.', (row) => row.outlet],
		['author', 'Who wrote it.', (row) => row.author],
		['published', 'EDTF; empty where the page shows no date.', (row) => row.published],
		['section', 'Where it is filed here.', (row) => row.section],
		['printed_section', 'The section as its outlet prints it.', (row) => row.printed_section],
		['source_type', 'News, opinion, primary source and so on.', (row) => row.source_type],
		['lang', 'BCP 47.', (row) => row.lang],
		['summary', 'In our words.', (row) => row.summary],
		...laws,
		...topics,
		noted,
		...changed
	],

	events: [
		...kept,
		...dated,
		basis,
		['kind', 'Notification, leak, court and so on.', (row) => row.kind],
		['description', 'What happened.', (row) => row.description],
		[
			'known_on',
			'EDTF: when it became public, where that differs from when it happened.',
			(row) => row.known_on
		],
		[
			'disputed_dates',
			'EDTF: what other sources give.',
			({ disputed }) => all(disputed.map(({ date }) => date))
		],
		[
			'disputed_sources',
			'The addresses of these sources.',
			({ disputed }) =>
				all(disputed.flatMap(({ sources }) => sources.map((source) => source.original_url)))
		],
		[
			'statement',
			'Of a reaction: the id of the statement that it is, where that is public. The two are one entry.',
			({ statement }) => statement?.id ?? null
		],
		['actors', 'Who acted.', (row) => all(row.actors.map(({ name }) => name))],
		['actor_slugs', 'Their words in addresses.', (row) => all(row.actors.map(({ slug }) => slug))],
		...laws,
		noted,
		...sourced,
		...changed
	],

	topics: [
		...kept,
		['slug', 'Its word in addresses.', (row) => row.slug],
		['name', 'As readers see it.', (row) => row.name],
		['description', 'What is filed under it.', (row) => row.description],
		['regulation_count', 'Laws that carry it.', (row) => row.regulation_count],
		['article_count', 'Articles that carry it.', (row) => row.article_count]
	]
};

/** What each column holds, in words. */
export const describedColumns = () =>
	lists.map((list) => ({
		list,
		columns: columns[list].map(([name, about]) => ({ name, about }))
	}));
