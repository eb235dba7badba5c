import type { PublicationState } from '../../../domain/vocabulary.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { Draft } from '../index.ts';

/** An item in another state, with the reason for it. Topics have no state: they are published or not there. */
export function stated<N extends Noun>(
	noun: N,
	item: object,
	state: PublicationState,
	stateReason?: string
): Draft<N> {
	const { state: _state, stateReason: _reason, ...rest } = item as Record<string, unknown>;
	const given =
		noun === 'topic' ? {} : { state, ...(stateReason !== undefined && { stateReason }) };
	return { ...rest, ...given } as unknown as Draft<N>;
}
