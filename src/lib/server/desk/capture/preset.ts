import { demands as demandWords, type TakenStance } from '../../../domain/vocabulary.ts';
import type { Confirming } from '../../../forms/capture.ts';
import type { Captured } from './find.ts';
import type { Candidate, Someone } from './find-candidates.ts';

export interface PresetCard {
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

export function presetCard(
	candidate: Candidate,
	page: Page,
	organisation: Someone | undefined = candidate.organisation
): PresetCard {
	const { typed } = page;
	const { speaker, role = '', pieces, kind } = candidate;
	const isReported = kind === 'reported';
	const words = pieces.map(({ exact }) => exact);
	const law = presetLaw(candidate, page);
	return {
		organisation: organisation?.name ?? '',
		organisationKind: organisation?.kind ?? '',
		speaker: speaker?.name ?? '',
		role,
		date: typed.published ?? '',
		law: typed[lawChoiceKey(law)] ?? law,
		// Reported speech is the article's wording, so it fills the summary and never the words of the quotation.
		summary: isReported ? shortened(words.join(' … ').replace(/\s+/gu, ' ')) : '',
		words: isReported ? [] : words
	};
}

/** Proposes the likeliest of the article's laws that the text supports, or else the first one that a person entered. */
export function presetLaw({ laws }: Candidate, { typed, found }: Page): string {
	const articleLaws = (typed.laws ?? '').split(/\r?\n/).map((line) => line.trim());
	const isEdited = articleLaws.join('\n') !== found.laws?.value;
	return laws.find((title) => articleLaws.includes(title)) ?? (isEdited ? articleLaws[0]! : '');
}

/** Names the field of a captured page that remembers which law a person chose in place of the proposed one. */
export const lawChoiceKey = (proposed: string) => `law instead of ${proposed}`;

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

/** Summarises the chosen stance and demands for a statement whose writer left the summary empty. */
export function defaultSummary(
	{ stance, law, demands }: Pick<Confirming, 'stance' | 'law' | 'demands'>,
	outlet: string
): string {
	const verb = Object.hasOwn(verbs, stance) ? verbs[stance as TakenStance] : undefined;
	const about = law && (/^the\s/iu.test(law) ? law : `the ${law}`);
	const demanded = demands.flatMap((demand) =>
		Object.hasOwn(demandWords, demand)
			? demandWords[demand as keyof typeof demandWords].toLowerCase()
			: []
	);
	const position =
		verb && about ? `${verb} ${about}.` : `Quoted by ${outlet}${about ? ` on ${about}` : ''}.`;
	return demanded.length ? `${position} Demands: ${demanded.join(', ')}.` : position;
}
