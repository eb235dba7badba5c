import { languageNames } from '../domain/places.ts';
import { readEdtf } from '../domain/dates/edtf.ts';
import { millisecondsADay } from '../domain/dates/format.ts';
import { dateBases } from '../domain/vocabulary.ts';
import { field } from './derive/field.ts';

export const inCell = (values: (string | null)[]): string => values.filter(Boolean).join('; ');

/** A cell with one value of each row: `eachOf('slug')`. */
export const eachOf =
	<Key extends string>(key: Key) =>
	(all: Record<Key, string | null>[]) =>
		inCell(all.map((row) => row[key]));

export const dateHint =
	'As the source has it: 12 February 2020, Feb 2020, early 2020, 2020. “?” after it: not certain.';
export const aboutEdtf = 'EDTF, as precise as the source: 2020-05 is a month, never its first day.';
/** Programs sort and filter by days; no source gives these. */
export const aboutEarliest = 'A bound, no date of a source: the first day that the date can mean.';
export const aboutLatest = 'A bound, no date of a source: the last day that the date can mean.';

/** Dates that overlap may be right: of 2020 and May 2020, none is surely first. */
export const endsBeforeItBegins = {
	problem: 'ends before it begins',
	message: 'It cannot end before it begins.',
	breaks: ({ startDate, endDate }: { startDate?: string; endDate?: string }) => {
		const [start, end] = [startDate, endDate].map((date) => date && readEdtf(date));
		return start && end && end.latest < start.earliest ? [['endDate']] : [];
	}
};

/**
 * Refuses a day that has begun nowhere: clocks ahead of UTC are at most a day ahead. Of a month its first day counts. What
 * was entered with such a day before can be withdrawn.
 */
export const hasNotBegun = <Name extends string>(name: Name, message: string) => ({
	problem: 'has a date that has not begun',
	message,
	breaks: ({ state, [name]: date }: { [N in Name | 'state']?: string }) => {
		if (state === 'withdrawn') return [];
		const tomorrow = new Date(Date.now() + millisecondsADay).toISOString().slice(0, 10);
		const read = date && readEdtf(date);
		return read && read.earliest > tomorrow ? [[name]] : [];
	}
});

export const noteField = field.text('note', 'Editors’ note', {
	hint: 'Readers see it.',
	more: true,
	about: 'A remark of the editors.'
});

export const slugField = field.line('slug', 'Short name in the address', {
	hint: 'Left empty, it is made from the title. When it changes, the old one leads to the new one.',
	more: true,
	about: 'Its word in addresses.'
});

export const sourcesField = field.picks('sources', 'Sources', {
	ordered: true,
	hint: 'Paste the address of the page, or search by headline.',
	of: 'article',
	example: 'https://example.org/page-on-record; https://example.org/another-page',
	csv: {
		sources: ['The addresses of the pages that prove it.', eachOf('original_url')],
		source_pages: ['Our pages about these sources.', eachOf('url')]
	}
});

export const langField = field.choice('lang', 'Language', {
	options: languageNames,
	open: 'language',
	usual: 'en',
	required: true,
	facet: true,
	more: true,
	about: 'BCP 47.',
	example: 'English'
});

export const topicsField = field.picks('topics', 'Topics', {
	of: 'topic',
	csv: {
		topics: ['The topics, by slug.', eachOf('slug')],
		topic_names: ['Their names.', eachOf('name')]
	}
});

export const regulationsField = field.picks('regulations', 'Laws', {
	of: 'regulation',
	example: 'Title, other name or short name of a law on record',
	csv: {
		regulations: ['The laws, by slug.', eachOf('slug')],
		regulation_titles: ['Their titles.', eachOf('title')]
	}
});

export const aliasesField = field.lines('aliases', 'Other names', {
	ordered: true,
	hint: 'One a line: abbreviations, names in other languages. Search finds them.',
	isName: true,
	about: 'Other names.'
});

export const basisField = field.choice('basis', 'The date is', {
	as: 'date_basis',
	options: dateBases,
	usual: 'event',
	required: true,
	about: 'event: the day it happened; reported: the day it was reported.',
	example: 'The day it happened'
});
