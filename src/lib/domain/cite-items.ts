/**
 * What is cited. It is always what is on record: the words, the act, the law, the page. Its author is who said, did,
 * issued or wrote it, its date the one on record, and the container and address are those of the page where it can be
 * read. That page's own headline is the title only where the page is the thing itself (an article, or the speaker's
 * own publication); else a description in English is. The note says in which source it stands, where that source is
 * archived, that a date is the report's, and the permanent address here with the day it was read.
 *
 * Names stand whole (`literal`): the record does not know which part is a family name, and many have none.
 */

import { onLaws } from './cite.ts';
import { cslDate, type CslDate } from './cite-dates.ts';
import type { Clocks } from './clocks.ts';
import { formatDate } from './dates.ts';
import { hostOf } from './address.ts';
import { nameOf, type Noun } from './nouns.ts';
import {
	type EventCard,
	hasOwnTitle,
	type Source,
	sourceTitle,
	type StatementCard,
	voiceOf
} from './record.ts';
import {
	channels,
	type DateBasis,
	eventKinds,
	type Instrument,
	instruments
} from './vocabulary.ts';

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
	/** EDTF, where a date is known. */
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
	const { id, quotations, speaker } = statement;
	const source = quotations[0]?.source ?? statement.sources[0];
	const itself = source?.sourceType === 'primary' ? ownHeadline(source) : undefined;
	const lead = quotations.length ? 'Quoted in' : 'Reported in';
	const others = statement.signatories.length;
	return citation(reading, {
		...placed('statement', id),
		title: itself ?? describedTitle(statement),
		genre: itself && channels[statement.channel],
		authors: [voiceOf(statement).name],
		date: statement.date,
		language: itself && source?.lang,
		abstract: quotations.map(({ exact }) => `“${exact}”`).join(' '),
		source,
		remarks: [
			itself && speaker && statement.organisation && `Spoken by ${speaker.name}.`,
			others > 0 && `Signed by ${others} more.`,
			source && !itself && sourceRemark(lead, source),
			source && copyRemark(source),
			basisRemark(statement.basis)
		]
	});
}

/** «Press conference by Jeff Paine, Managing Director, on the Online Safety Act 2023». */
function describedTitle(statement: StatementCard): string {
	const { speaker, speakerRole, organisation } = statement;
	const by = speaker && (organisation || speakerRole) ? ` by ${speaker.name}` : '';
	const as = by && speakerRole ? `, ${speakerRole},` : '';
	const on = onLaws(statement.positions) || `on ${formatDate(statement.date)}`;
	return `${channels[statement.channel]}${by}${as} ${on}`;
}

export function citeEvent(event: EventCard, reading: Reading): Citation {
	const [source] = event.sources;
	const [law, ...others] = event.regulations.map(({ title }) => title);
	const about = law && (others.length ? `${law} and ${others.length} more: ` : `${law}: `);
	return citation(reading, {
		...placed('event', event.id),
		title: `${about ?? ''}${event.description.trim().replace(/\.$/, '')}`,
		genre: eventKinds[event.kind],
		authors: event.actors.map(({ name }) => name),
		date: event.date,
		source,
		remarks: [
			source && sourceRemark('Reported in', source),
			source && copyRemark(source),
			basisRemark(event.basis),
			event.disputed.length > 0 && 'Sources differ on the date.'
		]
	});
}

export interface CitedLaw {
	slug: string;
	title: string;
	instrument: Instrument;
	issuingBody: string;
	referenceNumber: string | null;
	clocks: Clocks;
	sources: Source[];
}

const lawTypes: Partial<Record<Instrument, CslItem['type']>> = {
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
export function citeLaw(law: CitedLaw, reading: Reading): Citation {
	const text = law.sources.find(
		({ sourceType, section }) => sourceType === 'primary' && section === 'laws_and_policies'
	);
	const [source] = law.sources;
	return citation(reading, {
		...placed('regulation', law.slug),
		type: lawTypes[law.instrument] ?? 'report',
		title: law.title,
		genre: instruments[law.instrument],
		authors: [law.issuingBody],
		number: law.referenceNumber ?? undefined,
		date: law.clocks.made?.date,
		source: text,
		container: false,
		remarks: [text ? sourceRemark('On', text) : source && sourceRemark('Reported in', source, true)]
	});
}

export interface CitedArticle extends Source {
	author: string | null;
}

export function citeArticle(article: CitedArticle, reading: Reading): Citation {
	return citation(reading, {
		...placed('article', article.slug),
		title: ownHeadline(article) ?? '[Page whose headline was not seen]',
		authors: article.author ? [article.author] : [],
		date: article.published ?? undefined,
		language: article.lang,
		source: article,
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
		authors: ['Rulewatch'],
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
	source?: Source;
	/** Whether what is cited stands in the source as a part of it does in a whole. */
	container?: boolean;
	remarks?: (string | false | null | undefined)[];
}

function citation({ origin, today }: Reading, cited: Cited): Citation {
	const { date, source, container = true, type = 'webpage', remarks = [] } = cited;
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
		'container-title': container ? source?.outlet : undefined,
		publisher: type === 'graphic' ? 'Rulewatch' : undefined,
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
	return { item: present(item), date, accessed: today, address, archiveUrl };
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
