import { regulationNames } from '../cite/cite.ts';
import { formatDate } from '../dates/format.ts';
import { hasOwnTitle, type Source, sourceTitle } from '../record.ts';
import { type SourceType, sourceTypes } from '../vocabulary.ts';
import { plural } from '../plural.ts';
import { type Card, type Figure, textIf } from './card.ts';

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
	const { outlet, author, published, events, statements } = article;
	const names = regulationNames(article.regulations);
	const figures = [...restOn(events.length, 'event'), ...restOn(statements.length, 'statement')];
	return {
		kind: sourceTypes[article.sourceType],
		headline: sourceTitle(article),
		blocks: [
			{
				is: 'byline',
				name: outlet,
				office: [author, published ? formatDate(published) : 'undated'].filter(Boolean).join(', ')
			},
			...(figures.length ? [{ is: 'figures' as const, figures }] : []),
			...textIf(names !== '', `On ${names}.`, true)
		]
	};
}

const restOn = (number: number, one: string): Figure[] =>
	number
		? [
				{
					value: plural(number, one),
					label: number === 1 ? 'on record rests on it' : 'on record rest on it'
				}
			]
		: [];

/** A page without a recorded headline is named by its outlet and day. */
export const articleRow = (source: Source) =>
	hasOwnTitle(source)
		? { text: sourceTitle(source), end: source.outlet }
		: {
				text: [source.outlet, source.published && formatDate(source.published)]
					.filter(Boolean)
					.join(', '),
				end: 'headline not recorded'
			};
