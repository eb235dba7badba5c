import { months } from '../dates/words.ts';
import { readTypedDate } from '../dates/typed/typed.ts';
import { folded } from './text.ts';

const urdu = new Intl.DateTimeFormat('ur', { month: 'long', timeZone: 'UTC' });
const monthNumbers = new Map(
	months.flatMap((name, index) => [
		[name.toLowerCase(), index + 1],
		[name.slice(0, 3).toLowerCase(), index + 1],
		[folded(urdu.format(Date.UTC(2020, index, 1))), index + 1]
	])
);

const mostWords = 5;
const two = (number: number | string) => String(number).padStart(2, '0');
const bothWays = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;
const ordinal = /^(\d{1,2})(?:st|nd|rd|th)?$/;

/** Reads a date at the start of a question as tags. Without a year it means that day or month of any year. */
export function dateTagsIn(words: string[]): { tags: string[]; length: number } | undefined {
	for (let length = Math.min(mostWords, words.length); length > 0; length--) {
		const some = words.slice(0, length);
		const tags = some.includes('') ? undefined : tagsOf(some);
		if (tags) return { tags, length };
	}
	return undefined;
}

function tagsOf(words: string[]): string[] | undefined {
	const english = words.map((word) => {
		const month = monthNumbers.get(word);
		return month ? months[month - 1]! : latin(word);
	});
	const [first = '', second = ''] = english;
	if (words.length === 1) {
		if (/^[12]\d{3}$/.test(first)) return [`=y:${first}`];
		const [, one, other, year] = bothWays.exec(first) ?? [];
		if (one && other && year)
			return [`=d:${year}-${two(other)}-${two(one)}`, `=d:${year}-${two(one)}-${two(other)}`];
		// «May» is also a verb.
		const month = monthNumbers.get(words[0]!);
		if (month && first.length > 3) return [`=m:${two(month)}`];
	}
	if (words.length === 2) {
		const [day, month] = ordinal.test(first) ? [first, second] : [second, first];
		const number = monthNumbers.get(month.toLowerCase());
		const [, digits] = ordinal.exec(day) ?? [];
		if (number && digits) return [`=d:${two(number)}-${two(digits)}`];
	}
	const text = english.join(' ');
	if (!/\d{4}/.test(text) || !/^[\p{L}\d]/u.test(text)) return undefined;
	const read = readTypedDate(text);
	if (!('date' in read) || !/^\d{4}-\d{2}(-\d{2})?$/.test(read.date)) return undefined;
	return [read.date.length === 10 ? `=d:${read.date}` : `=m:${read.date}`];
}

const latin = (word: string) =>
	word.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
