import { hostOf } from '../address/address.ts';
import { formatDate } from '../dates/format.ts';
import type { Source } from '../record.ts';
import type { Author } from './authors.ts';
import { type CslDate, cslDate } from './dates.ts';

/** An item of CSL-JSON 1.0.2, with the variables used here. */
export interface CslItem {
	id: string;
	type:
		'webpage' | 'article-newspaper' | 'legislation' | 'bill' | 'regulation' | 'report' | 'graphic';
	/** The words of the page itself; without them `genre` describes it, which no style sets in quotation marks. */
	title?: string;
	genre?: string;
	author?: Author[];
	'container-title'?: string;
	publisher?: string;
	issued?: CslDate;
	accessed: CslDate;
	/** None of a law whose text is not on record. */
	URL?: string;
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
	/** The page that is cited; without one it is ours, or none. */
	source?: Source;
	hasNoPage?: boolean;
	/** What the page is a part of: its outlet. */
	container?: string;
	/** Whose page it is, of a law, of whose container styles make a code with sections, and of a picture. */
	publisher?: string;
	/** What the entry here is called, where that is not what is cited. */
	entry?: string;
	remarks?: (string | false | null | undefined)[];
}

export function citation({ origin, today }: Reading, cited: Cited): Citation {
	const { date, source, container, entry, type = 'webpage', remarks = [] } = cited;
	const address = new URL(cited.path, origin).href;
	const archiveUrl = source?.archiveUrl ?? undefined;
	const url = source?.url ?? (cited.hasNoPage ? undefined : address);
	const note = [
		...remarks,
		archiveUrl && `Archived at ${archiveUrl}.`,
		// Where our own page is what is cited, its address stands in the citation already.
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
	return { item: present(item), entry, date, accessed: today, address, archiveUrl };
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

const onOneLine = (author: Author) =>
	Object.fromEntries(Object.entries(author).map(([part, name]) => [part, oneLine(name)])) as Author;

function oneLine(text: string): string {
	return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

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
