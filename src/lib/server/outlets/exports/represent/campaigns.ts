import type { Source } from '../../../../domain/record.ts';
import { campaignsOf } from '../../../../nouns/campaign/card.server.ts';
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

export async function campaigns(ids: string[]): Promise<Uncorrected<'campaign'>[]> {
	const [cards, dates] = await Promise.all([campaignsOf(ids), datesOf('campaign', ids)]);
	return cards.map((card) => ({
		...itemJson('campaign', { ...dates.get(card.id)!, slug: card.slug }),
		...fieldsOfJson('campaign', {
			...card,
			regulations: card.regulations.map(regulationName),
			statements: card.statements.map(statementName),
			demands: card.demands.map(({ demand, words, outcome, date, source }) => ({
				...{ demand, words, outcome, outcome_date: date },
				source: sourceOrNull(source)
			})),
			participants: card.participants.map(({ stakeholder, date, source }) => ({
				stakeholder: stakeholderName(stakeholder),
				date,
				source: sourceOrNull(source)
			})),
			sources: card.sources.map(source)
		})
	}));
}

const sourceOrNull = (article: Source | null) => article && source(article);
