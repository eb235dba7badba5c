import type { Proof } from '../../domain/proof.ts';
import { nameJson } from '../as-named.server.ts';
import { asJson } from '../derive/represent.server.ts';
import type { Json } from '../derive/types.ts';
import { statementsOf } from './card.server.ts';

export const statements = asJson('statement', async (ids) =>
	(await statementsOf(ids)).map((card) => ({
		...card,
		positions: card.positions.map(({ regulation, ...position }) => ({
			...position,
			regulation: nameJson.regulation(regulation)
		})),
		quotations: card.quotations.map(({ source, proof, ...quotation }) => ({
			...quotation,
			source: nameJson.article(source),
			proof: proofOf(proof)
		}))
	}))
);

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
