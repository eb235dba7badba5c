import type { Captured } from './find.ts';
import type { Candidate } from './find-candidates.ts';

/** What the card of a quotation holds before anybody typed into it. */
export interface Card {
	organisation: string;
	organisationKind: string;
	speaker: string;
	role: string;
	date: string;
	law: string;
	summary: string;
	words: string[];
}

const longestSummary = 240;

export function cardOf(candidate: Candidate, { typed }: Pick<Captured, 'typed'>): Card {
	const { organisation, speaker, role = '', pieces, kind } = candidate;
	const words = pieces.map(({ exact }) => exact);
	const said = shortened(words.join(' … ').replace(/\s+/gu, ' '));
	return {
		organisation: organisation?.name ?? '',
		organisationKind: organisation?.kind ?? '',
		speaker: speaker?.name ?? '',
		role,
		date: typed.published ?? '',
		law: typed.laws?.split('\n')[0] ?? '',
		// A quotation speaks for itself; what is reported without marks is told in the words of the page.
		summary: kind === 'reported' ? said : '',
		words: kind === 'reported' ? [] : words
	};
}

function shortened(text: string): string {
	if (text.length <= longestSummary) return text;
	const cut = text.slice(0, longestSummary);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestSummary / 2))} …`;
}
