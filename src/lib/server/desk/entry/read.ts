import { readPurpose } from '../../../domain/corrections.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { ItemForm, Typed } from '../../../nouns/derive/field.ts';
import { itemOf, type PickResult, type ReadItem } from '../../../nouns/derive/read-item.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { allDatesIn, picksIn, readTyped } from '../../../nouns/derive/typed.ts';
import { type Database, db } from '../../db/index.ts';
import { resolve } from '../lookup/index.ts';
import type { Reader, TypedName } from '../../visibility/index.ts';

/** A form as a person submitted it, or an item as a program sent it. */
export interface Submission {
	typed: Typed;
	/** The idempotency key, or ''. */
	key: string;
	/** The version that the writer saw; 0 for a new item. */
	version: number;
	reason: string;
	/** Whether it corrects a mistake; undefined if nobody said. */
	correction?: boolean;
	proposal?: { id: string; version: number };
	/** Whether drafts that the item mentions are published with it. */
	withDependencies: boolean;
	/** Whether the writer confirmed that the item differs from similar ones. */
	isDifferent: boolean;
}

const keyShape = /^[\w-]{16,64}$/;

/** Returns '' if the form has no valid idempotency key. */
export function formKey(form: FormData): string {
	const key = form.get('key');
	return typeof key === 'string' && keyShape.test(key) ? key : '';
}

const number = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

export function readSubmission(noun: Noun, form: FormData): Submission {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
	return {
		typed: readTyped(formOf(noun), form),
		key: formKey(form),
		version: number(text('version')),
		reason: text('reason').slice(0, 500),
		correction: readPurpose(text('correction')),
		proposal: text('proposal')
			? { id: text('proposal').replaceAll('\0', ''), version: number(text('proposalVersion')) }
			: undefined,
		withDependencies: text('along') === 'yes',
		isDifferent: text('different') === 'yes'
	};
}

interface Resolved extends ReadItem {
	/** The typed values, with ids in place of names that the writer may see. */
	typed: Typed;
	/** Mentioned items that the writer may not see. */
	hidden: TypedName[];
}

/** `before` is the stored item, whose mentions may stay even if the reader cannot see them. */
export async function itemFromForm(
	reader: Reader,
	form: ItemForm,
	typed: Typed,
	before?: object
): Promise<Resolved> {
	const [read] = await itemsFromForms(reader, form, [typed], { before });
	return read!;
}

interface Reading {
	before?: object;
	session?: Database;
	/** Articles that enter the record together with these items, by address. */
	coming?: ReadonlyMap<string, PickResult>;
}

/** Does the same for many new items, with a constant number of queries. */
export async function itemsFromForms(
	reader: Reader,
	form: ItemForm,
	all: Typed[],
	{ before = {}, session = db, coming = new Map() }: Reading = {}
): Promise<Resolved[]> {
	const kept = referencesIn(form, before);
	const dates = allDatesIn(form, before);
	const picks = all.map((typed) => picksIn(form, typed));
	const found = new Map<Noun, Map<string, PickResult>>();
	await Promise.all(
		[...new Set(picks.flat().map(({ field }) => field.of))].map(async (of) => {
			const own = picks.flat().filter(({ field }) => field.of === of);
			const texts = own.map(({ text }) => text.trim());
			const known = await resolve(reader, of, texts, { session, kept });
			found.set(of, of === 'article' ? new Map([...known, ...coming]) : known);
		})
	);
	return all.map((typed, index) => {
		const resolved = picks[index]!.map(({ place, field: { of: noun }, text }) => ({
			place,
			noun,
			text: text.trim(),
			found: found.get(noun)!.get(text.trim())!
		}));
		const at = new Map(resolved.map(({ place, found }) => [place, found]));
		return {
			...itemOf(form, typed, (place) => at.get(place)!, dates),
			typed: withIds(typed, at),
			hidden: resolved.flatMap(({ noun, text, found }) => {
				const isTheirWord = 'id' in found && found.hidden && found.id !== text;
				return isTheirWord ? { noun, rowId: found.id, text } : [];
			})
		};
	});
}

export const referencesIn = (form: ItemForm, item: object): ReadonlySet<string> =>
	new Set(picksIn(form, item).map(({ text }) => text));

function withIds(typed: Typed, found: Map<string, PickResult>): Typed {
	const resolve = (value: Typed[string], place: string): Typed[string] => {
		const known = found.get(place);
		if (typeof value === 'string')
			return known && 'id' in known && !known.hidden ? known.id : value;
		return value.map((each, index) =>
			typeof each === 'string'
				? resolve(each, `${place}.${index}`)
				: rows(each, `${place}.${index}.`)
		) as Typed[string];
	};
	const rows = (row: Typed, before: string): Typed =>
		Object.fromEntries(
			Object.entries(row).map(([name, value]) => [name, resolve(value, before + name)])
		);
	return rows(typed, '');
}
