import { trendCharts } from './charts/views.ts';
import { plainAddress } from './address/next.ts';
import { listTitleOf, namesWith, type Noun } from './nouns.ts';
import { sectionSlug } from './sections.ts';
import { keysOf, sections } from './vocabulary.ts';

export interface NamedPage {
	address: string;
	/** Undefined if the page is no longer public. */
	title?: string;
	/** For a title in the language of a page elsewhere. */
	lang?: string;
	item?: { noun: Noun; id: string };
}

const titles = new Map<string, string>([
	['/', 'Front page'],
	['/about', 'About and method'],
	['/about/this-copy', 'Who runs this copy'],
	['/api', 'API'],
	['/coalitions', 'Who stands with whom'],
	['/coming', 'Coming up'],
	['/collection', 'Collection'],
	['/compare', 'Compare laws'],
	['/corrections', 'Corrections'],
	['/data', 'Data'],
	['/follow', 'Follow'],
	['/search', 'Search'],
	['/sections', 'Sections'],
	['/takedowns', 'Takedowns'],
	['/trends', 'Trends'],
	...namesWith('page').map((name): [string, string] => [`/${name}`, listTitleOf(name)]),
	...keysOf(trendCharts).map((chart): [string, string] => [
		`/trends/charts/${chart}`,
		trendCharts[chart]
	]),
	...keysOf(sections).map((section): [string, string] => [
		`/sections/${sectionSlug(section)}`,
		sections[section]
	])
]);

export const pageTitle = (path: string) => titles.get(path);

/** Depends on the address alone, because pages are cached by address. */
export function pageQuery({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string {
	const page = plainAddress(pathname + search) ?? plainAddress(pathname);
	return page ? `?page=${encodeURIComponent(page).replaceAll('%2F', '/')}` : '';
}
