import { months, seasons, type Third, weekdays } from '../words.ts';
import { type Parts, DateProblem, yearMissing } from './parts.ts';

const fillers = new Set(['a', 'in', 'of', 'on', 'the', 'year', 'st', 'nd', 'rd', 'th']);
/** Each kind of word is one letter, so that a phrase can be looked up as a string of kinds. */
const kinds: Record<string, [kind: string, value: number]> = {
	...Object.fromEntries(seasons.map((season, index) => [season, ['s', 21 + index]])),
	fall: ['s', 23],
	northern: ['h', 4],
	southern: ['h', 8],
	first: ['d', 1],
	second: ['d', 2],
	third: ['d', 3],
	fourth: ['d', 4],
	last: ['l', 0],
	quarter: ['q', 4],
	q: ['q', 4],
	half: ['f', 2],
	h: ['f', 2],
	early: ['e', 0],
	beginning: ['e', 0],
	start: ['e', 0],
	mid: ['e', 1],
	middle: ['e', 1],
	late: ['e', 2],
	end: ['e', 2],
	s: ['t', 10],
	decade: ['k', 10],
	century: ['c', 100],
	day: ['u', 0],
	month: ['u', 1]
};
const phrases = new Set(
	[
		'y m d my ym dm md dy dmy mdy ymd',
		's sy ys hs hsy',
		...['q', 'f', 'x'].map((part) => `d${part} d${part}y yd${part} l${part} l${part}y`),
		'qd qdy yqd fd fdy yfd',
		'yt ytk dc uy umy',
		'ey em emy eym eyt'
	].flatMap((line) => line.split(' '))
);
const dividers: Record<string, [before: number, count: number]> = {
	q: [32, 4],
	x: [36, 3],
	f: [39, 2]
};

export function readDateWords(text: string): Parts | undefined {
	const words = text.match(/\d+|\p{L}+|[^\s\p{L}\d]/gu) ?? [];
	let phrase = '';
	const at: Record<string, number> = {};
	for (const word of words) {
		if (/^[(),.'’-]$/.test(word) || fillers.has(word)) continue;
		const [kind, value] = kindOf(word, phrase.at(-1)) ?? [];
		if (!kind || value === undefined) return undefined;
		phrase += kind;
		at[kind] = value;
	}
	if (/^d?md?d$/.test(phrase) && phrase.length > 2) throw new DateProblem(yearMissing);
	const whole = phrase.replace('w', '');
	if (!phrases.has(whole) || (whole !== phrase && at.d === undefined)) return undefined;
	return meaning(at, whole);
}

function kindOf(word: string, before = ''): [kind: string, value: number] | undefined {
	if (/^\d/.test(word)) {
		if (word.length !== 4 && word.length > 2) throw new DateProblem(yearMissing);
		return [word.length === 4 ? 'y' : 'd', Number(word)];
	}
	if (word === 'third' && /[dl]/.test(before)) return ['x', 3];
	if (Object.hasOwn(kinds, word)) return kinds[word];
	const month = named(months, word);
	return month >= 0
		? ['m', month + 1]
		: named(weekdays, word) >= 0
			? ['w', named(weekdays, word)]
			: undefined;
}

/** «Feb», «Febr» and «February» match. */
function named(names: string[], word: string) {
	return word.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(word));
}

function meaning(at: Record<string, number>, phrase: string): Parts | undefined {
	const { y: year, m: month, w: weekday } = at;
	const divider = Object.keys(dividers).find((kind) => phrase.includes(kind));
	if (divider) {
		const [before, count] = dividers[divider]!;
		const nth = at.d ?? count;
		return nth >= 1 && nth <= count ? { year, division: before + nth } : undefined;
	}
	if (at.s) return { year, division: at.s + (at.h ?? 0) };
	if (at.c) return { year: (at.d! - 1) * 100, years: 100 };
	if (at.t) {
		if (year! % 10) return undefined;
		if (year! < 2000 && year! % 100 === 0 && !at.k)
			throw new DateProblem(
				`“${year}s” can be ten years or a hundred: type ${year} to ${year! + 9}, or ${year! / 100 + 1}th century.`
			);
		return { year, years: 10, third: at.e as Third | undefined };
	}
	if (phrase.includes('u')) {
		if (month && at.u) return undefined;
		return { year, month, unknown: at.u ? 'month' : 'day' };
	}
	return { year, month, day: at.d, weekday, third: at.e as Third | undefined };
}
