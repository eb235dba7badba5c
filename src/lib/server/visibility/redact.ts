import { type Noun, nounOf } from '../../domain/nouns.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { namersOf } from '../../nouns/derive/namers.server.ts';
import { picksIn } from '../../nouns/derive/typed.ts';
import type { Database } from '../db/index.ts';
import { type Reader, seesAll, visibleIds } from './visible.ts';
import { typedNames } from './typed-names.ts';

const hideable = Object.values(nounOf).filter((noun) => namersOf(noun).length);

export const referencesOf = (noun: Noun, items: object[]) =>
	items.flatMap((item) =>
		picksIn(formOf(noun), item).map(({ place, field: { of }, text }) => ({
			item,
			place,
			of,
			id: text
		}))
	);

export async function hiddenCheck(
	session: Database,
	reader: Reader,
	named: { of: Noun; id: string }[]
): Promise<(of: Noun, id: string) => boolean> {
	if (seesAll(reader)) return () => false;
	const visible = new Map<Noun, Set<string>>();
	for (const of of hideable) {
		const ids = [...new Set(named.flatMap((each) => (each.of === of ? each.id : [])))];
		visible.set(of, await visibleIds(session, reader, of, ids));
	}
	return (of, id) => visible.get(of)?.has(id) === false;
}

/**
 * Replaces references to other people's drafts by the text that the reader typed. If they never typed one, the id stays:
 * it gives no access.
 */
export async function redact<Item extends object>(
	session: Database,
	reader: Reader,
	noun: Noun,
	items: Item[]
): Promise<Item[]> {
	if (seesAll(reader)) return items;
	const named = referencesOf(noun, items);
	const isHidden = await hiddenCheck(session, reader, named);
	const hidden = named.filter(({ of, id }) => isHidden(of, id));
	if (!hidden.length) return items;
	const typed = await typedNames(session, reader, { ids: hidden.map(({ id }) => id) });
	const texts = new Map(typed.map(({ noun, rowId, text }) => [`${noun} ${rowId}`, text]));
	return withReplacedIds(items, hidden, ({ of, id }) => texts.get(`${of} ${id}`) ?? id);
}

/** Replaces the ids of some references; items without any of them stay the same objects. */
export function withReplacedIds<Item extends object>(
	items: Item[],
	hidden: ReturnType<typeof referencesOf>,
	textFor: (named: { of: Noun; id: string }) => string
): Item[] {
	return items.map((item) => {
		const own = hidden.filter((each) => each.item === item);
		if (!own.length) return item;
		const shown = withoutLocators(item, new Set(own.map(({ id }) => id))) as Item;
		for (const named of own) setAt(shown, named.place, textFor(named));
		return shown;
	});
}

export function setAt(item: object, place: string, text: string) {
	const keys = place.split('.');
	const last = keys.pop()!;
	const at = keys.reduce(
		(value, key) => value[key] as Record<string, unknown>,
		item as Record<string, unknown>
	);
	at[last] = text;
}

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
