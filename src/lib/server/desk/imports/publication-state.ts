import { nameOf, type Noun } from '../../../domain/nouns.ts';
import { draftReasons } from '../../../domain/review.ts';
import type { PublicationState, Role } from '../../../domain/vocabulary.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { picksIn } from '../../../nouns/derive/typed.ts';
import type { Known } from '../../../nouns/derive/validation.server.ts';

type Item = Record<string, unknown>;
type Stated = { state: PublicationState; stateReason?: string };

const draft = (stateReason: string): Stated => ({ state: 'draft', stateReason });

/** What may be published at once: an editor's row that rests on a published source and names no draft. */
export function publicationStateOf(
	noun: Noun,
	item: Item,
	states: Known['states'],
	role: Role
): Stated {
	if (role === 'contributor') return draft(draftReasons.waiting);
	const isShown = (source: unknown) => states.articles.get(String(source)) === 'published';
	if (!claimsOf(noun, item).every((sources) => sources.some(isShown)))
		return draft('No published source');
	return statesOfReferences(noun, item, states).some(([, state]) => state === 'draft')
		? draft('Names a draft')
		: { state: 'published' };
}

/** The sources of each claim that needs one. */
function claimsOf(noun: Noun, { sources, quotations, dates }: Item): unknown[][] {
	if (noun === 'stakeholder') return [sources as unknown[]];
	if (noun === 'event') return (dates as { sources: unknown[] }[]).map(({ sources }) => sources);
	if (noun !== 'statement') return [];
	return [
		sources as unknown[],
		...(quotations as { article?: unknown }[]).map(({ article }) => [article])
	];
}

/** The state of each law and stakeholder that an item names, by the path of the field. */
export function statesOfReferences(noun: Noun, item: object, states: Known['states']) {
	return picksIn(formOf(noun), item).flatMap(({ place, field: { of }, text }) => {
		if (of !== 'stakeholder' && of !== 'regulation') return [];
		return [[place, states[nameOf[of]].get(text), of] as const];
	});
}
