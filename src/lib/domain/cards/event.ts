import { regulationNames } from '../cite/cite.ts';
import { formatDate } from '../dates/format.ts';
import type { EventCard } from '../record.ts';
import { eventKinds } from '../vocabulary.ts';
import { type Card, longestText, textIf } from './card.ts';
import { cutAtSentence } from './cut.ts';
import { sourcesInWords } from './sources.ts';

export function eventCard(event: EventCard): Card {
	const names = regulationNames(event.regulations);
	const others = event.disputed.map(({ date }) => formatDate(date));
	return {
		kind: `Event: ${eventKinds[event.kind].toLowerCase()}`,
		headline: cutAtSentence(event.description, longestText),
		blocks: [
			{
				is: 'figures',
				figures: [
					{
						value: formatDate(event.date),
						label: event.basis === 'reported' ? 'the day it was reported' : 'the day it happened'
					},
					...(event.knownOn && event.knownOn !== event.date
						? [{ value: formatDate(event.knownOn), label: 'the day it became public' }]
						: [])
				]
			},
			...textIf(others.length > 0, `Other sources say ${others.join(' or ')}.`),
			...textIf(names !== '', `On ${names}.`, true)
		],
		foot: sourcesInWords(event.sources)
	};
}
