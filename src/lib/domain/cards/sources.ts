import { formatDate } from '../dates/format.ts';
import type { Source } from '../record.ts';

/** Returns «Source: Dawn, 15 February 2020». */
export function sourceInWords(source: Pick<Source, 'outlet' | 'published'> | undefined): string {
	if (!source) return '';
	const { outlet, published } = source;
	return `Source: ${published ? `${outlet}, ${formatDate(published)}` : outlet}`;
}

/** Returns «Sources: Dawn, The News and 2 more». */
export function sourcesInWords(sources: Pick<Source, 'outlet'>[]): string | undefined {
	const outlets = [...new Set(sources.map(({ outlet }) => outlet))];
	const [first, second] = outlets;
	if (!first) return undefined;
	if (!second) return `Source: ${first}`;
	const more = outlets.length - 2;
	return `Sources: ${more ? `${first}, ${second} and ${more} more` : `${first} and ${second}`}`;
}
