import { regulationNames } from '../cite/cite.ts';
import { formatDate } from '../dates/format.ts';
import { inNumbers } from '../plural.ts';
import { type Source, sourceTitle } from '../record.ts';
import { type SourceType, sourceTypes } from '../vocabulary.ts';
import type { Card } from './card.ts';

interface ArticlePage extends Pick<
	Source,
	'headline' | 'headlineBasis' | 'outlet' | 'published' | 'author'
> {
	sourceType: SourceType;
	events: unknown[];
	statements: unknown[];
	regulations: { title: string }[];
}

export function articleCard(article: ArticlePage): Card {
	const { outlet, author, published, events, statements, regulations } = article;
	const rest = inNumbers([
		[events.length, 'event'],
		[statements.length, 'statement']
	]);
	const names = regulationNames(regulations);
	return {
		layout: 'words',
		kind: sourceTypes[article.sourceType],
		headline: sourceTitle(article),
		by: {
			name: outlet,
			office: [author, published ? formatDate(published) : 'undated'].filter(Boolean).join(', ')
		},
		facts: [rest && `On record from it: ${rest}.`, names && `On ${names}.`].filter(Boolean)
	};
}
