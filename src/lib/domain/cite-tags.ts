import { isoDate } from './cite-dates.ts';
import type { Citation } from './cite-items.ts';

/**
 * What reference managers read from a page: the tags of Highwire Press, with those of Dublin Core for what they have
 * no word for. A date stays a month or a year; of a range each end is told, and of what is neither, nothing.
 */
export function citationTags({ item, date, address }: Citation): [name: string, content: string][] {
	const dates = (date && isoDate(date)?.split('/')) || [];
	const tags: [string, string | undefined][] = [
		['citation_title', item.title],
		...(item.author ?? []).map(({ literal }): [string, string] => ['citation_author', literal]),
		['citation_publication_date', dates.length === 1 ? dates[0]?.replaceAll('-', '/') : undefined],
		['citation_language', item.language],
		['citation_public_url', address],
		['DC.title', item.title],
		...(item.author ?? []).map(({ literal }): [string, string] => ['DC.creator', literal]),
		['DC.date', dates.join('/')],
		['DC.publisher', item['container-title'] ?? item.publisher],
		['DC.language', item.language],
		['DC.identifier', address],
		['DC.source', item.URL === address ? undefined : item.URL]
	];
	return tags.flatMap(([name, content]) => (content ? [[name, content]] : []));
}
