import type { Citation } from './citation.ts';

/** The keys are part of addresses (`cite.txt?style=apa`). */
export const citationStyles = {
	apa: 'APA',
	chicago: 'Chicago',
	mla: 'MLA',
	wikipedia: 'Wikipedia'
} as const;

export type CitationStyle = keyof typeof citationStyles;

/** The keys are endings of addresses (`cite.bib`). */
export const citationFiles = {
	'csl.json': 'CSL-JSON',
	bib: 'BibTeX',
	ris: 'RIS'
} as const;

export interface WrittenCitation extends Citation {
	texts: Record<CitationStyle, string>;
}
