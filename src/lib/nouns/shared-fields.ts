import { languageNames } from '../domain/places.ts';
import { dateBases } from '../domain/vocabulary.ts';
import type { Field } from './derive/field.ts';

export const inCell = (values: (string | null)[]): string => values.filter(Boolean).join('; ');

const field = <const F extends Field>(of: F) => of;

export const dateHint =
	'As the source has it: 12 February 2020, Feb 2020, early 2020, 2020. “?” after it: not certain.';
export const aboutEdtf = 'EDTF, as precise as the source: 2020-05 is a month, never its first day.';
/** Programs sort and filter by days; no source gives these. */
export const aboutEarliest = 'A bound, no date of a source: the first day that the date can mean.';
export const aboutLatest = 'A bound, no date of a source: the last day that the date can mean.';

export const noteField = field({
	name: 'note',
	label: 'Editors’ note',
	hint: 'Readers see it.',
	kind: 'text',
	more: true,
	about: 'A remark of the editors.'
});

export const slugField = field({
	name: 'slug',
	label: 'Short name in the address',
	hint: 'Left empty, it is made from the title. When it changes, the old one leads to the new one.',
	kind: 'line',
	more: true,
	about: 'Its word in addresses.'
});

interface SourcePage {
	url: string;
	original_url: string | null;
}

export const sourcesField = field({
	name: 'sources',
	label: 'Sources',
	ordered: true,
	hint: 'Paste the address of the page, or search by headline.',
	kind: 'picks',
	of: 'article',
	example: 'https://example.org/page-on-record; https://example.org/another-page',
	csv: {
		sources: [
			'The addresses of the pages that prove it.',
			(all: SourcePage[]) => inCell(all.map((source) => source.original_url))
		],
		source_pages: [
			'Our pages about these sources.',
			(all: SourcePage[]) => inCell(all.map(({ url }) => url))
		]
	}
});

export const langField = field({
	name: 'lang',
	label: 'Language',
	kind: 'choice',
	options: languageNames,
	open: 'language',
	usual: 'en',
	required: true,
	facet: true,
	more: true,
	about: 'BCP 47.',
	example: 'English'
});

export const topicsField = field({
	name: 'topics',
	label: 'Topics',
	kind: 'picks',
	of: 'topic',
	csv: {
		topics: [
			'The topics, by slug.',
			(all: { slug: string }[]) => inCell(all.map(({ slug }) => slug))
		],
		topic_names: ['Their names.', (all: { name: string }[]) => inCell(all.map(({ name }) => name))]
	}
});

export const regulationsField = field({
	name: 'regulations',
	label: 'Laws',
	kind: 'picks',
	of: 'regulation',
	example: 'Title, other name or short name of a law on record',
	csv: {
		regulations: [
			'The laws, by slug.',
			(all: { slug: string }[]) => inCell(all.map(({ slug }) => slug))
		],
		regulation_titles: [
			'Their titles.',
			(all: { title: string }[]) => inCell(all.map(({ title }) => title))
		]
	}
});

export const aliasesField = field({
	name: 'aliases',
	label: 'Other names',
	ordered: true,
	hint: 'One a line: abbreviations, names in other languages. Search finds them.',
	kind: 'lines',
	isName: true,
	about: 'Other names.'
});

export const basisField = field({
	name: 'basis',
	as: 'date_basis',
	label: 'The date is',
	kind: 'choice',
	options: dateBases,
	usual: 'event',
	required: true,
	about: 'event: the day it happened; reported: the day it was reported.',
	example: 'The day it happened'
});
