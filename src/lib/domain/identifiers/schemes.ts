import { fitsMod11, fitsMod97, fitsRor } from './check-digits.ts';

export interface Scheme {
	label: string;
	/** A sentence that describes a value. */
	looks: string;
	example: string;
	pattern: RegExp;
	fits?: (value: string) => boolean;
	/** Extracts the value from a pasted address. */
	pasted?: RegExp;
	tidy?: (value: string) => string;
	address?: (value: string) => string;
	/** A thing has only one: an item with two of them may be two things. */
	single?: true;
}

const upper = (value: string) => value.toUpperCase();
const lower = (value: string) => value.toLowerCase();

const wikidata: Scheme = {
	label: 'Wikidata',
	looks: 'A Wikidata number is a Q and digits',
	example: 'Q42',
	pattern: /^Q[1-9]\d{0,11}$/,
	pasted: /wikidata\.org\/(?:wiki|entity)\/(Q\d{1,12})/i,
	tidy: upper,
	address: (value) => `https://www.wikidata.org/wiki/${value}`,
	single: true
};

export const stakeholderSchemes = {
	wikidata,
	isni: {
		label: 'ISNI',
		looks: 'An ISNI has 16 digits, of which the last may be an X',
		example: '0000 0001 2146 438X',
		pattern: /^\d{15}[\dX]$/,
		fits: fitsMod11,
		pasted: /isni\.org\/(?:page\/|isni\/)?(\d{15}[\dX])/i,
		tidy: (value) => upper(value.replaceAll(/[\s-]/g, '')),
		address: (value) => `https://isni.org/isni/${value}`,
		single: true
	},
	viaf: {
		label: 'VIAF',
		looks: 'A VIAF number is made of digits',
		example: '102333412',
		pattern: /^[1-9]\d{0,21}$/,
		pasted: /viaf\.org\/(?:[a-z]{2}\/)?viaf\/(\d{1,22})/i,
		address: (value) => `https://viaf.org/viaf/${value}`
	},
	ror: {
		label: 'ROR',
		looks: 'A ROR id has nine signs: a zero, six letters or digits, and two digits',
		example: '042nb2s44',
		pattern: /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/,
		fits: fitsRor,
		pasted: /ror\.org\/(0[a-z0-9]{8})/i,
		tidy: lower,
		address: (value) => `https://ror.org/${value}`,
		single: true
	},
	lei: {
		label: 'LEI',
		looks: 'An LEI has 20 letters and digits',
		example: '5493001KJTIIGC8Y1R12',
		pattern: /^[A-Z0-9]{18}\d{2}$/,
		fits: fitsMod97,
		pasted: /gleif\.org\/#?\/?(?:record|lei)\/([a-z0-9]{20})/i,
		tidy: (value) => upper(value.replaceAll(/\s/g, '')),
		address: (value) => `https://search.gleif.org/#/record/${value}`,
		single: true
	},
	opencorporates: {
		label: 'OpenCorporates',
		looks: 'A company of OpenCorporates is its country, a stroke and its number there',
		example: 'gb/00102498',
		pattern: /^[a-z]{2}(?:_[a-z]{2})?\/[\w.-]{1,40}$/,
		pasted: /^(?:https?:\/\/)?opencorporates\.com\/companies\/([a-z_]{2,5}\/[\w.-]{1,40})/i,
		tidy: (value) => value.replace(/^[^/]{1,5}\//, lower),
		address: (value) => `https://opencorporates.com/companies/${value}`
	},
	org_id: {
		label: 'National register (org-id.guide)',
		looks: 'A number in a national register is written as on org-id.guide, its register before it',
		example: 'GB-CHC-202918',
		pattern: /^[A-Z]{2}-[A-Z0-9_]{2,12}-[\w.\/-]{1,40}$/
	}
} as const satisfies Record<string, Scheme>;

/** The citation number of a law is its reference number; these are numbers in registers. */
export const regulationSchemes = {
	wikidata,
	eli: {
		label: 'ELI',
		looks: 'An ELI is an address with /eli/ in it',
		example: 'http://data.europa.eu/eli/reg/2022/2065/oj',
		pattern: /^https?:\/\/[\w.:-]{1,100}\/(?:[\w.-]{1,60}\/){0,4}eli\/[^\s;]{1,200}$/,
		address: (value) => value
	},
	celex: {
		label: 'CELEX',
		looks: 'A CELEX number is a sector, a year, a letter or two and a number',
		example: '32022R2065',
		pattern: /^[\dCE]\d{4}[A-Z]{1,2}\d{4}(?:[-(][\w()-]{1,20})?$/,
		pasted: /celex(?::|%3A)([\w()-]{1,40})/i,
		tidy: upper,
		address: (value) => `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:${value}`
	},
	legislation_gov_uk: {
		label: 'legislation.gov.uk',
		looks: 'A law on legislation.gov.uk is its kind, its year and its number',
		example: 'ukpga/2023/50',
		pattern: /^[a-z]{3,5}\/\d{4}\/\d{1,5}$/,
		pasted: /legislation\.gov\.uk\/(?:id\/)?([a-z]{3,5}\/\d{4}\/\d{1,5})/i,
		tidy: lower,
		address: (value) => `https://www.legislation.gov.uk/${value}`
	},
	sro: {
		label: 'S.R.O. (Gazette of Pakistan)',
		looks: 'An S.R.O. is its number, its part in brackets, a stroke and its year',
		example: 'S.R.O. 74(I)/2020',
		pattern: /^S\.R\.O\. [1-9]\d{0,4}\([IVX]{1,4}\)\/\d{4}$/,
		tidy: (value) =>
			value.replace(
				/^(?:S\.?\s?R\.?\s?O\.?)?\s{0,3}(?:No\.?\s?)?(\d{1,5})\s?\(([ivx]{1,4})\)\s?\/\s?(\d{4})$/i,
				(_, number: string, part: string, year: string) =>
					`S.R.O. ${number}(${upper(part)})/${year}`
			)
	}
} as const satisfies Record<string, Scheme>;

export const schemes: Record<string, Scheme> = { ...stakeholderSchemes, ...regulationSchemes };
