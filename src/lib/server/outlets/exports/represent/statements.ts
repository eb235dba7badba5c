import { statementsOf } from '../../../../nouns/statement/card.server.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import * as t from '../../../db/schema.ts';
import {
	datesOf,
	itemJson,
	regulationName,
	source,
	stakeholderName,
	type Uncorrected
} from './parts.ts';

const statementDates = datesOf(t.statement);

export async function statements(ids: string[]): Promise<Uncorrected<'statement'>[]> {
	const [cards, dates] = await Promise.all([statementsOf(ids), statementDates(ids)]);
	return cards.map((card) => ({
		...itemJson('statement', dates.get(card.id)!),
		...fieldsOfJson('statement', {
			...card,
			organisation: card.organisation && stakeholderName(card.organisation),
			speaker: card.speaker && stakeholderName(card.speaker),
			signatories: card.signatories.map(stakeholderName),
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
		})
	}));
}
