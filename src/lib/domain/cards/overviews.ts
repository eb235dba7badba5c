import type { Comparison } from '../comparison.ts';
import { stanceCounts } from '../charts/positions.ts';
import type { Listing } from '../filters.ts';
import { pageTitle } from '../pages.ts';
import type { StakeholderName } from '../record.ts';
import { type Card, figureOf, partOrWhole } from './card.ts';
import { cardBars, countedCard } from './lists.ts';

/** The front page and all pages without a card of their own use this one. */
export const homeCard = (size: {
	regulations: number;
	stakeholders: number;
	statements: number;
	articles: number;
}): Card => ({
	layout: 'counts',
	kind: '',
	headline: 'The record of rules for the internet',
	text: 'What governments ruled, when the public learned of it, who said what, and what came of it. Every claim with its source.',
	figures: [
		figureOf(size.regulations, 'law'),
		figureOf(size.statements, 'statement', 'on these laws'),
		figureOf(size.articles, 'article', 'about them')
	]
});

/** Contains no number, because cached previews would show outdated ones. */
export const homeAlternative =
	'Rulewatch, the record of rules for the internet: what governments ruled, when the public learned of it, and who said what.';

export const comparisonCard = (comparison: Comparison | undefined): Card =>
	comparison
		? {
				layout: 'course',
				kind: 'Comparison',
				headline: comparison.regulations.length === 1 ? 'One law, to be compared' : 'Laws compared',
				laws: comparison.regulations.map(({ title, clocks }, place) => ({
					title,
					clocks,
					stances: stanceCounts(
						Object.fromEntries(
							comparison.stances.map(({ key, numbers }) => [key, numbers[place]!.value])
						)
					)
				}))
			}
		: {
				layout: 'words',
				kind: 'Comparison',
				headline: pageTitle('/compare')!,
				text: 'Up to four laws side by side: facts, days hidden, stances, demands, and who spoke on more than one.'
			};

export const comingCard = (
	list: Pick<Listing<unknown>, 'total' | 'facets'>,
	chosen: Record<string, string | undefined>
): Card =>
	countedCard(
		'/coming',
		'Consultations, court dates, commencements that lie ahead.',
		'date',
		list,
		chosen
	);

export const correctionsCard = ({ total }: { total: number }): Card => ({
	layout: 'counts',
	kind: 'The record',
	headline: pageTitle('/corrections')!,
	text: 'What stood wrong in the record, what stands there now, and how to report a mistake.',
	figures: [figureOf(total, 'correction', 'made')]
});

interface Pairs {
	rows: { stakeholders: [StakeholderName, StakeholderName]; statements: number }[];
	total: number;
}

export const coalitionsCard = (
	pairs: Pairs,
	groups: { total: number },
	narrowed: string
): Card => ({
	layout: 'counts',
	kind: partOrWhole(narrowed),
	headline: pageTitle('/coalitions')!,
	text: narrowed && `${narrowed}.`,
	figures: [
		figureOf(pairs.total, 'pair', 'signed together'),
		figureOf(groups.total, 'group', groups.total === 1 ? 'lists members' : 'list members')
	],
	bars: cardBars(
		'Statements signed together',
		pairs.rows.map(({ stakeholders: [one, other], statements }) => ({
			label: `${one.name} and ${other.name}`,
			count: statements
		}))
	)
});
