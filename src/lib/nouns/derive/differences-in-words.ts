import { formatDate } from '../../domain/dates/format.ts';
import { type Difference, isListChange } from '../../domain/differences.ts';
import type { Noun } from '../../domain/nouns.ts';
import type { Names } from '../../domain/titles.ts';
import { fieldIn, fieldsOf } from './differences.ts';
import type { Field } from './field.ts';

/** Longer texts are not repeated: the page shows what differs in them. */
const longest = 120;

/** What differs between two versions, a line each, for letters: «Date: 21 January 2020, not January 2020». */
export function differencesInWords(noun: Noun, differences: Difference[], names: Names): string[] {
	const fields = fieldsOf(noun);
	return differences.map((difference) =>
		lineOf(difference, fieldIn(fields, difference.field), names)
	);
}

function lineOf(difference: Difference, field: Field, names: Names): string {
	const say = (value: unknown) => inWords(field, value, names);
	if (isListChange(difference)) {
		const { added, removed, changed, reordered } = difference;
		const parts = [
			...listed('added', added.map(say)),
			...listed('removed', removed.map(say)),
			...(changed.length ? [`${changed.length} changed`] : []),
			...(reordered && !added.length && !removed.length ? ['in another order'] : [])
		];
		return `${field.label}: ${parts.join('; ')}`;
	}
	const [before = '', after = ''] = [difference.before, difference.after].map((value) =>
		value === undefined ? undefined : say(value)
	);
	if (!after) return `${field.label}: removed`;
	if (after.length + before.length > longest) return `${field.label}: written anew`;
	return `${field.label}: ${after}${before ? `, not ${before}` : ''}`;
}

/** Those that have words of their own, else how many. */
const listed = (verb: string, words: string[]) => {
	const known = words.filter(Boolean);
	if (!words.length) return [];
	const all = known.join(', ');
	return [
		known.length === words.length && all.length <= longest
			? `${all} ${verb}`
			: `${words.length} ${verb}`
	];
};

/** Empty where it takes more than a few words. */
function inWords(field: Field, value: unknown, names: Names): string {
	if (field.kind === 'rows' && field.inWords) return field.inWords(value as never);
	if (typeof value === 'object' || field.kind === 'rows') return '';
	const text = String(value);
	if (field.kind === 'pick' || field.kind === 'picks') return names[field.of]?.[text]?.name ?? '';
	if (field.kind === 'choice' || field.kind === 'choices') return field.options[text] ?? text;
	if (field.kind === 'date' || field.kind === 'day') return formatDate(text);
	if (field.kind === 'flag') return value ? 'yes' : 'no';
	return `“${text}”`;
}
