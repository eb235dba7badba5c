import type { Citation } from './citation.ts';

/** The forms in which a citation is read; their keys stand in addresses (`cite.txt?style=apa`). */
export const citationStyles = {
	apa: 'APA',
	chicago: 'Chicago',
	mla: 'MLA',
	wikipedia: 'Wikipedia'
} as const;

export type CitationStyle = keyof typeof citationStyles;

/** The files in which a citation is taken along; their keys end its address (`cite.bib`). */
export const citationFiles = {
	'csl.json': 'CSL-JSON',
	bib: 'BibTeX',
	ris: 'RIS'
} as const;

/** A citation with its text in every style. */
export interface WrittenCitation extends Citation {
	texts: Record<CitationStyle, string>;
}
