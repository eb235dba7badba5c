import { statementsOf } from '../../../../nouns/statement/card.server.ts';
import * as t from '../../../db/schema.ts';
import {
	datesOf,
	kept,
	regulationName,
	source,
	stakeholderName,
	type Uncorrected
} from './parts.ts';

const statementDates = datesOf(t.statement);

export async function statements(ids: string[]): Promise<Uncorrected<'statement'>[]> {
	const [cards, dates] = await Promise.all([statementsOf(ids), statementDates().execute({ ids })]);
	const rowOf = new Map(dates.map((row) => [row.id, row]));
	return cards.map((card) => ({
		...kept('statement', rowOf.get(card.id)!),
		date: card.date,
		earliest: card.earliest,
		latest: card.latest,
		date_basis: card.basis,
		channel: card.channel,
		lang: card.lang,
		summary: card.summary,
		note: card.note,
		organisation: card.organisation && stakeholderName(card.organisation),
		speaker: card.speaker && stakeholderName(card.speaker),
		speaker_role: card.speakerRole,
		signatories: card.signatories.map(stakeholderName),
		demands: card.demands,
		positions: card.positions.map(({ id, stance, regulation }) => ({
			id,
			stance,
			regulation: regulationName(regulation)
		})),
		quotations: card.quotations.map(({ source: from, ...quotation }) => ({
			...quotation,
			source: source(from)
		})),
		sources: card.sources.map(source)
	}));
}
