import { daysBetween } from '../dates/format.ts';
import { readTypedDate } from '../dates/typed/typed.ts';
import { months } from '../dates/words.ts';
import { laws } from './nouns.ts';
import type { FoundQuotation } from './quotation.ts';
import { auxiliaries, clauseWords, cues } from './words.ts';

const month = `(?:${months.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join('|')})`;
const day = `(?:\\d{1,2}(?:st|nd|rd|th)? ${month}|${month} \\d{1,2}(?:st|nd|rd|th)?)(?:,? \\d{4})?`;
const saidOn = new RegExp(
	`(?<!\\p{L})(?:${[...cues].join('|')})(?<between>(?: [\\p{L}.’'-]+){0,8}?),? on (?<day>${day})(?![\\p{L}\\d])`,
	'u'
);
/** «Said of the rules notified on 12 February» and «said that it would on 12 February» date something else. */
const others = new Set([...laws, ...auxiliaries, ...clauseWords, 'to']);
const longest = 300;
const sentenceEnd = /[.?!]\s+(?=\p{Lu})|\n|[“"]/u;

/** Returns the day's words if the sentence around the quotation says when that was said: «said on 12 February». */
export function daySaid(text: string, { pieces: [first], rule }: FoundQuotation) {
	const { start, end } = first!;
	const isBefore = rule === 'before' || rule === 'label';
	const sentence = isBefore
		? text
				.slice(Math.max(0, start - longest), start - 1)
				.split(sentenceEnd)
				.at(-1)
		: text
				.slice(end, end + longest)
				.replace(/^[”"]/u, '')
				.split(sentenceEnd)[0];
	const { between = '', day } = saidOn.exec(sentence ?? '')?.groups ?? {};
	return between.split(' ').some((word) => others.has(word.toLowerCase())) ? undefined : day;
}

const mostDaysBefore = 60;

/** Reads the words as a day shortly before the article's own, as EDTF; most have no year. */
export function dayBefore(words: string, published: string): string | undefined {
	const year = Number(published.slice(0, 4));
	return [words, `${words} ${year}`, `${words} ${year - 1}`]
		.flatMap((each) => {
			const read = readTypedDate(each.replace('.', ''));
			return 'date' in read ? read.date : [];
		})
		.find((date) => {
			const days = daysBetween(date, published);
			return days >= 0 && days <= mostDaysBefore;
		});
}
