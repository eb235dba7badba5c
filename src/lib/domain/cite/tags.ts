import { isoDate } from './dates.ts';
import { wholeName } from './authors.ts';
import type { Citation } from './citation.ts';

/** Reference managers read Highwire Press tags; Dublin Core fills gaps. The tags describe our entry. */
export function citationTags({
	item,
	entry,
	date,
	address
}: Citation): [name: string, content: string][] {
	const { title, publisher, language, author = [] } = entry === undefined ? item : ours(entry);
	const dates = (entry === undefined && date && isoDate(date)?.split('/')) || [];
	const tags: [string, string | undefined][] = [
		['citation_title', title],
		...author.map((name): [string, string] => ['citation_author', wholeName(name)]),
		['citation_publication_date', dates.length === 1 ? dates[0]?.replaceAll('-', '/') : undefined],
		['citation_language', language],
		['citation_public_url', address],
		['DC.title', title],
		...author.map((name): [string, string] => ['DC.creator', wholeName(name)]),
		['DC.date', dates.join('/')],
		['DC.publisher', (entry === undefined && item['container-title']) || publisher],
		['DC.language', language],
		['DC.identifier', address],
		['DC.source', item.URL === address ? undefined : item.URL]
	];
	return tags.flatMap(([name, content]) => (content ? [[name, content]] : []));
}

const ours = (title: string) => ({
	title,
	author: [{ literal: 'Rulewatch' }],
	publisher: 'Rulewatch',
	language: 'en'
});
