/** The place on a page where a value was found, the most reliable first. */
export type From = 'JSON-LD' | 'meta' | 'itemprop' | 'byline' | 'address' | 'written' | 'record';

/** A value offered to an editor for a field; the editor should check it unless it is certain. */
export interface Found {
	value: string;
	from: From;
	certain: boolean;
}

/** The data read from an article, in plain text: nothing of a captured page is ever shown as HTML. */
export interface Capture {
	/** Paragraphs with an empty line between them; line breaks within a paragraph are the page's own. */
	text: string;
	/** A guess if neither the page nor its server names the encoding. */
	charset: { label: string; isGuessed: boolean };
	direction: 'ltr' | 'rtl';
	/** BCP 47 without a region; undefined if neither the page nor its letters tell the language. */
	lang?: Found;
	canonical?: Found;
	headline?: Found;
	outlet?: Found;
	author?: Found;
	/** EDTF, as precise as on the page. */
	date?: Found;
	/** The outlet's name for the section. */
	section?: Found;
}

/** The reason why nothing was captured, a sentence for the person who submitted the page. */
export interface Refusal {
	refused: string;
}

/** Faults of the selector, not of the page. */
export const regionFaults = {
	noMatch: 'Nothing on the page matches this selector.',
	noSelector: 'This is no CSS selector that can be read.'
};

/** Context of the page's bytes. */
export interface About {
	/** The address from which the page was fetched, or is said to come. */
	url?: string;
	/** The server's Content-Type header. */
	contentType?: string;
	/** A CSS selector for the text to read instead of an article; an empty one means the whole page. */
	region?: string;
}

/** The page is refused; the message is a sentence for people. */
export class CaptureRefused extends Error {}

/** Longer values are not names, titles or addresses. */
const longestValue = 2_000;

/** JSON-LD and meta elements are certain; values from other places should be checked. */
export function asFound(value: string | undefined, from: From): Found | undefined {
	return value && value.length <= longestValue
		? { value, from, certain: from === 'JSON-LD' || from === 'meta' }
		: undefined;
}
