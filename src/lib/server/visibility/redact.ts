import type { Noun } from '../../domain/nouns.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { picksIn } from '../../nouns/derive/typed.ts';
import type { Database } from '../db/index.ts';
import { type Reader, seenIds, seesAll } from './visible.ts';
import { typedNames } from './typed-names.ts';

type Session = Pick<Database, 'select'>;

/** The nouns that have drafts and that others name. */
const hideable = ['article', 'regulation', 'stakeholder', 'statement'] as const satisfies Noun[];

/** Every item that items of a noun name. */
export const namedIn = (noun: Noun, items: object[]) =>
	items.flatMap((item) =>
		picksIn(formOf(noun), item).map(({ place, field: { of }, text }) => ({
			...{ item, place, of, id: text }
		}))
	);

/** Those of the ids, by noun, that somebody does not see. */
export async function hiddenAmong(
	session: Session,
	reader: Reader,
	named: { of: Noun; id: string }[]
): Promise<(of: Noun, id: string) => boolean> {
	if (seesAll(reader)) return () => false;
	const seen = new Map<Noun, Set<string>>();
	for (const of of hideable) {
		const ids = [...new Set(named.flatMap((each) => (each.of === of ? each.id : [])))];
		seen.set(of, await seenIds(session, reader, of, ids));
	}
	return (of, id) => seen.get(of)?.has(id) === false;
}

/**
 * Items as somebody sees them: what they name and another one made, which waits, stands as its reader typed it. What
 * they never typed keeps its id, which opens nothing.
 */
export async function redacted<Item extends object>(
	session: Session,
	reader: Reader,
	noun: Noun,
	items: Item[]
): Promise<Item[]> {
	if (seesAll(reader)) return items;
	const named = namedIn(noun, items);
	const isHidden = await hiddenAmong(session, reader, named);
	const hidden = named.filter(({ of, id }) => isHidden(of, id));
	if (!hidden.length) return items;
	const typed = await typedNames(session, reader, { ids: hidden.map(({ id }) => id) });
	const texts = new Map(typed.map(({ noun, rowId, text }) => [`${noun} ${rowId}`, text]));
	return replaced(items, hidden, ({ of, id }) => texts.get(`${of} ${id}`) ?? id);
}

/** Items with other texts in place of some that they name; an item that names none of them stays the same object. */
export function replaced<Item extends object>(
	items: Item[],
	hidden: ReturnType<typeof namedIn>,
	textFor: (named: { of: Noun; id: string }) => string
): Item[] {
	return items.map((item) => {
		const own = hidden.filter((each) => each.item === item);
		if (!own.length) return item;
		const shown = withoutLocators(item, new Set(own.map(({ id }) => id))) as Item;
		for (const named of own) put(shown, named.place, textFor(named));
		return shown;
	});
}

export function put(item: object, place: string, text: string) {
	const keys = place.split('.');
	const last = keys.pop()!;
	const at = keys.reduce(
		(value, key) => value[key] as Record<string, unknown>,
		item as Record<string, unknown>
	);
	at[last] = text;
}

/** A copy in which no place of an article that is hidden is told. */
function withoutLocators(value: unknown, hidden: Set<string>): unknown {
	if (Array.isArray(value)) return value.map((each) => withoutLocators(each, hidden));
	if (!value || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, each]) => [
			name,
			name === 'locators' && Array.isArray(each)
				? each.filter(({ article }) => !hidden.has(article))
				: withoutLocators(each, hidden)
		])
	);
}
