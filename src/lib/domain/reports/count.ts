import { plural } from '../plural.ts';

/**
 * How many reports some articles make: those that print the same one make one.
 * @param reports of those that print one with others, by article
 */
export const countReports = (articles: { id: string }[], reports: Record<string, string>) =>
	new Set(articles.map(({ id }) => reports[id] ?? id)).size;

/** «7 articles, 2 independent reports»; of articles alone where each is a report of its own. */
export function articlesInWords(articles: number, reports: number): string {
	return `${plural(articles, 'article')}${reportsInWords(articles, reports)}`;
}

/** «, 2 independent reports», to follow a number of articles; empty where each is a report of its own. */
export const reportsInWords = (articles: number, reports: number) =>
	reports < articles ? `, ${plural(reports, 'independent report')}` : '';
