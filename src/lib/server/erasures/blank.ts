import { withheldName, withheldWord } from '../../domain/erasures.ts';
import { keyedHash } from '../auth/secret.ts';
import type { Noun } from '../../domain/nouns.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import { neutralId } from './address.ts';
import type { Field } from '../../nouns/derive/field.ts';
import type { Item } from '../../nouns/derive/types.ts';

/** Names of topics differ from each other, and nobody may take this one before. */
export const withheldTopic = (id: string): string =>
	withheldName(keyedHash(`topic ${id}`).slice(0, 8));

type Values = Record<string, unknown>;

const isWords = ({ kind }: Field) =>
	kind === 'line' || kind === 'text' || kind === 'address' || kind === 'lines';

/**
 * An item without its words. Its dates, choices and links stay, so that items that name it still stand.
 * @param formerId after a restore the same short name follows from it, whatever id the item gets
 */
export function blank<N extends Noun>(noun: N, item: Item<N>, formerId: string = item.id): Item<N> {
	const { note: _note, ...rest } = item as Values;
	return {
		...rest,
		...blankFields(formOf(noun).fields, rest, String(rest.id)),
		...('slug' in rest && { slug: neutralId(formerId) }),
		...('headlineBasis' in rest && { headlineBasis: 'none' }),
		...(noun === 'topic' && { name: withheldTopic(formerId) })
	} as Item<N>;
}

function blankFields(fields: readonly Field[], values: Values, id: string): Values {
	return Object.fromEntries(
		fields.flatMap((field) => {
			const value = values[field.name];
			if (value === undefined) return [];
			if (field.kind === 'rows') return [[field.name, blankRows(field.fields, value, id)]];
			return isWords(field) ? [[field.name, blankWords(field, id)]] : [];
		})
	);
}

function blankWords({ kind, required }: Field, id: string): unknown {
	if (kind === 'lines') return [];
	if (!required) return undefined;
	return kind === 'address' ? `https://withheld.invalid/${id}` : withheldWord;
}

/** A row that needs words, such as a quotation, is nothing without them. */
function blankRows(fields: readonly Field[], rows: unknown, id: string): Values[] {
	if (fields.some((field) => field.required && isWords(field))) return [];
	return (rows as Values[]).map(({ locators: _locators, ...row }) => ({
		...row,
		...blankFields(fields, row, id)
	}));
}

/** All words of an item, for the erasure of the whole. */
export function wordsIn(noun: Noun, item: object): { field: Field; text: string }[] {
	return collect(formOf(noun).fields, item as Values);
}

function collect(fields: readonly Field[], values: Values): { field: Field; text: string }[] {
	return fields.flatMap((field) => {
		const value = values[field.name];
		if (value === undefined || value === null) return [];
		if (field.kind === 'rows')
			return (value as Values[]).flatMap((row) => collect(field.fields, row));
		if (!isWords(field)) return [];
		return [value].flat().map((text) => ({ field, text: String(text) }));
	});
}
