import { demands as demandWords, type TakenStance } from '../../../domain/vocabulary.ts';
import type { Confirming } from '../../../forms/capture.ts';
import type { Captured } from './find.ts';
import type { Candidate, Someone } from './find-candidates.ts';

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

type Page = Pick<Captured, 'typed' | 'found'>;

export function cardOf(
	candidate: Candidate,
	page: Page,
	organisation: Someone | undefined = candidate.organisation
): Card {
	const { typed } = page;
	const { speaker, role = '', pieces, kind } = candidate;
	const words = pieces.map(({ exact }) => exact);
	const said = shortened(words.join(' … ').replace(/\s+/gu, ' '));
	return {
		organisation: organisation?.name ?? '',
		organisationKind: organisation?.kind ?? '',
		speaker: speaker?.name ?? '',
		role,
		date: typed.published ?? '',
		law: typed[insteadOf(lawOf(candidate, page))] ?? lawOf(candidate, page),
		// A quotation speaks for itself; what is reported without marks is told in the words of the page.
		summary: kind === 'reported' ? said : '',
		words: kind === 'reported' ? [] : words
	};
}

/** The law that a quotation may be on, one of those that its article names: the text tells, or whoever typed them did. */
export function lawOf({ laws }: Candidate, { typed, found }: Page): string {
	const listed = (typed.laws ?? '').split(/\r?\n/).map((line) => line.trim());
	const isTyped = listed.join('\n') !== found.laws?.value;
	return laws.find((title) => listed.includes(title)) ?? (isTyped ? listed[0]! : '');
}

/** By which name a page keeps the law that somebody wrote where another was offered. */
export const insteadOf = (law: string) => `law instead of ${law}`;

function shortened(text: string): string {
	if (text.length <= longestSummary) return text;
	const cut = text.slice(0, longestSummary);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestSummary / 2))} …`;
}

const verbs: Record<TakenStance, string> = {
	oppose: 'Opposes',
	concerned: 'Is concerned about',
	neutral: 'Takes no side on',
	mixed: 'Sees good and bad in',
	support: 'Supports'
};

/** Puts into words what was said, where nobody wrote it: the stance and the demands that somebody chose. */
export function summaryOf(
	{ stance, law, demands }: Pick<Confirming, 'stance' | 'law' | 'demands'>,
	outlet: string
): string {
	const verb = Object.hasOwn(verbs, stance) ? verbs[stance as TakenStance] : undefined;
	const about = law && (/^the\s/iu.test(law) ? law : `the ${law}`);
	const asked = demands.flatMap((demand) =>
		Object.hasOwn(demandWords, demand)
			? demandWords[demand as keyof typeof demandWords].toLowerCase()
			: []
	);
	const first =
		verb && about ? `${verb} ${about}.` : `Quoted by ${outlet}${about ? ` on ${about}` : ''}.`;
	return asked.length ? `${first} Demands: ${asked.join(', ')}.` : first;
}
