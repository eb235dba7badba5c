import * as v from 'valibot';
import { type Name, nameOf, type Noun, nounWords } from '../../domain/nouns.ts';
import type { PublicationState } from '../../domain/vocabulary.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import type { Field } from '../../nouns/derive/field.ts';
import { picksIn } from '../../nouns/derive/typed.ts';
import type { Database } from '../db/index.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { itemsSchema, type Known } from '../../nouns/derive/validation.server.ts';
import { takenIdentifiers } from './identifiers.ts';
import { itemsNaming } from './items/mentions.ts';
import { problemFrom } from './refusal-messages.ts';
import { type Problem, refusal, Refused } from './refusals.ts';
import { referencedStates } from './states.ts';
import type { Reference } from './types.ts';

/**
 * Validates an item and fills in its defaults.
 * @param alongside count as published, which they will be when the transaction ends
 * @throws Refused with one message per field
 */
export async function check<N extends Noun>(
	session: Database,
	noun: N,
	item: object,
	alongside: Reference[] = []
): Promise<Item<N>> {
	const states = await referencedStates(session, item);
	for (const { noun, id } of alongside)
		(states as Partial<Record<Name, Map<string, PublicationState>>>)[nameOf[noun]]?.set(
			id,
			'published'
		);
	const checked = checker(noun, states)(item);
	const taken = await takenIdentifiers(session, noun, [item]);
	const problems = firstOfEachField([...(isRefused(checked) ? checked : []), ...taken.flat()]);
	if (isRefused(checked) || problems.length) throw new Refused(problems);
	return checked;
}

/** Makes a function that validates one item and returns the item or its problems. */
export function checker<N extends Noun>(
	noun: N,
	states: Known['states']
): (item: object) => Item<N> | Problem[] {
	const shape = itemsSchema(noun, { states, isNew: () => true });
	return (item) => {
		const result = v.safeParse(shape, [item]);
		const checked = (result.success ? result.output[0] : item) as Item<N>;
		const faults = result.success ? [] : problemsIn(noun, result.issues);
		const all = firstOfEachField([...faults, ...hiddenReferences(noun, checked, states)]);
		return all.length ? all : checked;
	};
}

/** A missing field that `settle` fills in is no problem of its own if other fields have problems. */
function problemsIn(noun: Noun, issues: v.BaseIssue<unknown>[]): Problem[] {
	const settled = formOf(noun).fields.flatMap(({ kind, ...field }) =>
		kind === 'rows' && 'fields' in field ? field.fields.flatMap(settledName) : []
	);
	const shown = issues.filter(
		({ path, input }) => input !== undefined || !settled.includes(String(path?.at(-1)?.key))
	);
	return (shown.length ? shown : issues).map((issue) => problemFrom(noun, issue));
}

const settledName = ({ settled, name }: Field) => (settled ? name : []);

/** Further problems of a field usually follow from its first one. */
function firstOfEachField(problems: Problem[]): Problem[] {
	const fields = new Set<string>();
	return problems.filter(({ field }) => !fields.has(field) && fields.add(field));
}

export const isRefused = <T extends object>(checked: T | Problem[]): checked is Problem[] =>
	Array.isArray(checked);

/** A published item must not show readers the name of an item that is not public. */
function hiddenReferences(noun: Noun, item: Item<Noun>, states: Known['states']): Problem[] {
	if (item.state !== 'published') return [];
	return picksIn(formOf(noun), item).flatMap(({ place, field: { of, outlives }, text: id }) => {
		// Pages leave out sources that are not published, and show an event without its statement.
		if (of === 'article' || of === 'statement') return [];
		const state = states[nameOf[of] as keyof typeof states].get(id);
		if (state === 'published' || (outlives && state === 'withdrawn')) return [];
		return {
			field: place,
			message: `This ${nounWords[of]} is ${state === 'draft' ? 'a draft: publish it first' : 'withdrawn: take it out'}.`
		};
	});
}

/** @throws Refused if published items name the stakeholder, which must then stay published */
export async function refuseWhileNamed(
	session: Database,
	noun: Noun,
	item: { id: string; state?: PublicationState }
): Promise<void> {
	if (noun !== 'stakeholder' || item.state === 'published') return;
	const all = await itemsNaming(session, { noun, id: item.id });
	const published = all.filter(({ state }) => state === 'published');
	if (!published.length) return;
	const many =
		published.length === 1 ? '1 published item names' : `${published.length} published items name`;
	throw refusal('', `${many} this stakeholder. Change them first, or merge it with another one.`);
}
