import { hasSlug, type Noun } from '../../../domain/nouns.ts';
import { labelOf } from '../../../nouns/derive/differences.ts';
import type { Known } from '../../../nouns/derive/validation.server.ts';
import { checker, isRefused, type Problem } from '../../write/index.ts';

/** Finds what stands against publishing an item, by the very check that publishing it alone would make. */
export function publishingChecker(
	noun: Noun,
	states: Known['states']
): (item: object) => Problem[] {
	const check = checker(noun, states);
	return (item) => {
		const { stateReason: _, ...rest } = item as { stateReason?: string };
		// A new one gets its address when it is saved.
		const address = hasSlug(noun) && { slug: 'new' };
		const checked = check({ ...address, ...rest, state: 'published' });
		return isRefused(checked) ? checked : [];
	};
}

/** Problems as sentences in a line; null where there are none. */
export function inSentences(noun: Noun, problems: Problem[]): string | null {
	const sentences = problems.map(({ field, message }) => {
		const label = field && labelOf(noun, field);
		return label ? `${label}: ${message}` : message;
	});
	return [...new Set(sentences)].join(' ') || null;
}
