import type { Claim } from '../../../../domain/record.ts';
import { eventsOf } from '../../../../nouns/event/card.server.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import * as t from '../../../db/schema.ts';
import {
	addressOf,
	datesOf,
	itemJson,
	regulationName,
	source,
	stakeholderName,
	type Uncorrected
} from './parts.ts';

const eventDates = datesOf(t.event);

export async function events(ids: string[]): Promise<Uncorrected<'event'>[]> {
	const [cards, dates] = await Promise.all([eventsOf(ids), eventDates(ids)]);
	return cards.map((card) => ({
		...itemJson('event', dates.get(card.id)!),
		...fieldsOfJson('event', {
			...card,
			disputed: card.disputed.map((dispute) => ({ ...claim(dispute), note: dispute.note })),
			statement: card.statement === null ? null : named(card.statement),
			actors: card.actors.map(stakeholderName),
			regulations: card.regulations.map(regulationName),
			sources: card.sources.map(source)
		})
	}));
}

const named = (id: string) => ({ id, url: addressOf('statement', { id }) });

const claim = ({ date, earliest, latest, basis, sources }: Claim) => ({
	date,
	earliest,
	latest,
	date_basis: basis,
	sources: sources.map(source)
});
