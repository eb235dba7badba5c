import { plural } from '../plural.ts';

/** @param reports maps an article to the report it shares with others */
export const countReports = (articles: { id: string }[], reports: Record<string, string>) =>
	new Set(articles.map(({ id }) => reports[id] ?? id)).size;

/** Returns «7 articles, 2 independent reports». */
export function articlesInWords(articles: number, reports: number): string {
	return `${plural(articles, 'article')}${reportsInWords(articles, reports)}`;
}

/** «, 2 independent reports», or empty if each is a report of its own. */
export const reportsInWords = (articles: number, reports: number) =>
	reports < articles ? `, ${plural(reports, 'independent report')}` : '';
