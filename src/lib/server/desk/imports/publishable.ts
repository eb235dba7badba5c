import { hasSlug, nameOf, type Noun } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import type { PublicationState, Role } from '../../../domain/vocabulary.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { placeLabel } from '../../../nouns/derive/differences.ts';
import { picksIn } from '../../../nouns/derive/typed.ts';
import { isProved, type Known } from '../../../nouns/derive/validation.server.ts';
import { checker, isRefused, type Problem } from '../../write/index.ts';

type Item = Record<string, unknown>;
type Stated = { state: PublicationState; stateReason?: string };

const draft = (stateReason: string): Stated => ({ state: 'draft', stateReason });

export function publicationStateOf(
	noun: Noun,
	item: Item,
	states: Known['states'],
	role: Role
): Stated {
	if (role === 'contributor') return draft(draftReasons.waiting);
	if (!isProved(formOf(noun).fields, item, states)) return draft('No published source');
	return statesOfReferences(noun, item, states).some(([, state]) => state === 'draft')
		? draft('Names a draft')
		: { state: 'published' };
}

/** Returns path, state and noun of each law, stakeholder and topic that an item mentions. */
export function statesOfReferences(noun: Noun, item: object, states: Known['states']) {
	return picksIn(formOf(noun), item).flatMap(({ place, field: { of }, text }) => {
		if (of === 'article' || of === 'statement') return [];
		return [[place, states[nameOf[of] as keyof typeof states].get(text), of] as const];
	});
}

/** Returns the problems that publishing the item alone would raise. */
export function publishingChecker(
	noun: Noun,
	states: Known['states']
): (item: object) => Problem[] {
	const check = checker(noun, states);
	return (item) => {
		const { stateReason: _, ...rest } = item as { stateReason?: string };
		// A new item gets its slug only when it is saved.
		const address = hasSlug(noun) && { slug: 'new' };
		const checked = check({ ...address, ...rest, state: 'published' });
		return isRefused(checked) ? checked : [];
	};
}

export function inSentences(noun: Noun, problems: Problem[]): string | null {
	const sentences = problems.map(({ field, message }) => {
		const label = field && placeLabel(noun, field);
		return label ? `${label}: ${message}` : message;
	});
	return [...new Set(sentences)].join(' ') || null;
}
