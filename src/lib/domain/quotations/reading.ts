import { Cast, type Named } from './cast.ts';
import type { Entity } from './kinds.ts';
import type { Cut } from './quotation.ts';
import type { Token } from './tokens.ts';

/** A paragraph split into tokens; `at` maps each token to the name it belongs to. */
export interface Reading {
	text: string;
	tokens: Token[];
	at: (Entity | undefined)[];
	named: Map<Entity, Named>;
	cast: Cast;
}

export function cutOf(
	{ text, tokens }: { text: string; tokens: Pick<Token, 'start' | 'end'>[] },
	from = 0,
	to = tokens.length
): Cut {
	const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end];
	return { text: text.slice(start, end), start, end };
}

export const bodyNamed = (reading: Reading, from: number, to: number): Named =>
	reading.cast.meet(
		cutOf(reading, from, to),
		reading.tokens.slice(from, to).map(({ lower }) => lower),
		false
	);
