import { keysOf, type Section, sections } from './vocabulary.ts';

/** What a newsroom files in each section, for readers who meet it empty as well. */
export const sectionHolds = {
	news: 'Reports by the newsroom itself of what happened to a law and who replied.',
	court_updates: 'Hearings, orders and judgments on laws for the internet.',
	features: 'Longer reports that follow a law or its consequences.',
	comment: 'What the newsroom’s own writers make of a law.',
	campaigns: 'Calls to act on a law: petitions, open letters, days of protest.',
	in_media: 'What other outlets report about these laws.',
	op_eds: 'Opinion pieces that other outlets printed.',
	editorials: 'What a newspaper says of a law in its own name.',
	laws_and_policies: 'The texts themselves: acts, rules, gazettes and notifications.',
	research: 'Studies, legal analyses and reference works.',
	international_frameworks:
		'Treaties, resolutions and guidance by which laws for the internet are measured.',
	statements: 'What organisations published in their own name.'
} as const satisfies Record<Section, string>;

/** How a section stands in an address: «court-updates». */
export function sectionSlug(section: Section): string {
	return section.replaceAll('_', '-');
}

/** The section of an address, or undefined where there is none of that name. */
export function sectionOf(slug: string): Section | undefined {
	return keysOf(sections).find((section) => sectionSlug(section) === slug);
}
