import type { Noun } from '../../../domain/nouns.ts';
import type { PublicationState } from '../../../domain/vocabulary.ts';
import type { ItemToSave } from '../index.ts';

/** An item in another state; topics have none. */
export function withState<N extends Noun>(
	noun: N,
	item: object,
	state: PublicationState,
	stateReason?: string
): ItemToSave<N> {
	const { state: _state, stateReason: _reason, ...rest } = item as Record<string, unknown>;
	const given =
		noun === 'topic' ? {} : { state, ...(stateReason !== undefined && { stateReason }) };
	return { ...rest, ...given } as ItemToSave<N>;
}
