import { readEdtf } from '../../domain/dates/edtf.ts';
import { readTypedDate } from '../../domain/dates/typed/typed.ts';
import { months } from '../../domain/dates/words.ts';
import { tidySpaces } from './tidy.ts';

const longest = 120;
const urdu = 'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر'.split(' ');
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const written = [
	`\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month}[.,]{0,2} \\d{4}`,
	`${month}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
	`${month}\\.?,? \\d{4}`,
	'\\d{4}-\\d{2}-\\d{2}',
	'\\d{1,2}[./]\\d{1,2}[./]\\d{4}'
].map((pattern) => new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'iu'));

/** As EDTF, in the page's time zone; undefined for dates in the future, and for other text. */
export function metadataDate(value: string | undefined, now: Date): string | undefined {
	const text = tidySpaces(value ?? '').slice(0, longest);
	const [, year, rest = ''] = /^(\d{4})((?:-\d{2}){0,2})(?![\d-])/.exec(text) ?? [];
	const [, ...packed] = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text) ?? [];
	if (year) return past(`${year}${rest}`, now);
	return packed.length ? past(packed.join('-'), now) : firstDateIn(text, now);
}

/** No day is made up for «February 2020». */
export function firstDateIn(text: string, now: Date): string | undefined {
	const english = inEnglish(tidySpaces(text.slice(0, longest)));
	const places = written.flatMap((pattern) => pattern.exec(english) ?? []);
	const [first] = places
		.map((each) => ({ each, at: english.indexOf(each) }))
		.sort((one, other) => one.at - other.at || other.each.length - one.each.length);
	const read = first && readTypedDate(first.each.replace(/\bsept\b/i, 'Sep'));
	return read && 'date' in read ? past(read.date, now) : undefined;
}

function inEnglish(text: string) {
	let english = text
		.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
		.replace(/[\u060c،]/g, ',')
		.replace(/(\d{4})[ ]?ء/g, '$1')
		.replaceAll('ي', 'ی');
	for (const [index, name] of urdu.entries())
		english = english.replaceAll(name, ` ${months[index]} `);
	return tidySpaces(english).replaceAll(' ,', ',');
}

/** A date of tomorrow passes: it is today further east. */
function past(date: string, now: Date): string | undefined {
	const tomorrow = new Date(now.getTime() + 86_400_000).toISOString();
	return readEdtf(date) && date <= tomorrow.slice(0, date.length) && date >= '1990'
		? date
		: undefined;
}
