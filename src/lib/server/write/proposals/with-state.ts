import type { Noun } from '../../../domain/nouns.ts';
import type { PublicationState } from '../../../domain/vocabulary.ts';
import type { ItemToSave } from '../index.ts';

export function withState<N extends Noun>(
	item: object,
	state: PublicationState,
	stateReason?: string
): ItemToSave<N> {
	const { state: _state, stateReason: _reason, ...rest } = item as Record<string, unknown>;
	return { ...rest, state, ...(stateReason !== undefined && { stateReason }) } as ItemToSave<N>;
}
