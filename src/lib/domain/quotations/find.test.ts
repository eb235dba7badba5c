import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, timesAsLong } from '../../../../tests/helpers/domain/test-growth.ts';
import { findQuotations } from './find.ts';
import type { KnownName } from './quotation.ts';

const names: KnownName[] = [
	{ id: 'dff', name: 'Digital Freedom Forum', aliases: ['DFF'], kind: 'civil_society' },
	{ id: 'sana', name: 'Sana Mirza', aliases: [], kind: 'person' }
];

/** `|` separates paragraphs. */
const find = (text: string) => findQuotations(text.replaceAll('|', '\n\n'), { names });

/** Formats each quotation as «words <- speaker @ organisation». */
const told = (text: string) =>
	find(text).map(({ pieces, speaker, organisation }) => {
		const words = pieces.map(({ exact }) => exact).join(' … ');
		return `${words} <- ${speaker?.text ?? 'nobody'}${organisation ? ` @ ${organisation.text}` : ''}`;
	});

const intro = 'Sana Mirza, director of the Digital Freedom Forum, spoke in Karachi.';

describe('a quotation', () => {
	it.each([
		['“We will go to court,” said Sana Mirza.', 'We will go to court, <- Sana Mirza'],
		['"We will go to court," Sana Mirza said.', 'We will go to court, <- Sana Mirza'],
		[
			'‘We’ll go to the users’ court,’ said Sana Mirza.',
			'We’ll go to the users’ court, <- Sana Mirza'
		],
		['Sana Mirza said: “We will go to court.”', 'We will go to court. <- Sana Mirza'],
		['Sana Mirza told the press that “we will go to court”.', 'we will go to court <- Sana Mirza'],
		['According to Sana Mirza, “we will go to court”.', 'we will go to court <- Sana Mirza'],
		['Sana Mirza: “We will go to court.”', 'We will go to court. <- Sana Mirza'],
		['“We will go to court.” — Sana Mirza', 'We will go to court. <- Sana Mirza'],
		['Sana Mirza was not amused. “We will go to court.”', 'We will go to court. <- Sana Mirza'],
		['KARACHI: “We will go to court,” said Sana Mirza.', 'We will go to court, <- Sana Mirza'],
		[
			'KARACHI — The Digital Freedom Forum said “we will go to court”.',
			'we will go to court <- Digital Freedom Forum @ Digital Freedom Forum'
		],
		[
			'A report says that the director,\nSana Mirza, said that “the rules\nare a gag”.',
			'the rules\nare a gag <- Sana Mirza'
		],
		['“This is a gag,” a senior official said.', 'This is a gag, <- a senior official']
	])('is found with its speaker before or behind it: %s', (text, expected) => {
		expect(told(`${text}|The hearing is on Monday.`)).toEqual([expected]);
	});

	it('that its attribution splits is one, each piece with its own place', () => {
		const [found] = find('“We waited,” said Sana Mirza, “and nobody came to us.”');
		expect(found!.pieces.map(({ exact }) => exact)).toEqual([
			'We waited,',
			'and nobody came to us.'
		]);
		expect(told('“We waited for long,” said Sana Mirza. “Nobody came to us.” It rained.')).toEqual([
			'We waited for long, … Nobody came to us. <- Sana Mirza'
		]);
	});

	it('of several paragraphs is one: a mark opens each and closes the last', () => {
		expect(told('Sana Mirza said: “We waited for a whole day.|“Nobody came to us.”')).toEqual([
			'We waited for a whole day. … Nobody came to us. <- Sana Mirza'
		]);
	});

	it.each([
		'The “Freedom” Network said that the rules were bad.',
		'“Freedom” Network said that the rules were bad.',
		'The Network “Freedom” said that the rules were bad.',
		'The “Women’s Action” Forum condemned the bill.',
		'The “Save The Internet!” Coalition said that it would sue.'
	])('is no part of a name in marks: %s', (text) => {
		expect(told(`${intro}|${text}`)).toEqual([]);
	});

	it.each([
		['The Network called the rules “draconian”.', 'draconian'],
		['The rules are “Draconian”, said Sana Mirza.', 'Draconian'],
		['“Censorship,” the Forum said.', 'Censorship,']
	])('is a single word in marks beside a name: %s', (text, words) => {
		expect(find(`${intro}|${text}`).map(({ exact }) => exact)).toEqual([words]);
	});

	it('within another belongs to it', () => {
		expect(told('“He told me ‘go home now please’ and I went,” said Sana Mirza.')).toEqual([
			'He told me ‘go home now please’ and I went, <- Sana Mirza'
		]);
	});

	it('without marks may stand below whoever says it in a statement', () => {
		const text = `The Digital Freedom Forum said in a statement:|We ask the house to hear journalists before it votes on this bill.|The vote is on Monday.`;
		expect(told(text)).toEqual([
			'We ask the house to hear journalists before it votes on this bill. <- Digital Freedom Forum @ Digital Freedom Forum'
		]);
		expect(find(text)[0]).toMatchObject({ rule: 'block', kind: 'verbatim' });
	});

	it('in an interview is what stands behind the name of whoever answers', () => {
		expect(
			told(
				'Daily: Why now?|Sana Mirza: Because it is late.|Daily: And then?|Sana Mirza: Then we go to court.'
			)
		).toEqual(['Because it is late. <- Sana Mirza', 'Then we go to court. <- Sana Mirza']);
	});

	it('of a few words, or a part of a sentence in single marks, is a partial one', () => {
		const kinds = (text: string) => find(text).map(({ kind }) => kind);
		expect(kinds('The Digital Freedom Forum voiced ‘deep concern’ on Monday.')).toEqual([
			'partial'
		]);
		expect(kinds('The Digital Freedom Forum called it ‘a gag for all who write’.')).toEqual([
			'partial'
		]);
		expect(kinds('Sana Mirza said: ‘It is a gag for all who write.’')).toEqual(['verbatim']);
	});

	it('says what stands around it, for 32 letters at most', () => {
		const text = `${intro} “We will go to court,” she said, and left for the station in a hurry.`;
		const [found] = find(text);
		expect(found).toMatchObject({
			prefix: text.slice(found!.start - 32, found!.start),
			suffix: text.slice(found!.end, found!.end + 32)
		});
	});
});

describe('a speaker', () => {
	it.each([
		['“We will go to court,” she said.', 'Sana Mirza'],
		['“We will go to court,” Mirza said.', 'Sana Mirza'],
		['“We will go to court,” Ms Mirza said.', 'Sana Mirza'],
		['“We will go to court,” the director said.', 'Sana Mirza'],
		['“We will go to court,” the forum said.', 'Digital Freedom Forum'],
		['“We will go to court,” the organisation said.', 'Digital Freedom Forum']
	])('who comes back is whoever was introduced: %s', (text, speaker) => {
		expect(find(`${intro}|${text}`)[0]!.speaker!.text).toBe(speaker);
	});

	it('is given with role and organisation, and whom the record has', () => {
		const [found] = find(`“We will go to court,” said Sana Mirza, legal director of the DFF.`);
		expect(found).toMatchObject({
			speakerId: 'sana',
			organisationId: 'dff',
			role: { text: 'legal director' },
			organisation: { text: 'DFF' }
		});
	});

	it('that is an organisation has no id of a person', () => {
		const [found] = find('“We will go to court,” the DFF said.');
		expect(found).toMatchObject({ organisationId: 'dff' });
		expect(found).not.toHaveProperty('speakerId');
	});

	it.each([
		'“We will go to court over it,” shouted the 34-year-old.',
		'“We will go to court over it,” 34-year-old Wasim told us.',
		'“We will go to court over it,” quipped retired Colonel Abc’s cousin.',
		'“We will go to court over it,” protesters chanted.',
		'Somebody else replied that “we will go to court over it”.'
	])(
		'is nobody, and not the one before, where somebody is told to say it and not understood: %s',
		(text) => {
			expect(
				told(`Sana Mirza spoke. “It is a text for nobody at all,” she said.|${text}`)[1]
			).toMatch(/ <- (?!Sana Mirza)/u);
		}
	);

	it.each([
		[
			'is met by the subject',
			'The minister met Bilal Khan, who said the law was “a gag for all of us”.'
		],
		[
			'is met by the subject',
			'Bilal Khan, who has often described it as “a gag for all of us”, left.'
		],
		['comes behind a passive', 'The rules were called “a gag for all of us” by Bilal Khan.'],
		['is quoted by others', 'The Daily Post quoted Bilal Khan as saying “we will go to court”.'],
		['is quoted by others', '“We will go to court,” the Daily Post quoted Bilal Khan as saying.'],
		['has a sentence behind it', '“We will go to court over it.” Bilal Khan said.']
	])('is nobody, and neither the subject nor the one before, where it %s: %s', (_, text) => {
		const found = find(`Sana Mirza spoke. “It is a text for nobody at all,” she said.|${text}`);
		expect(found[1]).toMatchObject({ rule: 'nobody' });
		expect(found[1]).not.toHaveProperty('speaker');
	});

	it('is never the place where the report was written, but a body on record that is called so', () => {
		const words = '“We reject these rules in every part of it.”';
		expect(told(`KARACHI: ${words}`)).toEqual([
			'We reject these rules in every part of it. <- nobody'
		]);
		expect(told(`LAHORE, Pakistan: ${words.replace('.”', ',” the federation said.')}`)).toEqual([
			'We reject these rules in every part of it, <- federation @ federation'
		]);
		expect(told(`DFF: ${words}`)).toEqual([
			'We reject these rules in every part of it. <- DFF @ DFF'
		]);
	});

	it('with a name beside the office is nobody who had the office before', () => {
		const [, second] = told(
			'The minister, Sana Mirza, came. “We waited for a day,” the minister said.|“We will go to court,” the minister, Bilal Khan, said.'
		);
		expect(second).toBe('We will go to court, <- Bilal Khan');
	});

	it('is the one before where nobody else is told to say it, no surer than that', () => {
		const found = (second: string) =>
			find(`Sana Mirza came. “It is a text for nobody,” she said.|${second}`).slice(1);
		expect(found('“We will go to court over it, all of us.”')).toMatchObject([
			{ rule: 'continued', speaker: { text: 'Sana Mirza' }, certainty: 0.6 }
		]);
		const split = find(
			'Sana Mirza came.|“We will go to court over it, all of us.” And again: “We will go there.”'
		);
		for (const { certainty } of split) expect(certainty).toBeLessThanOrEqual(0.7);
	});

	it.each([
		[
			'The Khan Trust opened. Imran Khan came.|“We will go to court over it,” Khan said.',
			'Imran Khan'
		],
		[
			'Imran Khan came. The Khan Trust opened.|“We will go to court over it,” Khan said.',
			'Imran Khan'
		],
		['The Khan Trust opened.|“We will go to court over it,” Mr Khan said.', 'Khan'],
		[
			'Lloyd Austin came. Sana Mirza spoke.|“We will go to court over it,” Austin said.',
			'Lloyd Austin'
		],
		['Lloyd Austin came.|“We go to court,” said Sana Mirza in Austin.', 'Sana Mirza']
	])('is by a surname the person who was met, and neither a body nor a place: %s', (text, who) => {
		const [found] = find(text);
		expect(found!.speaker!.text).toBe(who);
		expect(found!.organisation).toBeUndefined();
	});

	it('has the organisation that stands beside name and office, whatever was told before', () => {
		const [first, second] = find(
			`${intro} “We will go to court over it,” she said.|“We will win it there, all of us,” said Levy Board president Sana Mirza.`
		);
		expect(first).toMatchObject({ organisation: { text: 'Digital Freedom Forum' } });
		expect(second).toMatchObject({
			organisation: { text: 'Levy Board' },
			role: { text: 'president' }
		});
	});

	it('is less certain by a pronoun than by name', () => {
		const [byName] = find('“We will go to court,” said Sana Mirza.');
		const [byPronoun] = find(`${intro}|“We will go to court,” she said.`);
		expect(byPronoun!.certainty).toBeLessThan(byName!.certainty);
	});
});

describe('no quotation', () => {
	it.each([
		'Citizens Protection (Against Online Harm) Rules, 2020',
		'Citizens Protection (Against Online Harm) Rules, 2020,',
		'Removal and Blocking of Unlawful Online Content (Procedure, Oversight and Safeguards) Rules, 2021',
		'the Prevention of Electronic Crimes (Amendment) Act'
	])('is the title of a law: %s', (title) => {
		expect(find(`The minister said that “${title}” had been notified on Monday.`)).toEqual([]);
		expect(find(`Sana Mirza spoke.|“${title}” was notified, said Sana Mirza.`)).toEqual([]);
	});

	it.each([
		['is a headline', 'Rules are ‘a gag for all who write’, says forum|Nothing else happened.'],
		['is a caption', 'It rained.|Photo: The crowd that “waited for a whole long day”. — AFP'],
		['are words that somebody doubts', 'The so-called ‘national interest’ has grown again.'],
		['is an apostrophe', "The users' data and the firms' servers aren't the state's."],
		['is a year', 'Back in the ’90s the firms’ owners were few.'],
		['is a title', 'She wrote “The Long Road to the Sea” in one year.'],
		['is a mark that nobody closes', 'Mirza said “we will go to court.|Nothing else happened.'],
		['is an inch', 'A screen of 5" by 7" is small.']
	])('%s', (_, text) => {
		expect(find(text)).toEqual([]);
	});

	it('is lost by a mark that nobody closes before it', () => {
		expect(told('He began “I will not. Sana Mirza said: “We will go to court.”')).toContain(
			'We will go to court. <- Sana Mirza'
		);
	});
});

describe('in Urdu', () => {
	it.each([
		['صدر پی ایف یو جے افضل بٹ نے کہا کہ یہ قانون واپس لیا جائے۔', 'افضل بٹ @ پی ایف یو جے'],
		['پی ایف یو جے کے صدر افضل بٹ نے کہا کہ یہ قانون واپس لیا جائے۔', 'افضل بٹ @ پی ایف یو جے'],
		['صدر نیشنل پریس کلب افضل بٹ نے کہا کہ یہ قانون واپس لیا جائے۔', 'افضل بٹ @ نیشنل پریس کلب'],
		['ترجمان پی ٹی اے نے کہا کہ یہ قانون واپس لیا جائے۔', 'ترجمان پی ٹی اے @ پی ٹی اے']
	])('an organisation between office and name is none of the name: %s', (text, who) => {
		expect(told(text)).toEqual([`یہ قانون واپس لیا جائے <- ${who}`]);
	});

	const urdu = (text: string) =>
		find(text).map(({ exact, kind, speaker }) => ({ exact, kind, speaker: speaker?.text }));

	it.each([
		'صدر صبا قریشی نے کہا کہ ’ہم عدالت جائیں گے‘۔',
		'صدر صبا قریشی نے کہا کہ ‘ہم عدالت جائیں گے’۔',
		'صدر صبا قریشی نے کہا کہ "ہم عدالت جائیں گے”۔',
		'صدر صبا قریشی نے کہا، ’’ہم عدالت جائیں گے‘‘۔',
		'”ہم عدالت جائیں گے“، صدر صبا قریشی نے کہا۔'
	])('marks are paired by where they stand: %s', (text) => {
		expect(urdu(text)).toMatchObject([{ exact: 'ہم عدالت جائیں گے', speaker: 'صبا قریشی' }]);
	});

	it.each([
		'صدر صبا قریشی نے کہا کہ ہم عدالت جائیں گے۔',
		'صدر صبا قریشی نے کہاکہ ہم عدالت جائیں گے۔',
		'صدر صبا قریشی کا کہنا ہے کہ ہم عدالت جائیں گے۔',
		'صدر صبا قریشی کے مطابق ہم عدالت جائیں گے۔'
	])('what is reported without marks is never verbatim: %s', (text) => {
		expect(urdu(text)).toEqual([
			{ exact: 'ہم عدالت جائیں گے', kind: 'reported', speaker: 'صبا قریشی' }
		]);
	});
});

describe('whatever the text', () => {
	const signs = '"\'“”‘’ \n.,:—()نےکہاکہ۔abAB';
	const text = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc
			.array(
				fc.constantFrom(
					...signs,
					'said ',
					'Sana Mirza',
					' he said',
					'😀',
					' “we go to the court” '
				),
				{ maxLength: 120 }
			)
			.map((parts) => parts.join(''))
	);

	it('each quotation, speaker, role and organisation is a slice of it', () => {
		fc.assert(
			fc.property(text, (text) => {
				for (const { pieces, speaker, role, organisation, ...own } of findQuotations(text, {
					names
				})) {
					expect(own.exact).toBe(text.slice(own.start, own.end));
					for (const { exact, start, end, prefix, suffix } of pieces) {
						expect(exact).toBe(text.slice(start, end));
						expect(text.slice(0, start).endsWith(prefix)).toBe(true);
						expect(text.slice(end).startsWith(suffix)).toBe(true);
					}
					for (const cut of [speaker, role, organisation])
						if (cut) expect(cut.text).toBe(text.slice(cut.start, cut.end));
				}
			}),
			{ numRuns: 1000 }
		);
	});

	it.each([
		'"',
		'" ',
		' "a',
		'“a” ',
		"'a ",
		"users' ",
		'Aa Bb ',
		'نے کہا کہ ',
		'he said “we go there now today” '
	])('a megabyte of %j is read through', (part) => {
		expect(findQuotations(part.repeat(1_000_000 / part.length), { names })).toBeInstanceOf(Array);
	});
});

describe('the time that it takes', () => {
	const repeated = (part: string) => (length: number) => part.repeat(length / part.length);
	it.each([
		['of a word with full stops behind it', 240_000, (length: number) => `a${'.'.repeat(length)}`],
		['of a body that is named often', 320_000, repeated('PTA. The PTA said. The group said. ')]
	])('grows with the text, and not with its square: %s', (_, length, textOf) => {
		expect(growthOf(find, textOf, length)).toBeLessThan(3);
	});

	it('is hardly longer where every word is one of a name on record', () => {
		const text = `${'صبا '.repeat(300)}نے کہا کہ۔ `;
		const known: KnownName = { id: 'saba', name: 'صبا قریشی', aliases: [], kind: 'person' };
		const others = Array.from({ length: 30 }, () => text).join('');
		expect(
			timesAsLong(
				() => findQuotations(others, { names: [known] }),
				() => findQuotations(others)
			)
		).toBeLessThan(20);
	});
});
