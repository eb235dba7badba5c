import { formatDate } from '../dates/format.ts';
import type { FacetOption } from '../filters.ts';
import { upperFirst } from '../plural.ts';
import { countryName, languageName } from '../places.ts';
import { sectionSlug } from '../sections.ts';
import { type Section, sections, kindChoices } from '../vocabulary.ts';

type Chosen = Record<string, string | undefined>;
type Facets = Record<string, FacetOption[]>;

const oneOf = (words: Record<string, string>) => (key: string) => words[key] ?? key;
/** The choices do not include a withdrawn item, so its slug is all we know. */
const slugWords = (slug: string) => slug.replaceAll('-', ' ');

/** Words for values that the list's choices lack. */
const names: Record<string, [label: string, inWords?: (value: string) => string]> = {
	regulation: ['Law', slugWords],
	stakeholder: ['Stakeholder', slugWords],
	with: ['Signed together with', slugWords],
	signed: ['Signed by', oneOf(kindChoices)],
	represents: ['Representing', oneOf(kindChoices)],
	kind: ['Kind', oneOf(kindChoices)],
	type: ['Kind of source'],
	foreign: ['Of another country than the law', oneOf({ yes: 'Yes', no: 'No' })],
	operator: ['Without those who run this copy', () => ''],
	changed: ['Only changed positions', () => ''],
	wider: ['Dates less exact than a'],
	from: ['From', (day) => formatDate(day)],
	to: ['Until', (day) => formatDate(day)],
	section: ['Section', (key) => sections[key as Section] ?? sectionSlug(key as Section)],
	jurisdiction: ['Country', countryName],
	country: ['Country', countryName],
	lang: ['Language', languageName],
	q: ['With the words', (words) => `“${words}”`]
};

export const filterLabel = (name: string) => names[name]?.[0] ?? upperFirst(name);

const changeNothing = ['sort', 'count'];

/** Returns «Stance: Oppose; Year: 2020». */
export function narrowedTo(chosen: Chosen, facets: Facets = {}, known: Chosen = {}): string {
	return Object.entries(chosen)
		.flatMap(([name, value]) => {
			if (!value || changeNothing.includes(name)) return [];
			const [, inWords = slugWords] = names[name] ?? [];
			const label = filterLabel(name);
			const choice = facets[name]?.find((option) => option.value === value);
			const words = known[name] ?? choice?.label ?? inWords(value);
			return words ? `${label}: ${words}` : label;
		})
		.join('; ');
}

/** Returns «Statements (Stance: Oppose; Year: 2020)». */
export const narrowedTitle = (title: string, narrowed: string) =>
	narrowed ? `${title} (${narrowed})` : title;
