import type { Source } from '../record.ts';
import { sectionHolds } from '../sections.ts';
import { type Section, sections } from '../vocabulary.ts';
import { articleRow } from './article.ts';
import { type Card, longestText, plural, textIf } from './card.ts';
import { cutAtSentence } from './cut.ts';

interface Topic {
	name: string;
	description: string | null;
	regulations: number;
	statementTotal: number;
	articles: number;
}

export const topicCard = (topic: Topic): Card => ({
	kind: 'Topic',
	headline: topic.name,
	blocks: [
		...textIf(Boolean(topic.description), cutAtSentence(topic.description ?? '', longestText)),
		{
			is: 'figures',
			figures: [
				{ value: plural(topic.regulations, 'law'), label: 'on record' },
				{ value: plural(topic.statementTotal, 'statement'), label: 'on these laws' },
				{ value: plural(topic.articles, 'article'), label: 'about it' }
			]
		}
	]
});

/** @param chosen how the page is narrowed, in words */
export const sectionCard = (
	section: Section,
	{ total, rows }: { total: number; rows: Source[] },
	chosen: string
): Card => ({
	kind: 'Section',
	headline: sections[section],
	blocks: [
		{ is: 'text', text: chosen || sectionHolds[section] },
		{ is: 'figures', figures: [{ value: plural(total, 'article'), label: 'on record' }] },
		{
			is: 'rows',
			rows: rows.slice(0, 2).map(articleRow)
		}
	]
});
