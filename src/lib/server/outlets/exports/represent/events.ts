import type { Claim } from '../../../../domain/record.ts';
import { eventsOf } from '../../../../nouns/event/card.server.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import {
	datesOf,
	itemJson,
	regulationName,
	source,
	stakeholderName,
	statementName,
	type Uncorrected
} from './parts.ts';

export async function events(ids: string[]): Promise<Uncorrected<'event'>[]> {
	const [cards, dates] = await Promise.all([eventsOf(ids), datesOf('event', ids)]);
	return cards.map((card) => ({
		...itemJson('event', dates.get(card.id)!),
		...fieldsOfJson('event', {
			...card,
			disputed: card.disputed.map((dispute) => ({ ...claim(dispute), note: dispute.note })),
			statement: card.statement === null ? null : statementName(card.statement),
			actors: card.actors.map(stakeholderName),
			regulations: card.regulations.map(regulationName),
			sources: card.sources.map(source)
		})
	}));
}

const claim = ({ date, earliest, latest, basis, sources }: Claim) => ({
	date,
	earliest,
	latest,
	date_basis: basis,
	sources: sources.map(source)
});
