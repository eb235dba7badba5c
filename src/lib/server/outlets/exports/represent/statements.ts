import { statementsOf } from '../../../../nouns/statement/card.server.ts';
import type { Proof } from '../../../../domain/proof.ts';
import type { Json } from '../../../../nouns/derive/types.ts';
import { fieldsOfJson } from '../../../../nouns/derive/json.ts';
import {
	datesOf,
	itemJson,
	regulationName,
	source,
	stakeholderName,
	type Uncorrected
} from './parts.ts';

export async function statements(ids: string[]): Promise<Uncorrected<'statement'>[]> {
	const [cards, dates] = await Promise.all([statementsOf(ids), datesOf('statement', ids)]);
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
			quotations: card.quotations.map(({ source: from, proof, ...quotation }) => ({
				...quotation,
				...{ source: source(from), proof: proofOf(proof) }
			})),
			sources: card.sources.map(source)
		})
	}));
}

function proofOf(proof: Proof): Json<'statement'>['quotations'][number]['proof'] {
	const kept = proof.state === 'no_copy' ? undefined : proof;
	return {
		state: proof.state,
		way: kept?.copy.way ?? null,
		captured_at: kept?.copy.capturedAt.toISOString() ?? null,
		sha256: kept?.copy.sha256 ?? null,
		archive_url: kept?.copy.archiveUrl ?? null,
		selector:
			kept?.passage == null
				? null
				: {
						type: 'TextQuoteSelector',
						exact: kept.passage,
						prefix: kept.before ?? '',
						suffix: kept.after ?? ''
					},
		closest: kept?.closest ?? null,
		page: kept?.live ?? null,
		page_words: kept?.liveWords ?? null,
		page_seen_at: kept?.page?.seenAt?.toISOString() ?? null
	};
}
