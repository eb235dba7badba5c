import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { months, thirdOf } from './words.ts';
import { formatDate } from './format.ts';
import { parseEdtf } from './edtf.ts';
import { readTypedDate } from './typed/typed.ts';

const dateOf = (text: string) => {
	const result = readTypedDate(text);
	return 'date' in result ? result.date : result.problem;
};

const number = (from: number, to: number) =>
	fc.integer({ min: from, max: to }).map((each) => String(each).padStart(2, '0'));
const year = fc.oneof(number(1000, 2999), number(2015, 2030));
const month = fc.tuple(year, number(1, 12)).map((parts) => parts.join('-'));
const day = fc
	.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
	.map((at) => at.toISOString().slice(0, 10));
const point = fc.oneof(year, month, day);
const start = (date: string) => `${date}-01-01`.slice(0, 10);
const inOrder = fc
	.tuple(point, point)
	.map((dates) => dates.toSorted((a, b) => start(a).localeCompare(start(b))))
	.filter(([from, to]) => start(from!) < start(to!));
const qualifier = fc.constantFrom('', '?', '~', '%');
const edtf = fc.oneof(
	fc.tuple(point, qualifier).map((parts) => parts.join('')),
	fc
		.tuple(inOrder, qualifier, qualifier)
		.map(([[from, to], one, other]) => `${from}${one}/${to}${other}`),
	fc
		.tuple(
			fc.oneof(year, month),
			fc.constantFrom<[0, 1, 2]>(0, 1, 2),
			fc.constantFrom<['', '?']>('', '?')
		)
		.map((third) => thirdOf(...third)),
	fc.tuple(year, number(21, 41)).map((parts) => parts.join('-')),
	fc
		.oneof(fc.tuple(day, day), fc.tuple(month, month), fc.tuple(year, year))
		.filter(([one, other]) => one !== other)
		.map((dates) => `[${dates.toSorted().join()}]`),
	fc.tuple(number(100, 299), fc.constant('X')).map((parts) => parts.join('')),
	fc.tuple(number(10, 29), fc.constant('XX')).map((parts) => parts.join('')),
	fc.tuple(fc.oneof(year, month), fc.constant('-XX')).map((parts) => parts.join('')),
	year.map((each) => `${each}-XX-XX`)
);

describe('EDTF', () => {
	it('is read as it stands, and from the words it is shown in', () => {
		fc.assert(
			fc.property(edtf, fc.constantFrom<['long', 'short']>('long', 'short'), (date, style) => {
				parseEdtf(date);
				expect(formatDate(date, style)).not.toMatch(/[?~%X[/]|\d-\d/);
				expect(dateOf(formatDate(date, style))).toBe(date);
				expect(dateOf(date)).toBe(date);
			}),
			{ numRuns: 1_000 }
		);
	});

	it('of the bundled facts is read from the words it is shown in', () => {
		const folder = 'src/lib/server/seed/facts';
		const facts = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
		const dates = new Set(
			facts.join().match(/(?<=")\d{4}(?:-\d\d){0,2}(?:\/\d{4}(?:-\d\d){0,2})?(?=")/g)
		);
		expect(dates.size).toBeGreaterThan(200);
		expect([...dates].filter((date) => dateOf(formatDate(date)) !== date)).toEqual([]);
	});

	it('comes of every way to write a day', () => {
		fc.assert(
			fc.property(day, (date) => {
				const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
				const name = months[month - 1]!;
				const weekday = new Date(date).toLocaleDateString('en', {
					weekday: 'long',
					timeZone: 'UTC'
				});
				for (const text of [
					`${weekday}, ${dayOfMonth} ${name} ${year}`,
					`${name.slice(0, 3)} ${dayOfMonth}, ${year}`,
					`${dayOfMonth}.${month}.${year}`,
					`${year}/${month}/${dayOfMonth}`
				])
					expect(dateOf(text)).toBe(date);
			})
		);
	});
});

describe('whatever is typed', () => {
	const words = fc.constantFrom(
		...'2020 2019 12 3 31 0 999 feb May wednesday to or and between from - – / . , ~ ? %'.split(
			' '
		),
		...'( ) [ ] c. about uncertain early mid late spring northern q quarter half third'.split(' '),
		...'first last s decade century X XX a day month of th today before .. constructor'.split(' ')
	);
	const phrase = fc
		.array(fc.tuple(words, fc.constantFrom('', ' ')), { maxLength: 9 })
		.map((parts) => parts.flat().join(''));
	const text = fc.oneof(
		phrase,
		fc.string({ unit: 'binary', maxLength: 200 }),
		edtf.map((date) => date.replace(/\d/, '۳')),
		fc
			.tuple(edtf, fc.constantFrom(' to ', ' or ', '-', ' – ', ' '), edtf)
			.map(([one, join, other]) => formatDate(one) + join + formatDate(other)),
		fc.tuple(words, edtf, words).map(([one, date, other]) => `${one} ${formatDate(date)} ${other}`)
	);

	it('is a date that the record takes, or a sentence', () => {
		fc.assert(
			fc.property(text, fc.option(day, { nil: undefined }), (typed, today) => {
				const result = readTypedDate(typed, today);
				if ('problem' in result) expect(result.problem).toMatch(/^[“\w][^]*\.$/);
				else {
					expect(parseEdtf(result.date).date.length).toBeLessThanOrEqual(60);
					expect(dateOf(formatDate(result.date))).toBe(result.date);
				}
			}),
			{ numRuns: 3_000 }
		);
	});
});
