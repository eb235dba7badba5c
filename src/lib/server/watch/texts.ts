import { createHash } from 'node:crypto';
import { normalise } from '../../domain/anchors/normal.ts';
import { findQuotations } from '../../domain/quotations/find.ts';
import type { KnownName } from '../../domain/quotations/quotation.ts';
import { contentWords } from '../../domain/watch/mask.ts';

/** Only the words that are compared count. */
export const hashOfText = (text: string): string =>
	createHash('sha256').update(contentWords(text).join(' ')).digest('hex');

/** Editors read no more, and each quotation costs a search of the old text. */
const mostQuotations = 500;

export function newQuotations({
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
