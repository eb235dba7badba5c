import { hostOf } from '../address/address.ts';
import { formatDate } from '../dates/format.ts';
import type { Source } from '../record.ts';
import type { Author } from './authors.ts';
import { type CslDate, cslDate } from './dates.ts';

/** CSL-JSON 1.0.2. */
export interface CslItem {
	id: string;
	type:
		'webpage' | 'article-newspaper' | 'legislation' | 'bill' | 'regulation' | 'report' | 'graphic';
	/** Styles put titles in quotation marks; without a title `genre` describes the page. */
	title?: string;
	genre?: string;
	author?: Author[];
	'container-title'?: string;
	publisher?: string;
	issued?: CslDate;
	accessed: CslDate;
	/** Missing for a law whose text is not on record. */
	URL?: string;
	archive?: string;
	archive_location?: string;
	/** BCP 47. */
	language?: string;
	abstract?: string;
	note: string;
}

export interface Citation {
	item: CslItem;
	/** The title of our entry if `item` is a page that somebody else published. */
	entry?: string;
	/** EDTF. */
	date?: string;
	/** `YYYY-MM-DD` */
	accessed: string;
	address: string;
	archiveUrl?: string;
}

/** `today` is `YYYY-MM-DD`. */
export interface Reading {
	origin: string;
	today: string;
	/** The slug of the stakeholder that runs this copy. */
	operator?: string | null;
}

export interface Cited {
	key: string;
	path: string;
	type?: CslItem['type'];
	title?: string;
	genre?: string;
	authors: Author[];
	date?: string;
	language?: string;
	abstract?: string;
	/** The cited page; without one our own page is cited, unless `hasNoPage`. */
	source?: Source;
	hasNoPage?: boolean;
	/** The outlet of the page. */
	container?: string;
	/** For laws, since styles print a law's container as a code with sections, and for charts. */
	publisher?: string;
	entry?: string;
	remarks?: (string | false | null | undefined)[];
}

export function makeCitation({ origin, today }: Reading, cited: Cited): Citation {
	const { date, source, container, entry, type = 'webpage', remarks = [] } = cited;
	const address = new URL(cited.path, origin).href;
	const archiveUrl = source?.archiveUrl ?? undefined;
	const url = source?.url ?? (cited.hasNoPage ? undefined : address);
	const note = [
		...remarks,
		archiveUrl && `Archived at ${archiveUrl}.`,
		`${url === address ? 'Rulewatch' : `Rulewatch, ${address}`} (accessed ${formatDate(today)}).`
	];
	const item = {
		id: cited.key,
		type,
		title: cited.title,
		genre: cited.genre,
		author: cited.authors.map(onOneLine),
		'container-title': container,
		publisher: cited.publisher,
		issued: date === undefined ? undefined : cslDate(date),
		accessed: cslDate(today),
		URL: url,
		archive: archiveUrl && hostOf(archiveUrl),
		archive_location: archiveUrl,
		language: cited.language ?? 'en',
		abstract: cited.abstract,
		note: note.filter(Boolean).join(' ')
	};
	return { item: compact(item), entry, date, accessed: today, address, archiveUrl };
}

/** Drops empty variables and line breaks, which no citation format can carry. */
function compact(item: Partial<CslItem>): CslItem {
	const entries = Object.entries(item).map(([key, value]) => [
		key,
		typeof value === 'string' ? oneLine(value) : value
	]);
	return Object.fromEntries(
		entries.filter(([, value]) => value && !(Array.isArray(value) && value.length === 0))
	);
}

const onOneLine = (author: Author) =>
	Object.fromEntries(Object.entries(author).map(([part, name]) => [part, oneLine(name)])) as Author;

function oneLine(text: string): string {
	return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** Readers of an old copy can see from the note that it is outdated. */
export function citeCorrected(
	citation: Citation,
	correction: { made: string; answer: string } | undefined
): Citation {
	if (!correction) return citation;
	const { item } = citation;
	const note = `${item.note} Corrected on ${formatDate(correction.made)}: ${correction.answer}`;
	return { ...citation, item: { ...item, note } };
}
