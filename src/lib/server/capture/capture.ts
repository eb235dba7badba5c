/** Where on a page a value was found, the surest first. */
export type From = 'JSON-LD' | 'meta' | 'itemprop' | 'byline' | 'address' | 'written' | 'record';

/** What an editor is offered for a field; what is not certain is marked to be checked. */
export interface Found {
	value: string;
	from: From;
	certain: boolean;
}

/** What could be read of an article. Plain text throughout: nothing of a captured page is ever shown as HTML. */
export interface Capture {
	/** Paragraphs with an empty line between them; a line break within one is where the page has it. */
	text: string;
	/** How its bytes were read; a guess where neither the page nor its server says. */
	charset: { label: string; isGuessed: boolean };
	direction: 'ltr' | 'rtl';
	/** BCP 47 without a region; undefined where neither the page nor its letters tell it. */
	lang?: Found;
	canonical?: Found;
	headline?: Found;
	outlet?: Found;
	author?: Found;
	/** EDTF, as precise as the page has it. */
	date?: Found;
	/** As the outlet names it. */
	section?: Found;
}

/** Why nothing was captured, in a sentence for the person who pasted it. */
export interface Refusal {
	refused: string;
}

/** Where a selector is at fault, and not the page. */
export const regionFaults = {
	noMatch: 'Nothing on the page matches this selector.',
	noSelector: 'This is no CSS selector that can be read.'
};

/** What is known of a page beside its bytes. */
export interface About {
	/** Where it was fetched, or where it is said to come from. */
	url?: string;
	/** As its server sent it. */
	contentType?: string;
	/** A CSS selector: the text of what it matches is read, and not an article; of the whole page where it is empty. */
	region?: string;
}

/** A page that is not taken: the message is a sentence for people. */
export class Refused extends Error {}

/** A longer value is no name, title or address. */
const longestValue = 2_000;

/** Told of by whoever found it: JSON-LD and meta speak for the page, what stands elsewhere is to be checked. */
export function found(value: string | undefined, from: From): Found | undefined {
	return value && value.length <= longestValue
		? { value, from, certain: from === 'JSON-LD' || from === 'meta' }
		: undefined;
}
