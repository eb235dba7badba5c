import { changedWords } from '../../domain/changed-words.ts';
import { formatDate } from '../../domain/dates/format.ts';
import { type Difference, isListChange, type ListChange } from '../../domain/differences.ts';
import type { Noun } from '../../domain/nouns.ts';
import { lowerFirst } from '../../domain/plural.ts';
import type { Names } from '../../domain/titles.ts';
import { fieldIn, fieldsOf } from './differences.ts';
import type { Field } from './field.ts';

/** Characters of a text that a letter repeats. Of longer texts it repeats only the words that differ, if they fit. */
const longest = 120;

/** A line for each difference between two versions, for letters: «Date: 21 January 2020, not January 2020». */
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
			...(changed.length ? [changedRows(changed, field, names)] : []),
			...(reordered && !added.length && !removed.length ? ['in another order'] : [])
		];
		return `${field.label}: ${parts.join('; ')}`;
	}
	const [before = '', after = ''] = [difference.before, difference.after].map((value) =>
		value === undefined ? undefined : say(value)
	);
	if (!after) return `${field.label}: removed`;
	if (after.length + before.length <= longest)
		return `${field.label}: ${after}${before ? `, not ${before}` : ''}`;
	const [old, now] = [before, after].map((text) => text.replace(/^“|”$/g, ''));
	return `${field.label}: ${before ? changedWords(old!, now!, longest) : 'added'}`;
}

/** «Harm Rules, stance: Support, not Concerned», or a count if that takes too many words. */
function changedRows(changed: ListChange['changed'], field: Field, names: Names): string {
	const fields = field.kind === 'rows' ? field.fields : [];
	const lines = changed.map(({ row, differences }) => {
		const known = differences.flatMap((each) => {
			const own = fields.find(({ name }) => name === each.field);
			if (!own) return [];
			return lowerFirst(lineOf(each, own, names));
		});
		const same = fields.filter(({ name }) => differences.every(({ field }) => field !== name));
		return [rowInWords(same, row, names), ...known].filter(Boolean).join(', ');
	});
	const all = lines.filter(Boolean).join('; ');
	return lines.every(Boolean) && all.length <= 2 * longest ? all : `${changed.length} changed`;
}

/** Names a row by its required fields, except those that hold their default. */
function rowInWords(fields: readonly Field[], row: Record<string, unknown>, names: Names) {
	return fields
		.filter((field) => field.required && !('usual' in field && field.usual === row[field.name]))
		.map((field) => (row[field.name] === undefined ? '' : inWords(field, row[field.name], names)))
		.filter(Boolean)
		.join(', ');
}

/** Lists rows in words if each has some and the line stays short; otherwise counts them. */
const listed = (verb: string, words: string[]) => {
	const known = words.filter(Boolean);
	if (!words.length) return [];
	const all = known.join(', ');
	return [
		known.length === words.length &&
		(all.length <= longest || (words.length === 1 && all.length <= 5 * longest))
			? `${all} ${verb}`
			: `${words.length} ${verb}`
	];
};

/** Empty for objects, which take more than a few words. */
function inWords(field: Field, value: unknown, names: Names): string {
	if (field.kind === 'rows' && field.inWords) return field.inWords(value as never);
	if (field.kind === 'rows')
		return rowInWords(field.fields, value as Record<string, unknown>, names);
	if (typeof value === 'object') return '';
	const text = String(value);
	if (field.kind === 'pick' || field.kind === 'picks') return names[field.of]?.[text]?.name ?? '';
	if (field.kind === 'choice' || field.kind === 'choices') return field.options[text] ?? text;
	if (field.kind === 'date' || field.kind === 'day') return formatDate(text);
	if (field.kind === 'flag') return value ? 'yes' : 'no';
	return `“${text}”`;
}
