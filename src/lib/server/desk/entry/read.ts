import { readPurpose } from '../../../domain/corrections.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { ItemForm, Typed } from '../../../nouns/derive/field.ts';
import { type Found, itemOf, type ReadItem } from '../../../nouns/derive/read-item.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { datesIn, picksIn, readTyped } from '../../../nouns/derive/typed.ts';
import { type Database, db } from '../../db/index.ts';
import { resolve } from '../lookup/index.ts';
import type { Reader, TypedName } from '../../visibility/index.ts';

/** What somebody submits: what they typed into the form of an item, or a program wrote as its fields. */
export interface Submission {
	typed: Typed;
	/** The idempotency key; '' where there is none. */
	key: string;
	/** The version of the item that the writer saw; 0 for a new one. */
	version: number;
	reason: string;
	/** Whether it puts something right that readers see; undefined where nobody said. */
	correction?: boolean;
	proposal?: { id: string; version: number };
	/** What it names and is a draft is to be published with it. */
	withDependencies: boolean;
	/** The writer has seen what is alike on record. */
	isDifferent: boolean;
}

const keyShape = /^[\w-]{16,64}$/;

/** The idempotency key of a form; '' where it has none of its shape. */
export function keyIn(form: FormData): string {
	const key = form.get('key');
	return typeof key === 'string' && keyShape.test(key) ? key : '';
}

const number = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** The fields that the form of a noun names, and what the form itself carries. */
export function readSubmission(noun: Noun, form: FormData): Submission {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
	return {
		typed: readTyped(formOf(noun), form),
		key: keyIn(form),
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
	/** What was typed, with the ids of what it names and its writer sees. */
	typed: Typed;
	/** What it names that its writer does not see, by what they typed. */
	hidden: TypedName[];
}

/**
 * The item that was typed into a form, its names resolved to ids.
 * @param before as the writer found it, where it is on record
 */
export async function readItem(
	reader: Reader,
	form: ItemForm,
	typed: Typed,
	before?: object
): Promise<Resolved> {
	const [read] = await readItems(reader, form, [typed], { before });
	return read!;
}

interface Reading {
	before?: object;
	session?: Pick<Database, 'select'>;
	/** Articles that are not on record yet and come with the items, by what names them. */
	coming?: ReadonlyMap<string, Found>;
}

/** As `readItem`, for many new items; the number of queries does not grow with them. */
export async function readItems(
	reader: Reader,
	form: ItemForm,
	all: Typed[],
	{ before = {}, session = db, coming = new Map() }: Reading = {}
): Promise<Resolved[]> {
	const kept = referencesIn(form, before);
	const dates = datesIn(form, before);
	const picks = all.map((typed) => picksIn(form, typed));
	const found = new Map<Noun, Map<string, Found>>();
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
			...{ place, noun, text: text.trim() },
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

/** The texts by which an item names others, as its reader found it. */
export const referencesIn = (form: ItemForm, item: object): ReadonlySet<string> =>
	new Set(picksIn(form, item).map(({ text }) => text));

/** What was typed, with the ids of what it names and its writer sees. */
function withIds(typed: Typed, found: Map<string, Found>): Typed {
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
