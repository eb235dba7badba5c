import { keysOf, type Section, sections } from './vocabulary.ts';

/** What a newsroom files in each section, for readers who meet it empty as well. */
export const sectionHolds = {
	exclusives: 'What the newsroom itself reports and thinks.',
	news: 'Reports by the newsroom itself of what happened to a law and who replied.',
	court_updates: 'Hearings, orders and judgments on laws for the internet.',
	features: 'Longer reports that follow a law or its consequences.',
	comment: 'What the newsroom’s own writers make of a law.',
	campaigns: 'Calls to act on a law: petitions, open letters, days of protest.',
	in_media: 'What other outlets report about these laws.',
	in_media_news: 'News reports that other outlets printed.',
	op_eds: 'Opinion pieces that other outlets printed.',
	editorials: 'What a newspaper says of a law in its own name.',
	gender_and_tech: 'What laws for the internet mean for women and gender minorities.',
	trends_monitor: 'What is seen across many cases: blocking, shutdowns, requests, arrests.',
	infographics: 'What a law does, or what became of it, as a picture.',
	resources: 'What to look things up in.',
	laws_and_policies: 'The texts themselves: acts, rules, gazettes and notifications.',
	research: 'Studies, legal analyses and reference works.',
	international_frameworks:
		'Treaties, resolutions and guidance by which laws for the internet are measured.',
	advocacy: 'What organisations did and published to change a law.',
	advocacy_exclusives: 'Reports by the newsroom itself of how organisations work on a law.',
	featured: 'Work of organisations that the newsroom points to.',
	publications: 'Briefs, guides and submissions that organisations published.',
	statements: 'What organisations published in their own name.',
	vodcasts: 'Talks and interviews to watch or to hear.'
} as const satisfies Record<Section, string>;

/** The sections that hold others; an article may be filed in either. */
const parts: Partial<Record<Section, readonly Section[]>> = {
	exclusives: ['news', 'court_updates', 'features', 'comment', 'campaigns'],
	in_media: ['in_media_news', 'op_eds'],
	resources: ['laws_and_policies', 'research', 'international_frameworks'],
	advocacy: ['advocacy_exclusives', 'featured', 'publications', 'statements']
};

/** The sections within one, in order. */
export const partsOf = (section: Section): readonly Section[] => parts[section] ?? [];

/** Whatever is filed in a section: there, or in one that it holds. */
export const withinSection = (section: Section): Section[] => [section, ...partsOf(section)];

/** The section that holds one; undefined where none does. */
export const parentOf = (section: Section): Section | undefined =>
	keysOf(sections).find((each) => partsOf(each).includes(section));

/** The sections that no other holds, in order. */
export const topSections: readonly Section[] = keysOf(sections).filter(
	(section) => !parentOf(section)
);

/** Something that is counted by section. */
interface Counted {
	value: string;
	label: string;
	count: number;
}

/**
 * Sections with their numbers as a tree: each with those that it holds below it, a step further in, and what is filed in
 * these counted in it as well. What holds nothing is left out.
 */
export function sectionTree(counted: Counted[]): (Counted & { depth?: 1 })[] {
	const own = new Map(counted.map(({ value, count }) => [value, count]));
	const named = (section: Section, count: number) => ({
		...{ value: section, label: sections[section] as string, count }
	});
	return topSections.flatMap((section) => {
		const below = partsOf(section).flatMap((part) => {
			const count = own.get(part);
			return count ? [{ ...named(part, count), depth: 1 as const }] : [];
		});
		const total = below.reduce((sum, { count }) => sum + count, own.get(section) ?? 0);
		return total ? [named(section, total), ...below] : [];
	});
}

/** How a section stands in an address: «court-updates». */
export function sectionSlug(section: Section): string {
	return section.replaceAll('_', '-');
}

/** The section of an address, or undefined where there is none of that name. */
export function sectionOf(slug: string): Section | undefined {
	return keysOf(sections).find((section) => sectionSlug(section) === slug);
}
