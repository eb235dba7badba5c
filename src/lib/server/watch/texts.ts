import { createHash } from 'node:crypto';
import { normalise } from '../../domain/anchors/normal.ts';
import { findQuotations } from '../../domain/quotations/find.ts';
import type { KnownName } from '../../domain/quotations/quotation.ts';
import { contentWords } from '../../domain/watch/mask.ts';

// Work on the texts of watched pages, for the worker.

/** By this hash a state of a watched page is known again. */
export const hashOf = (text: string): string =>
	createHash('sha256').update(contentWords(text).join(' ')).digest('hex');

/** An editor reads no more; each costs a look through the text before. */
const mostQuotations = 500;

/** Quotations of a text that were not in the one before, with who said them as far as the text tells. */
export function newAmong({
	now,
	before,
	names
}: {
	now: string;
	before: string | null;
	names: KnownName[];
}) {
	const old = normalise(before ?? '').text;
	const verbatim = findQuotations(now, { names }).filter(({ kind }) => kind !== 'reported');
	const quotations = verbatim
		.slice(0, mostQuotations)
		.filter(({ exact }) => !old.includes(normalise(exact).text))
		.map(({ exact, speaker, organisation }) => ({
			words: exact,
			by: [speaker?.text, organisation?.text].filter(Boolean).join(', ')
		}));
	return { quotations, isCut: verbatim.length > mostQuotations };
}
