import type { FollowKind } from '../../domain/follow.ts';
import type { Noun } from '../../domain/nouns.ts';
import type { Summary } from '../outlets/summaries/index.ts';

/** A change as followers are told of it: from the record as it stands when they are told. */
export interface Told extends Summary {
	change: number;
	noun: Noun;
	id: string;
	kinds: FollowKind[];
	/** What happened to it, in a word or two: «New statement», «Withdrawn». */
	what: string;
	/** What an edit changed, a line each. */
	changes: string[];
	url: string;
	at: Date;
}

/** What is still to be told of these changes, in their order; what readers see no more is left out. */
export async function tell(changes: number[]): Promise<Told[]> {
	return Promise.resolve(changes.flatMap(() => []));
}
