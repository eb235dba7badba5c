import { inArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import * as v from 'valibot';
import { type Name, nameOf, type Noun, nounWords } from '../../domain/nouns.ts';
import type { PublicationState } from '../../domain/vocabulary.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { picksIn } from '../../nouns/derive/typed.ts';
import type { Database } from '../db/index.ts';
import type { Item } from '../../nouns/derive/types.ts';
import { type Known, shapes } from '../../nouns/derive/validation.server.ts';
import * as t from '../db/schema.ts';
import { type Problem, problemOf, Refused } from './refusals.ts';

type Session = Pick<Database, 'select' | 'execute'>;

/** An item that another one names. */
export interface Named {
	noun: Noun;
	id: string;
}

/**
 * An item as its shape makes it, with what was left out filled in.
 * @param alongside these count as published, for they will be when the transaction ends
 * @throws Refused with a sentence a field
 */
export async function check<N extends Noun>(
	session: Session,
	noun: N,
	item: object,
	alongside: Named[] = []
): Promise<Item<N>> {
	const states = await statesNamed(session, item);
	for (const { noun, id } of alongside)
		(states as Partial<Record<Name, Map<string, PublicationState>>>)[nameOf[noun]]?.set(
			id,
			'published'
		);
	const checked = checker(noun, states)(item);
	if (isRefused(checked)) throw new Refused(checked);
	return checked;
}

/** Checks items one by one, each against the states of what they name; what is refused comes as its problems. */
export function checker<N extends Noun>(
	noun: N,
	states: Known['states']
): (item: object) => Item<N> | Problem[] {
	const shape = shapes({ states, isNew: () => true })[nameOf[noun]];
	return (item) => {
		const result = v.safeParse(shape, [item], { abortPipeEarly: true });
		if (!result.success) return result.issues.map((issue) => problemOf(noun, issue));
		const checked = result.output[0] as Item<N>;
		const hidden = notShown(noun, checked, states);
		return hidden.length ? hidden : checked;
	};
}

export const isRefused = <T extends object>(checked: T | Problem[]): checked is Problem[] =>
	Array.isArray(checked);

/** What a published item names is published too, or readers would meet the name of what is not shown. */
function notShown(noun: Noun, item: object, states: Known['states']): Problem[] {
	if ('state' in item && item.state !== 'published') return [];
	return picksIn(formOf(noun), item as never).flatMap(({ place, field: { of }, text: id }) => {
		// A source that is not published is not shown, and says so itself; an event whose statement is not
		// published stands alone.
		if (of !== 'stakeholder' && of !== 'regulation') return [];
		const state = states[nameOf[of]].get(id);
		if (state === 'published') return [];
		return {
			field: place,
			message: `This ${nounWords[of]} is ${state === 'draft' ? 'a draft: publish it first' : 'withdrawn: take it out'}.`
		};
	});
}

/** Every text of an item that may be a reference. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return /^[a-z0-9.-]{1,100}$/.test(value) ? [value] : [];
	return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * The states of what an item, or several, may name. Articles that it may cite and stakeholders that it may name are
 * locked until the transaction ends, so that none is withdrawn between this look and the write.
 */
export async function statesNamed(session: Session, item: object): Promise<Known['states']> {
	const texts = JSON.stringify([...new Set(textsIn(item))]);
	// One parameter, however many texts.
	const ids = sql`(select jsonb_array_elements_text(${texts}::text::jsonb))`;
	const rows = await unionAll(
		named(session, 'topics', t.topic, ids),
		named(session, 'regulations', t.regulation, ids),
		named(session, 'statements', t.statement, ids),
		locked(session, 'articles', t.article, ids),
		locked(session, 'stakeholders', t.stakeholder, ids)
	);
	const states = (name: string) =>
		new Map(rows.filter((row) => row.name === name).map(({ id, state }) => [id, state]));
	return {
		topics: states('topics'),
		regulations: states('regulations'),
		articles: states('articles'),
		stakeholders: states('stakeholders'),
		statements: states('statements')
	};
}

type Ids = ReturnType<typeof sql>;

function named(
	session: Session,
	name: string,
	table: typeof t.topic | typeof t.regulation | typeof t.statement,
	ids: Ids
) {
	return session
		.select({
			name: sql<string>`${name}::text`.as('name'),
			id: table.id,
			state: sql<PublicationState>`${'state' in table ? table.state : 'published'}::text`.as(
				'state'
			)
		})
		.from(table as typeof t.regulation)
		.where(inArray(table.id, ids));
}

function locked(
	session: Session,
	name: string,
	table: typeof t.article | typeof t.stakeholder,
	ids: Ids
) {
	const rows = session
		.select({ id: table.id, state: sql<PublicationState>`${table.state}::text`.as('state') })
		.from(table as typeof t.article)
		.where(inArray(table.id, ids))
		.for('share')
		.as('locked');
	return session
		.select({ name: sql<string>`${name}::text`.as('name'), id: rows.id, state: rows.state })
		.from(rows);
}
