import { trendCharts } from './charts/views.ts';
import { plainAddress } from './address/next.ts';
import type { Noun } from './nouns.ts';
import { sectionSlug } from './sections.ts';
import { keysOf, sections } from './vocabulary.ts';

/** A public page as a report of a mistake names it. */
export interface NamedPage {
	/** Its path, with its query. */
	address: string;
	/** Undefined where no reader can open it any more. */
	title?: string;
	/** Of a title in the words of a page elsewhere. */
	lang?: string;
	/** What it shows, where it is the page of one item. */
	item?: { noun: Noun; id: string };
}

/** Public pages that show no one item, with what readers call them. */
const titles = new Map<string, string>([
	['/', 'Front page'],
	['/about', 'About and method'],
	['/api', 'API'],
	['/articles', 'Articles'],
	['/campaigns', 'Campaigns'],
	['/coalitions', 'Who stands with whom'],
	['/coming', 'What comes'],
	['/collection', 'Collection'],
	['/compare', 'Compare laws'],
	['/corrections', 'Corrections'],
	['/data', 'Data'],
	['/events', 'Events'],
	['/follow', 'Follow'],
	['/regulations', 'Laws'],
	['/search', 'Search'],
	['/sections', 'Sections'],
	['/stakeholders', 'Stakeholders'],
	['/statements', 'Statements'],
	['/topics', 'Topics'],
	['/trends', 'Trends'],
	...keysOf(trendCharts).map((chart): [string, string] => [
		`/trends/charts/${chart}`,
		trendCharts[chart]
	]),
	...keysOf(sections).map((section): [string, string] => [
		`/sections/${sectionSlug(section)}`,
		sections[section]
	])
]);

/** What a page that shows no one item is called; undefined where there is none at the path. */
export const pageTitle = (path: string) => titles.get(path);

/**
 * The query that tells a form which page it was opened from: of mistakes, of what to follow. Made from the page's address alone, by which
 * pages are kept in caches.
 */
export function pageQuery({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string {
	const page = plainAddress(pathname + search) ?? plainAddress(pathname);
	return page ? `?page=${encodeURIComponent(page).replaceAll('%2F', '/')}` : '';
}
