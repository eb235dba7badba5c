/**
 * What is cited. It is always one page, and all of the citation is of that page: its author (as its byline has it), its
 * outlet, its headline, the date it bears, its address. A statement or an event is cited from the page that quotes or
 * reports it, as style guides ask («quoted in»): whoever spoke or acted wrote no page that somebody else published, and
 * stands in the note, with what the record says of it. Only where the page is what was put out itself (a statement's
 * own primary source, the text of a law) is it by who made that. A page without a byline has no author but its outlet;
 * a headline that was not seen is not given; a date is written as exact as it is on record, and no more. The note also
 * says where the page is archived, that a date is the report’s, and the permanent address here with the day it was
 * read. The record's own pages (a chart, a law whose text is not on record) are of Rulewatch.
 *
 * Names stand whole (`literal`): the record does not know which part is a family name, and many have none.
 */

import { onRegulations, statementTitle } from './cite.ts';
import { cslDate, type CslDate } from './dates.ts';
import type { Clocks } from '../timeline/clocks.ts';
import { formatDate } from '../dates/format.ts';
import { hostOf } from '../address/address.ts';
import { nameOf, type Noun } from '../nouns.ts';
import {
	attributedTo,
	type EventCard,
	hasOwnTitle,
	type Source,
	sourceTitle,
	type StatementCard
} from '../record.ts';
import {
	channels,
	type DateBasis,
	eventKinds,
	type Instrument,
	instruments
} from '../vocabulary.ts';

/** An item of CSL-JSON 1.0.2, with the variables used here. */
export interface CslItem {
	id: string;
	type: 'webpage' | 'legislation' | 'bill' | 'regulation' | 'report' | 'graphic';
	title: string;
	genre?: string;
	author?: { literal: string }[];
	'container-title'?: string;
	publisher?: string;
	number?: string;
	issued?: CslDate;
	accessed: CslDate;
	URL: string;
	archive?: string;
	archive_location?: string;
	/** BCP 47. */
	language?: string;
	abstract?: string;
	note: string;
}

/** A citation before it is written in any form. */
export interface Citation {
	item: CslItem;
	/** What the entry here is called, where `item` is a page that others published about it. */
	entry?: string;
	/** EDTF: the date of `item`, where one is known. */
	date?: string;
	/** The day (`YYYY-MM-DD`) it was read. */
	accessed: string;
	/** The permanent address here. */
	address: string;
	archiveUrl?: string;
}

/** Where the record stands, and the day (`YYYY-MM-DD`) on which it is read there. */
export interface Reading {
	origin: string;
	today: string;
}

export function citeStatement(statement: StatementCard, reading: Reading): Citation {
	const { id, quotations, speaker, date } = statement;
	const source = quotations[0]?.source ?? statement.sources[0];
	const isItself = source?.sourceType === 'primary';
	const words = quotations.filter((quotation) => quotation.source.id === source?.id);
	const others = statement.signatories.length;
	const day = statement.positions.length ? `, ${formatDate(date)}` : '';
	const said = `${attributedTo(statement).name}, ${lowered(describedTitle(statement))}${day}`;
	return citation(reading, {
		...placed('statement', id),
		...(source ? pageOf(source) : { title: said, authors: [rulewatch], container: rulewatch }),
		...(isItself && whatItIs(source, statement)),
		entry: statementTitle(statement),
		abstract: words.map(({ exact }) => `“${exact}”`).join(' '),
		remarks: [
			source && !isItself && `${words.length ? 'Quoted' : 'Reported'} there: ${said}.`,
			isItself && speaker && statement.organisation && `Spoken by ${speaker.name}.`,
			others > 0 && `Signed by ${others} more.`,
			source && copyRemark(source),
			basisRemark(statement.basis)
		]
	});
}

/** A primary source of a statement is that statement as it was put out: by whom it is, on its day. */
function whatItIs(source: Source, statement: StatementCard): Partial<Cited> {
	const { channel, date } = statement;
	return {
		title: ownHeadline(source) ?? describedTitle(statement),
		genre: ownHeadline(source) && channels[channel],
		authors: [source.author ?? attributedTo(statement).name],
		date: source.published ?? date,
		...(!ownHeadline(source) && { language: undefined })
	};
}

/** «Press conference by Jeff Paine, Managing Director, on the Online Safety Act 2023». */
function describedTitle(statement: StatementCard): string {
	const { speaker, speakerRole, organisation } = statement;
	const by = speaker && (organisation || speakerRole) ? ` by ${speaker.name}` : '';
	const as = by && speakerRole ? `, ${speakerRole},` : '';
	const on = onRegulations(statement.positions) || `on ${formatDate(statement.date)}`;
	return `${channels[statement.channel]}${by}${as} ${on}`;
}

export function citeEvent(event: EventCard, reading: Reading): Citation {
	const [source] = event.sources;
	const [regulation, ...others] = event.regulations.map(({ title }) => title);
	const about =
		regulation && (others.length ? `${regulation} and ${others.length} more: ` : `${regulation}: `);
	const entry = `${about ?? ''}${event.description.trim().replace(/\.$/, '')}`;
	const happened = `${entry} (${lowered(eventKinds[event.kind])}, ${formatDate(event.date)})`;
	return citation(reading, {
		...placed('event', event.id),
		...(source ? pageOf(source) : { title: happened, authors: [rulewatch], container: rulewatch }),
		entry,
		remarks: [
			source && `Reported there: ${happened}.`,
			source && copyRemark(source),
			basisRemark(event.basis),
			event.disputed.length > 0 && 'Sources differ on the date.'
		]
	});
}

export interface CitedRegulation {
	slug: string;
	title: string;
	instrument: Instrument;
	issuingBody: string;
	referenceNumber: string | null;
	clocks: Clocks;
	sources: Source[];
}

const regulationTypes: Partial<Record<Instrument, CslItem['type']>> = {
	act: 'legislation',
	ordinance: 'legislation',
	bill: 'bill',
	rules: 'regulation',
	regulation: 'regulation',
	order: 'regulation'
};

/**
 * Its text is read at a primary source that is filed among the texts of laws; what else is a primary source may be
 * anybody's own publication about it. Where there is none, the record is all there is to point at.
 */
export function citeRegulation(regulation: CitedRegulation, reading: Reading): Citation {
	const text = regulation.sources.find(
		({ sourceType, section }) => sourceType === 'primary' && section === 'laws_and_policies'
	);
	const [source] = regulation.sources;
	return citation(reading, {
		...placed('regulation', regulation.slug),
		type: regulationTypes[regulation.instrument] ?? 'report',
		title: regulation.title,
		genre: instruments[regulation.instrument],
		authors: [regulation.issuingBody],
		number: regulation.referenceNumber ?? undefined,
		date: regulation.clocks.made?.date,
		source: text,
		publisher: text?.outlet ?? rulewatch,
		remarks: [text ? sourceRemark('On', text) : source && sourceRemark('Reported in', source, true)]
	});
}

export function citeArticle(article: Source, reading: Reading): Citation {
	return citation(reading, {
		...placed('article', article.slug),
		...pageOf(article),
		remarks: [copyRemark(article)]
	});
}

/** One view of a chart, as it says of itself wherever it stands. */
export interface CitedChart {
	title: string;
	/** The law's title, or which laws it is across. */
	about: string;
	/** What is counted and how many, in sentences. */
	counts: string;
	/** The page of the chart, and the query that chooses the view: empty, or with its question mark. */
	path: string;
	query: string;
	/** The day (`YYYY-MM-DD`) as of which its numbers stand. */
	asOf: string | undefined;
}

/** A chart is the record's own, dated by the day as of which its numbers stand. */
export function citeChart(chart: CitedChart, reading: Reading): Citation {
	const { title, about, counts, path, query, asOf } = chart;
	return citation(reading, {
		key: path.split('/').filter(Boolean).join('-'),
		path: path + query,
		type: 'graphic',
		title: `${title}: ${about}`,
		genre: 'Chart',
		authors: [rulewatch],
		publisher: rulewatch,
		date: asOf,
		remarks: [counts]
	});
}

interface Cited {
	key: string;
	path: string;
	type?: CslItem['type'];
	title: string;
	genre?: string;
	authors: string[];
	number?: string;
	date?: string;
	language?: string;
	abstract?: string;
	/** The page that is cited; without one it is ours. */
	source?: Source;
	/** What the page is a part of: its outlet. */
	container?: string;
	/** Whose page it is, of a law, of whose container styles make a code with sections, and of a picture. */
	publisher?: string;
	/** What the entry here is called, where that is not what is cited. */
	entry?: string;
	remarks?: (string | false | null | undefined)[];
}

const rulewatch = 'Rulewatch';

/** A page that was published elsewhere, by whoever wrote it. */
function pageOf(source: Source) {
	return {
		source,
		title: ownHeadline(source) ?? '[Page whose headline was not seen]',
		authors: source.author ? [source.author] : [],
		container: source.outlet,
		date: source.published ?? undefined,
		language: source.lang
	};
}

function citation({ origin, today }: Reading, cited: Cited): Citation {
	const { date, source, container, entry, type = 'webpage', remarks = [] } = cited;
	const address = new URL(cited.path, origin).href;
	const archiveUrl = source?.archiveUrl ?? undefined;
	const note = [
		...remarks,
		archiveUrl && `Archived at ${archiveUrl}.`,
		`Rulewatch, ${address} (accessed ${formatDate(today)}).`
	];
	const item = {
		id: cited.key,
		type,
		title: cited.title,
		genre: cited.genre,
		author: cited.authors.map((name) => ({ literal: oneLine(name) })),
		'container-title': container,
		publisher: cited.publisher,
		number: cited.number,
		issued: date === undefined ? undefined : cslDate(date),
		accessed: cslDate(today),
		URL: source?.url ?? address,
		archive: archiveUrl && hostOf(archiveUrl),
		archive_location: archiveUrl,
		language: cited.language ?? 'en',
		abstract: cited.abstract,
		note: note.filter(Boolean).join(' ')
	};
	return { item: present(item), entry, date, accessed: today, address, archiveUrl };
}

function placed(noun: Exclude<Noun, 'membership'>, key: string) {
	return { key, path: `/${nameOf[noun]}/${key}` };
}

function ownHeadline(source: Source): string | undefined {
	return (hasOwnTitle(source) && source.headline) || undefined;
}

function sourceRemark(lead: string, source: Source, withAddress = false): string {
	const headline = ownHeadline(source);
	const date = source.published ? formatDate(source.published) : 'undated';
	const page = headline
		? `“${headline}”, ${source.outlet}, ${date}`
		: sourceTitle(source).replace(/^A /, 'a ');
	return `${lead} ${[page, withAddress && source.url].filter(Boolean).join(', ')}.`;
}

function copyRemark({ sourceType }: Source) {
	return sourceType === 'repost' && 'That page is a copy of another report.';
}

function basisRemark(basis: DateBasis) {
	return basis === 'reported' && 'The date is the day it was reported.';
}

/** Leaves out what is empty, and breaks of lines: what was typed with them, no form of citation can carry. */
function present(item: Partial<CslItem>): CslItem {
	const entries = Object.entries(item).map(([key, value]) => [
		key,
		typeof value === 'string' ? oneLine(value) : value
	]);
	return Object.fromEntries(
		entries.filter(([, value]) => value && !(Array.isArray(value) && value.length === 0))
	);
}

function oneLine(text: string): string {
	return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** A citation of what was corrected, which says so in its note: whoever quotes an old copy can see that it is one. */
export function citeCorrected(
	citation: Citation,
	correction: { made: string; answer: string } | undefined
): Citation {
	if (!correction) return citation;
	const { item } = citation;
	const note = `${item.note} Corrected on ${formatDate(correction.made)}: ${correction.answer}`;
	return { ...citation, item: { ...item, note } };
}
