import { nounOf } from '../../domain/nouns.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import type { Field } from '../../nouns/derive/field.ts';

const fields = Object.values(nounOf)
	.flatMap((noun): readonly Field[] => formOf(noun).fields)
	.flatMap((field) => (field.kind === 'rows' ? field.fields : [field]));
const isPick = ({ kind }: Field) => kind === 'pick' || kind === 'picks';
const picked = new Set(fields.filter(isPick).map(({ name }) => name));
/** Words of the code in other tables, beside those of the forms. */
const codes = [
	'ground',
	'asker',
	'outcome',
	'frequency',
	'way',
	'state',
	'noun',
	'format',
	'kinds'
];
const own = new Set(
	[...fields.map(({ name }) => name), ...codes].filter((name) => !picked.has(name))
);

/** Whether a column, or a field of a form by its place, names no other item: a word in it that equals an id is no id. */
export function isOwnWords(place: string): boolean {
	const name = place.slice(place.lastIndexOf('.') + 1);
	return own.has(name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
}
