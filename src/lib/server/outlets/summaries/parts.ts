import { formatDate } from '../../../domain/dates/format.ts';
import type { Row } from '../../../nouns/derive/csv.ts';

export interface SourceLink {
	words: string;
	url: string;
	/** The headline at the start of `words`, in quotation marks, with its language (BCP 47). */
	headline?: { text: string; lang: string };
}

export interface Summary {
	title: string;
	text: string;
	/** Language of the text (BCP 47), and of the title unless `titleLang` is set. */
	lang: string;
	titleLang?: string;
	quotations: { exact: string; lang: string; source: SourceLink }[];
	facts: string[];
	sources: SourceLink[];
	tags: string[];
	/** Address of the page elsewhere, if the item is an article. */
	original?: string;
}

type Source = Row<'events'>['sources'][number];

export const cited = (source: Source): SourceLink => ({
	words:
		(source.headline
			? `“${source.headline}”, ${source.outlet}, ${dateOf(source.published)}`
			: `${source.outlet}, ${dateOf(source.published)} (headline not recorded)`) +
		(source.source_type === 'repost' ? ' (a copy of another report)' : ''),
	url: source.original_url ?? source.url,
	...(source.headline && { headline: { text: source.headline, lang: source.lang } })
});

export const dateOf = (date: string | null) => (date ? formatDate(date) : 'undated');
export const when = (row: { date: string; date_basis: string }) =>
	`${formatDate(row.date)}${row.date_basis === 'reported' ? ', the day it was reported' : ''}`;
export const namesFact = (word: string, names: string[]) =>
	names.length ? [`${word}: ${names.join(', ')}`] : [];
export const titles = (regulations: { title: string }[]) => regulations.map(({ title }) => title);

export const summary = (
	row: { sources: Source[] },
	own: Pick<Summary, 'title' | 'text' | 'facts' | 'tags'> & Partial<Summary>
): Summary => ({ lang: 'en', quotations: [], sources: row.sources.map(cited), ...own });
