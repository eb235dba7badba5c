import { describe, expect, it } from 'vitest';
import {
	isLongEnough,
	markOf,
	marksIn,
	marksOfName,
	marksOfReleased,
	marksOfText,
	matcherOf,
	spellingsOf
} from './words.ts';

const plain = (text: string) => text;
const words = (count: number) => Array.from({ length: count }, (_, at) => `w${(at * 7) % 997}`);
const passage = words(400).join(' ');

it('a passage is recognised wherever it stands in a text, and not without its last word', () => {
	const holds = matcherOf(markOf(passage, plain), plain);
	for (const before of ['', 'so he said ', 'w0 w7 '])
		expect(holds(`${before}${passage.toUpperCase()}, he said`), before).toBe(true);
	expect(holds(`so he said ${words(399).join(' ')} he said`)).toBe(false);
	expect(holds('')).toBe(false);
});

it('marks of one length and of several are told apart in one text', () => {
	const marks = ['Zuhra Karim', 'Asad Baig', 'Bolo Bhi Islamabad'].flatMap((text) =>
		markOf(text, plain)
	);
	const found = marksIn(marks, plain)('Bolo Bhi Islamabad, Asad Baig and Zuhra');
	expect([...found].sort()).toEqual([marks[1], marks[2]].sort());
});

it('the key of a long text is made for few of its stretches, and once for those that repeat', () => {
	let made = 0;
	const counted = (text: string) => {
		made++;
		return plain(text);
	};
	const longText = Array.from({ length: 20_000 }, (_, at) => `v${at}`).join(' ');
	const longHolds = matcherOf(markOf(passage, plain), counted);
	expect(longHolds(longText)).toBe(false);
	expect(made).toBeLessThan(200);
	made = 0;
	const again = 'no '.repeat(400);
	const released = markOf(`${again}again`, plain);
	expect(matcherOf(markOf(again, plain), counted, released)(`${again}again `.repeat(50))).toBe(
		false
	);
	expect(made).toBeLessThan(200);
});

it('a released text covers what it holds, and only there', () => {
	const released = markOf('Zuhra Karim the cricketer', plain);
	const holds = matcherOf(markOf('Zuhra Karim', plain), plain, released);
	expect(holds('Zuhra Karim, the cricketer, left')).toBe(false);
	expect(holds('Zuhra Karim, the cricketer, met Zuhra Karim')).toBe(true);
});

it.each([
	['Greta Ostermeier', 'Greta Ostermeiers Rede'],
	['Ayşe Yılmaz', 'AYŞE YILMAZ, Ankara'],
	['Ayşe Yılmaz', 'Ayşe Yılmaz’ın sözleri'],
	['Brian O’Neil', 'Brian O’Neil’in sözleri'],
	['Brian O’Neil', 'so Brian O’Neil said'],
	['王小明', '记者王小明说'],
	['فریدہ قزلباش', 'فریـدہ قزلبـاش'],
	['Kaʻahumanu Lee', 'Kaahumanu Lee'],
	['김철수', '오늘 김철수는 말했다'],
	['김민수', `오늘 ${'김민수'.normalize('NFD')}는 말했다`],
	['Zuhra Karim', 'Zu\u3164hra Kar\u115fim']
])('the name “%s” is recognised in “%s”', (name, text) => {
	const holds = matcherOf(marksOfName(name, plain), plain);
	expect(holds(text)).toBe(true);
	expect(holds(text.slice(0, 2))).toBe(false);
});

it.each([
	['Hu Ge', 'a huge fine'],
	['王国安', '安王国'],
	['Zuhra Karim', 'Zuhra, and Karim'],
	['Þór Ás', 'whether or as they say'],
	['Bø Ås', 'plan B as well']
])('the name “%s” is not taken for “%s”', (name, text) => {
	const marks = spellingsOf(name, true).flatMap((each) => marksOfName(each, plain));
	expect(matcherOf(marks, plain)(text)).toBe(false);
});

it('thousands of marks on one letter hide no name behind them, and take no longer than others', () => {
	const marked = `a${'\u0300\u0316'.repeat(300_000)} Zuhra Karim`;
	expect(matcherOf(markOf('Zuhra Karim', plain), plain)(marked)).toBe(true);
});

it.each(['a,b;', 'a|b:', '{"x":1},'])(
	'a name is found wherever it stands in a long text without blanks, as “%s”',
	(signs) => {
		const holds = matcherOf(marksOfName('Zuhra Karim', plain), plain);
		for (let before = 49_980; before < 50_010; before++) {
			const text = signs.repeat(20_000).slice(0, before);
			expect(holds(`${text},Zuhra|Karim,${signs.repeat(1000)}`), String(before)).toBe(true);
		}
	}
);

describe('the address of a page', () => {
	const holds = matcherOf(marksOfText('https://p.io/b', plain), plain);

	it.each([
		'(http://p.io/b).',
		'https://www.p.io/b/, and more',
		'https://p.io/b?utm_campaign=spring#top',
		'in “https://p.io/b”',
		'«https://p.io/b»',
		'https://p.io/b—so he said',
		'https://p.io/b۔',
		'见https://p.io/b，他说',
		'看https://p.io/b他说',
		'`www.p.io/b`',
		'https://p.io/b&amp;',
		'{"at":"https:\\/\\/p.io\\/b"}',
		'https://p.io/a,https://p.io/b',
		'(https://p.io/a)(https://p.io/b)',
		'https://p.io/b(archived)',
		'‘https://p.io/b’',
		'https://p.io/b............ 12',
		`${'"https://ja.example/漢字" '.repeat(900)}https://p.io/b`
	])('is found in “%s”', (text) => {
		expect(holds(text)).toBe(true);
	});

	it.each([
		'https://p.io/b/c',
		'https://p.io/b.html',
		'https://p.io/bc',
		'https://p.io/b?page=2',
		'https://p.io/b’s_rights',
		'https://x.www.p.io/b',
		'https://p.io/b/(c)'
	])('is another than “%s”', (text) => {
		expect(holds(text)).toBe(false);
	});

	it.each(['https://th.example/พระราชบัญญัติว่าด้วยการกระทำความผิด', 'https://p.io/b?x=1&amp;y=2'])(
		'is found behind a bracket, whatever letters it has: “%s”',
		(url) => {
			expect(matcherOf(marksOfText(url, plain), plain)(`see (${url}) there`)).toBe(true);
		}
	);

	it('in letters without blanks is no part of a longer one', () => {
		const marks = marksOfText('https://ja.example/日本', plain);
		expect(matcherOf(marks, plain)('https://ja.example/日本国憲法')).toBe(false);
	});

	it('is found in time among letters that may end it anywhere', () => {
		for (const letters of ['(', 'https:', "c'", 'www.', '他'])
			expect(holds(`https://p.io/${letters.repeat(100_000)}`)).toBe(false);
	});
});

it('a name that was released with an ending is no release of the name', () => {
	const marks = marksOfName('Zuhra Karim', plain);
	const released = marksOfReleased('Zuhra Karim’dan', plain, marks);
	expect(matcherOf(marks, plain, released)('Zuhra Karim said')).toBe(true);
});

it('a mark from elsewhere that has no length is passed over', () => {
	for (const mark of ['Infinity:0:x', '1e9:0:x', '-1:0:x', '0:0:'])
		expect(matcherOf([mark], plain)('any words')).toBe(false);
});

it.each(['Zara', 'R & D', '이산', 'Li'])(
	'“%s” is too short to be told from other words',
	(name) => {
		expect(isLongEnough(name)).toBe(false);
	}
);

it.each(['Jo & Li', 'Zuhra', '김철수', 'Hu Ge'])('“%s” is looked for', (name) => {
	expect(isLongEnough(name)).toBe(true);
});
