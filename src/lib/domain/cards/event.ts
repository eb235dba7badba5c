import { formatDate } from '../dates/format.ts';
import type { EventCard } from '../record.ts';
import { eventKinds } from '../vocabulary.ts';
import { type Card, longestText } from './card.ts';
import { cutAtSentence } from './cut.ts';
import { sourcesInWords } from './sources.ts';
import { eventTitle } from './titles.ts';

export function eventCard(event: EventCard): Card {
	const { kind, date, basis, description, knownOn, disputed, sources } = event;
	const others = disputed.map((claim) => formatDate(claim.date));
	return {
		layout: 'words',
		kind: `Event: ${eventKinds[kind].toLowerCase()}`,
		headline: eventTitle(event),
		text: cutAtSentence(description, longestText),
		facts: [
			basis === 'reported' ? 'The day is the one on which it was reported.' : '',
			knownOn && knownOn !== date ? `It became public on ${formatDate(knownOn)}.` : '',
			others.length ? `Other sources say ${others.join(' or ')}.` : ''
		].filter(Boolean),
		foot: sourcesInWords(sources)
	};
}
