import { normalise } from '../../domain/anchors/normal.ts';
import { findQuotations } from '../../domain/quotations/find.ts';
import { knownNames } from '../desk/capture/candidates.ts';
import type { Reader } from '../visibility/index.ts';

/** What is quoted in a text and was not in the one before, with who said it as far as the text tells. */
export async function newQuotations(reader: Reader, now: string, before: string | null) {
	const names = await knownNames(reader);
	const old = normalise(before ?? '').text;
	return findQuotations(now, { names })
		.filter(({ kind, exact }) => kind !== 'reported' && !old.includes(normalise(exact).text))
		.map(({ exact, speaker, organisation }) => ({
			words: exact,
			by: [speaker?.text, organisation?.text].filter(Boolean).join(', ')
		}));
}
