import type { Listing } from '../filters.ts';
import { aboutOf } from '../nouns.ts';
import { pageTitle } from '../pages.ts';
import { sectionHolds, sectionSlug } from '../sections.ts';
import { type Section, sections } from '../vocabulary.ts';
import { type Card, figureOf, longestText } from './card.ts';
import { cutAtSentence } from './cut.ts';
import { cardBars, countedCard } from './lists.ts';

interface Topic {
	name: string;
	description: string | null;
	regulations: number;
	statementTotal: number;
	articles: number;
}

export const topicCard = (topic: Topic): Card => ({
	layout: 'counts',
	kind: 'Topic',
	headline: topic.name,
	text: cutAtSentence(topic.description ?? '', longestText),
	figures: [
		figureOf(topic.regulations, 'law'),
		figureOf(topic.statementTotal, 'statement', 'on these laws'),
		figureOf(topic.articles, 'article', 'about it')
	]
});

export const sectionCard = (
	section: Section,
	list: Pick<Listing<unknown>, 'total' | 'facets'>,
	chosen: Record<string, string | undefined>
): Card => ({
	...countedCard(
		`/sections/${sectionSlug(section)}`,
		sectionHolds[section],
		'article',
		{ ...list, facets: { ...list.facets, section: [] } },
		chosen
	),
	kind: 'Section'
});

export const topicsCard = (topics: Pick<Topic, 'name' | 'regulations'>[]): Card => ({
	layout: 'counts',
	kind: 'The record',
	headline: pageTitle('/topics')!,
	text: aboutOf('topics'),
	figures: [figureOf(topics.length, 'topic')],
	bars: cardBars(
		'Laws',
		topics.map(({ name, regulations }) => ({ label: name, count: regulations }))
	)
});

export const sectionsCard = (filed: { section: Section; total: number }[]): Card => ({
	layout: 'counts',
	kind: 'The record',
	headline: pageTitle('/sections')!,
	text: 'The articles on record as a newsroom files them.',
	figures: [],
	bars: cardBars(
		'Articles',
		filed.map(({ section, total }) => ({ label: sections[section], count: total }))
	)
});
