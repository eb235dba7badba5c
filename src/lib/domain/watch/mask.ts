import { normalise } from '../anchors/normal.ts';

// Dates and times on a page change by themselves and do not count as changes.

const month =
	'(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر)\\.?';
const weekday =
	'(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار';
const day = '\\p{Nd}{1,2}(?:st|nd|rd|th)?';
const year = '\\p{Nd}{4}';
const number = '(?:\\p{Nd}+|an?|one|two|three|few)';
const edge = { before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{N}])' };

const moments = [
	'\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2}(?:t[\\p{Nd}:.]+(?:z|[+-]\\p{Nd}{2}:?\\p{Nd}{2})?)?',
	'\\p{Nd}{1,4}[/.-]\\p{Nd}{1,2}[/.-]\\p{Nd}{1,4}',
	`(?:(?:${weekday})[,،]? )?${day},? (?:of )?${month}[,،]?(?: ${year})?`,
	`(?:(?:${weekday})[,،]? )?${month} ${day}(?:[,،]? ${year})?`,
	`${month}[,،]? ${year}`,
	'\\p{Nd}{1,2}[:.]\\p{Nd}{2}(?:[:.]\\p{Nd}{2})?(?: ?[ap]\\.?m\\.?)?(?: ?(?:gmt|utc|pkt|ist|bst|[ecmp][sd]?t)(?:[+-]\\p{Nd}{1,2})?)?',
	'\\p{Nd}{1,2} ?[ap]\\.?m\\.?',
	`${number} (?:second|minute|hour|day|week|month|year)s? ago`,
	`(?:${weekday})(?=[,،]? ?(?:$|\\u0000))`
].map((each) => `${edge.before}(?:${each})${edge.after}`);
const moment = new RegExp(moments.join('|'), 'giu');
const onlyNumbers = /^[^\p{L}]*$/u;

/** This replaces twice, because a weekday stands before a date or a time. */
const withoutMoments = (line: string) => line.replace(moment, '\u0000').replace(moment, '\u0000');

/** Leaves out dates, times and lines of numbers. */
export function contentWords(text: string): string[] {
	return text
		.split('\n')
		.map((line) => withoutMoments(normalise(line).text))
		.filter((line) => !onlyNumbers.test(line))
		.flatMap((line) => line.replaceAll('\u0000', ' ').split(' '))
		.filter((word) => /[\p{L}\p{N}]/u.test(word));
}
