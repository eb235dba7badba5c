import type { Listing } from '../filters.ts';
import type { ListName } from '../files.ts';
import { aboutOf, nounOf, nounWords } from '../nouns.ts';
import { pageTitle } from '../pages.ts';
import { keysOf, type Stance, stances } from '../vocabulary.ts';
import { type Bars, type Card, figureOf, partOrWhole } from './card.ts';
import { filterLabel, narrowedTitle, narrowedTo } from './narrowed.ts';

type Chosen = Record<string, string | undefined>;
type Facets = Listing<unknown>['facets'];

interface Counted {
	total: number;
	facets: Facets;
	/** The name of the chosen `with`. */
	partner?: string;
}

/** Returns «Statements on record (Stance: Oppose)». */
export const listTitle = (
	name: ListName,
	{ facets, partner }: Omit<Counted, 'total'>,
	chosen: Chosen
) =>
	narrowedTitle(
		`${pageTitle(`/${name}`)} on record`,
		narrowedTo(chosen, facets, { with: partner })
	);

export const listCard = (name: ListName, list: Counted, chosen: Chosen): Card =>
	countedCard(`/${name}`, aboutOf(name), nounWords[nounOf[name]], list, chosen);

/** The card of any list: what narrows it, how many that leaves, and of which kinds they are. */
export function countedCard(
	path: string,
	about: string,
	one: string,
	{ total, facets, partner }: Counted,
	chosen: Chosen
): Card {
	const narrowed = narrowedTo(chosen, facets, { with: partner });
	return {
		layout: 'counts',
		kind: partOrWhole(narrowed),
		headline: pageTitle(path)!,
		text: narrowed ? `${narrowed}.` : about,
		figures: [figureOf(total, one)],
		bars: facetBars(facets, chosen)
	};
}

/** Few words that fit a picture, before names of laws and people. */
const firstFacets = ['stance', 'kind', 'jurisdiction', 'section'];

/** Shows the first filter that still divides the list. */
function facetBars(facets: Facets, chosen: Chosen): Bars | undefined {
	const open = Object.keys(facets).filter(
		(name) => !chosen[name] && facets[name]!.filter(isWhole).length > 1
	);
	const name = firstFacets.find((each) => open.includes(each)) ?? open[0];
	if (!name) return undefined;
	const options = facets[name]!.filter(isWhole);
	if (name === 'stance')
		return stanceBars(
			filterLabel(name),
			Object.fromEntries(options.map(({ value, count }) => [value, count]))
		);
	return cardBars(filterLabel(name), options);
}

/** Leaves out parts of the choice above them. */
const isWhole = ({ depth }: Facets[string][number]) => !depth;

export function stanceBars(of: string, counts: Partial<Record<Stance, number>>): Bars | undefined {
	const rows = keysOf(stances).flatMap((stance) =>
		counts[stance] ? { label: stances[stance], count: counts[stance], stance } : []
	);
	return rows.length ? { of, rows } : undefined;
}

const mostBars = 5;

export const cardBars = (of: string, rows: { label: string; count: number }[]): Bars | undefined =>
	rows.length
		? {
				of,
				rows: rows
					.toSorted((one, other) => other.count - one.count)
					.slice(0, mostBars)
					.map(({ label, count }) => ({ label, count }))
			}
		: undefined;
