import { keysOf, type Section, sections } from './vocabulary.ts';

/** Describes each section, for readers who find it empty too. */
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

/** An article may be filed in a section or in its subsection. */
const subsections: Partial<Record<Section, readonly Section[]>> = {
	exclusives: ['news', 'court_updates', 'features', 'comment', 'campaigns'],
	in_media: ['in_media_news', 'op_eds'],
	resources: ['laws_and_policies', 'research', 'international_frameworks'],
	advocacy: ['advocacy_exclusives', 'featured', 'publications', 'statements']
};

export const subsectionsOf = (section: Section): readonly Section[] => subsections[section] ?? [];

export const withinSection = (section: Section): Section[] => [section, ...subsectionsOf(section)];

export const parentOf = (section: Section): Section | undefined =>
	keysOf(sections).find((each) => subsectionsOf(each).includes(section));

export const topSections: readonly Section[] = keysOf(sections).filter(
	(section) => !parentOf(section)
);

interface SectionCount {
	value: string;
	label: string;
	count: number;
}

/** Each count includes the subsections; empty sections are left out. */
export function sectionTree(counted: SectionCount[]): (SectionCount & { depth?: 1 })[] {
	const own = new Map(counted.map(({ value, count }) => [value, count]));
	const named = (section: Section, count: number) => ({
		value: section,
		label: sections[section] as string,
		count
	});
	return topSections.flatMap((section) => {
		const below = subsectionsOf(section).flatMap((part) => {
			const count = own.get(part);
			return count ? [{ ...named(part, count), depth: 1 as const }] : [];
		});
		const total = below.reduce((sum, { count }) => sum + count, own.get(section) ?? 0);
		return total ? [named(section, total), ...below] : [];
	});
}

export function sectionSlug(section: Section): string {
	return section.replaceAll('_', '-');
}

export function sectionOf(slug: string): Section | undefined {
	return keysOf(sections).find((section) => sectionSlug(section) === slug);
}
