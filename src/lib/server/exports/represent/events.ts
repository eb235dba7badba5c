import { inArray } from 'drizzle-orm';
import type { Claim } from '../../../domain/record.ts';
import type { Representation } from '../../../schemas/index.ts';
import { eventCards } from '../../db/cards.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { kept, regulationName, source, stakeholderName } from './parts.ts';

export async function events(ids: string[]): Promise<Representation<'event'>[]> {
	const where = inArray(t.event.id, ids);
	const [cards, rows] = await Promise.all([
		eventCards({ where, limit: ids.length }),
		db.query.event.findMany({ where, columns: { id: true, createdAt: true, updatedAt: true } })
	]);
	const rowOf = new Map(rows.map((row) => [row.id, row]));
	return cards.map((card) => ({
		...kept('event', rowOf.get(card.id)!),
		...claim(card),
		kind: card.kind,
		description: card.description,
		note: card.note,
		known_on: card.knownOn,
		disputed: card.disputed.map((dispute) => ({ ...claim(dispute), note: dispute.note })),
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
