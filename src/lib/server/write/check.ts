import * as v from 'valibot';
import { type Name, nameOf, type Noun, nounWords } from '../../domain/nouns.ts';
import type { PublicationState } from '../../domain/vocabulary.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import type { Field } from '../../nouns/derive/field.ts';
import { picksIn } from '../../nouns/derive/typed.ts';
import type { Database } from '../db/index.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { type Known, itemsSchema } from '../../nouns/derive/validation.server.ts';
import { takenIdentifiers } from './identifiers.ts';
import { itemsNaming } from './items/mentions.ts';
import { problemOf } from './refusal-messages.ts';
import { type Problem, refusal, Refused } from './refusals.ts';
import { referencedStates } from './states.ts';
import type { Reference } from './types.ts';

type Session = Pick<Database, 'select' | 'execute'>;

/**
 * An item as its shape makes it, with what was left out filled in.
 * @param alongside these count as published, for they will be when the transaction ends
 * @throws Refused with a sentence a field
 */
export async function check<N extends Noun>(
	session: Session,
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
	const problems = oneForEach([...(isRefused(checked) ? checked : []), ...taken.flat()]);
	if (isRefused(checked) || problems.length) throw new Refused(problems);
	return checked;
}

/** Checks items one by one, each against the states of what they name; what is refused comes as its problems. */
export function checker<N extends Noun>(
	noun: N,
	states: Known['states']
): (item: object) => Item<N> | Problem[] {
	const shape = itemsSchema(noun, { states, isNew: () => true });
	return (item) => {
		const result = v.safeParse(shape, [item]);
		const checked = (result.success ? result.output[0] : item) as Item<N>;
		const faults = result.success ? [] : told(noun, result.issues);
		const all = oneForEach([...faults, ...notShown(noun, checked, states)]);
		return all.length ? all : checked;
	};
}

/** A field that others settle is not asked for: whoever mends those has it filled in. */
function told(noun: Noun, issues: v.BaseIssue<unknown>[]): Problem[] {
	const settled = formOf(noun).fields.flatMap(({ kind, ...field }) =>
		kind === 'rows' && 'fields' in field ? field.fields.flatMap(settledName) : []
	);
	const asked = issues.filter(
		({ path, input }) => input !== undefined || !settled.includes(String(path?.at(-1)?.key))
	);
	return (asked.length ? asked : issues).map((issue) => problemOf(noun, issue));
}

const settledName = ({ settled, name }: Field) => (settled ? name : []);

/** One sentence a field: what follows from the first fault of a field is none of its own. */
function oneForEach(problems: Problem[]): Problem[] {
	const told = new Set<string>();
	return problems.filter(({ field }) => !told.has(field) && told.add(field));
}

export const isRefused = <T extends object>(checked: T | Problem[]): checked is Problem[] =>
	Array.isArray(checked);

/** What a published item names is published too, or readers would meet the name of what is not shown. */
function notShown(noun: Noun, item: object, states: Known['states']): Problem[] {
	if ('state' in item && item.state !== 'published') return [];
	return picksIn(formOf(noun), item).flatMap(({ place, field: { of, outlives }, text: id }) => {
		// A source that is not published is not shown, and says so itself; an event whose statement is not
		// published stands alone.
		if (of !== 'stakeholder' && of !== 'regulation') return [];
		const state = states[nameOf[of]].get(id);
		if (state === 'published' || (outlives && state === 'withdrawn')) return [];
		return {
			field: place,
			message: `This ${nounWords[of]} is ${state === 'draft' ? 'a draft: publish it first' : 'withdrawn: take it out'}.`
		};
	});
}

/**
 * A stakeholder that published items name stays published.
 * @throws Refused with how many there are
 */
export async function refuseWhileNamed(
	session: Session,
	noun: Noun,
	item: { id: string; state?: PublicationState }
): Promise<void> {
	if (noun !== 'stakeholder' || item.state === 'published') return;
	const published = (await itemsNaming(session, item.id)).filter(
		({ state }) => state === 'published'
	);
	if (!published.length) return;
	const many =
		published.length === 1 ? '1 published item names' : `${published.length} published items name`;
	throw refusal('', `${many} this stakeholder. Change them first, or merge it with another one.`);
}
