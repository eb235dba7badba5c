/** The place on a page where a value was found, the most reliable first. */
export type From = 'JSON-LD' | 'meta' | 'itemprop' | 'byline' | 'address' | 'written' | 'record';

/** The editor should check a value that is not certain. */
export interface Found {
	value: string;
	from: From;
	certain: boolean;
}

/** Plain text: nothing of a captured page is ever shown as HTML. */
export interface Capture {
	/** Paragraphs with an empty line between them. */
	text: string;
	/** A guess if neither the page nor its server names the encoding. */
	charset: { label: string; isGuessed: boolean };
	direction: 'ltr' | 'rtl';
	/** BCP 47 without a region. */
	lang?: Found;
	canonical?: Found;
	headline?: Found;
	outlet?: Found;
	author?: Found;
	/** EDTF, as precise as on the page. */
	date?: Found;
	section?: Found;
}

/** A sentence for the person who submitted the page. */
export interface Refusal {
	refused: string;
}

export const regionFaults = {
	noMatch: 'Nothing on the page matches this selector.',
	noSelector: 'This is no CSS selector that can be read.'
};

export interface About {
	url?: string;
	contentType?: string;
	/** A CSS selector; an empty one means the whole page. Without it an article is read. */
	region?: string;
}

/** The message is a sentence for people. */
export class CaptureRefused extends Error {}

/** Longer values are not names, titles or addresses. */
const longestValue = 2_000;

/** JSON-LD and meta elements are certain; other places should be checked. */
export function asFound(value: string | undefined, from: From): Found | undefined {
	return value && value.length <= longestValue
		? { value, from, certain: from === 'JSON-LD' || from === 'meta' }
		: undefined;
}
