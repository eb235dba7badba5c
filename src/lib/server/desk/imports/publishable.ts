import { hasSlug, type Noun } from '../../../domain/nouns.ts';
import { labelOf } from '../../../nouns/derive/differences.ts';
import type { Known } from '../../../nouns/derive/validation.server.ts';
import { checker, isRefused } from '../../write/index.ts';

/** Tells why items cannot be published, by the very check that publishing one of them makes; null where they can. */
export function reasonsAgainst(
	noun: Noun,
	states: Known['states']
): (item: object) => string | null {
	const check = checker(noun, states);
	return (item) => {
		const { stateReason: _, ...rest } = item as { stateReason?: string };
		// A new one gets its address when it is saved.
		const address = hasSlug(noun) && { slug: 'new' };
		const checked = check({ ...address, ...rest, state: 'published' });
		if (!isRefused(checked)) return null;
		const sentences = checked.map(({ field, message }) => {
			const label = field && labelOf(noun, field);
			return label ? `${label}: ${message}` : message;
		});
		return [...new Set(sentences)].join(' ');
	};
}
