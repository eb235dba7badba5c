import type { Claim } from '../../../../domain/record.ts';
import { eventsOf } from '../../../../nouns/event/card.server.ts';
import * as t from '../../../db/schema.ts';
import {
	addressOf,
	datesOf,
	kept,
	regulationName,
	source,
	stakeholderName,
	type Uncorrected
} from './parts.ts';

const eventDates = datesOf(t.event);

export async function events(ids: string[]): Promise<Uncorrected<'event'>[]> {
	const [cards, dates] = await Promise.all([eventsOf(ids), eventDates().execute({ ids })]);
	const rowOf = new Map(dates.map((row) => [row.id, row]));
	return cards.map((card) => ({
		...kept('event', rowOf.get(card.id)!),
		...claim(card),
		kind: card.kind,
		description: card.description,
		note: card.note,
		known_on: card.knownOn,
		disputed: card.disputed.map((dispute) => ({ ...claim(dispute), note: dispute.note })),
		statement:
			card.statement === null
				? null
				: { id: card.statement, url: addressOf('statement', { id: card.statement }) },
		actors: card.actors.map(stakeholderName),
		regulations: card.regulations.map(regulationName)
	}));
}

const claim = ({ date, earliest, latest, basis, sources }: Claim) => ({
	date,
	earliest,
	latest,
	date_basis: basis,
	sources: sources.map(source)
});
