import type { Source } from '../record.ts';
import { sectionHolds } from '../sections.ts';
import { type Section, sections } from '../vocabulary.ts';
import { articleRow } from './article.ts';
import { plural } from '../plural.ts';
import { type Block, type Card, longestText, mostCardRows, type Row, textIf } from './card.ts';
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

/** @param chosen the filters in words, or empty */
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

export function topicsCard(topics: Pick<Topic, 'name' | 'regulations'>[]): Card {
	const first = topics.toSorted((one, other) => other.regulations - one.regulations);
	return {
		kind: 'The record',
		headline: `${plural(topics.length, 'topic')} on record`,
		blocks: [
			{ is: 'text', text: 'What the laws and articles on record are about.' },
			...rowsOf(first, ({ name, regulations }) => ({ text: name, end: plural(regulations, 'law') }))
		]
	};
}

export function sectionsCard(filed: { section: Section; total: number }[]): Card {
	const first = filed.toSorted((one, other) => other.total - one.total);
	return {
		kind: 'The record',
		headline: 'Sections of the record',
		blocks: [
			{ is: 'text', text: 'The articles on record as a newsroom files them.' },
			...rowsOf(first, ({ section, total }) => ({
				text: sections[section],
				end: plural(total, 'article')
			}))
		]
	};
}

const rowsOf = <Item>(items: Item[], rowOf: (item: Item) => Row): Block[] =>
	items.length
		? [{ is: 'rows', rows: items.slice(0, mostCardRows).map(rowOf) }]
		: textIf(true, 'Nothing of this kind is on record yet.', true);
