import type { Noun } from '../../../domain/nouns.ts';
import type { ItemForm, Problems, Typed } from '../../../nouns/derive/field.ts';
import { type Found, itemOf } from '../../../nouns/derive/read-item.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { datesIn, picksIn, readTyped } from '../../../nouns/derive/typed.ts';
import { resolve } from '../lookup/index.ts';
import type { Reader, TypedName } from '../../visibility/index.ts';

/** What somebody sent with an entry form. */
export interface Sent {
	typed: Typed;
	key: string;
	version: number;
	reason: string;
	proposal?: { id: string; version: number };
	/** What it names and is a draft is to be published with it. */
	along: boolean;
	/** The writer has seen what is alike on record. */
	different: boolean;
}

const keyShape = /^[\w-]{16,64}$/;

/** The key of a form; '' where it has none of its shape. */
export function keyIn(sent: FormData): string {
	const key = sent.get('key');
	return typeof key === 'string' && keyShape.test(key) ? key : '';
}

const number = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** The fields that the form names, and what the form itself carries. */
export function readSent(noun: Noun, sent: FormData): Sent {
	const text = (name: string) => {
		const value = sent.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
	return {
		typed: readTyped(formOf(noun), sent),
		key: keyIn(sent),
		version: number(text('version')),
		reason: text('reason').slice(0, 500),
		proposal: text('proposal')
			? { id: text('proposal').replaceAll('\0', ''), version: number(text('proposalVersion')) }
			: undefined,
		along: text('along') === 'yes',
		different: text('different') === 'yes'
	};
}

/**
 * The item that was typed, its names resolved; texts that name one that its writer sees are put as its id.
 * @param before as the writer found it, where it is on record
 */
export const readItem = (reader: Reader, noun: Noun, typed: Typed, before?: object) =>
	readWith(reader, formOf(noun), typed, before);

/** The texts by which an item names others, as its reader found it. */
export const keptIn = (noun: Noun, item: object) => textsIn(formOf(noun), item);

const textsIn = (form: ItemForm, item: object): ReadonlySet<string> =>
	new Set(picksIn(form, item as never).map(({ text }) => text));

interface Read {
	item: Record<string, unknown>;
	typed: Typed;
	problems: Problems;
	/** What it names that its writer does not see, by what they typed. */
	waiting: TypedName[];
}

/** As `readItem`, for a form that has some fields of an item. */
export async function readWith(
	reader: Reader,
	form: ItemForm,
	typed: Typed,
	before: object = {}
): Promise<Read> {
	const kept = textsIn(form, before);
	const picks = picksIn(form, typed);
	const nouns = [...new Set(picks.map(({ field }) => field.of))];
	const found = new Map<string, Found>();
	await Promise.all(
		nouns.map(async (of) => {
			const own = picks.filter(({ field }) => field.of === of);
			const texts = own.map(({ text }) => text.trim());
			const ids = await resolve(reader, of, texts, { kept });
			for (const { place, text } of own) found.set(place, ids.get(text.trim())!);
		})
	);
	return {
		...itemOf(form, typed, (place) => found.get(place)!, datesIn(form, before)),
		typed: settled(typed, found),
		waiting: picks.flatMap(({ place, field: { of: noun }, text }) => {
			const each = found.get(place);
			const isTheirWord = each && 'id' in each && each.hidden && each.id !== text.trim();
			return isTheirWord ? { noun, rowId: each.id, text: text.trim() } : [];
		})
	};
}

/** What was typed, with the ids of what it names and its writer sees. */
function settled(typed: Typed, found: Map<string, Found>): Typed {
	const settle = (value: Typed[string], place: string): Typed[string] => {
		const known = found.get(place);
		if (typeof value === 'string')
			return known && 'id' in known && !known.hidden ? known.id : value;
		return value.map((each, index) =>
			typeof each === 'string'
				? settle(each, `${place}.${index}`)
				: rows(each, `${place}.${index}.`)
		) as Typed[string];
	};
	const rows = (row: Typed, before: string): Typed =>
		Object.fromEntries(
			Object.entries(row).map(([name, value]) => [name, settle(value, before + name)])
		);
	return rows(typed, '');
}
