import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { type Citation, type CslItem } from '../../../domain/cite/citation.ts';
import {
	citeArticle,
	citeChart,
	citeEvent,
	citeRegulation,
	type CitedRegulation,
	citeStatement
} from '../../../domain/cite/items.ts';
import { noCopy } from '../../../domain/proof.ts';
import type { Source, StatementCard } from '../../../domain/record.ts';
import { thirdOf } from '../../../domain/dates/words.ts';
import { cslDate, risDate } from '../../../domain/cite/dates.ts';
import { formatDate, thirdIn } from '../../../domain/dates/format.ts';
import {
	clocksFrom,
	eventCard,
	statementCard
} from '../../../../../tests/helpers/domain/test-cards.ts';
import type { Instrument } from '../../../domain/vocabulary.ts';
import * as citations from './index.ts';

const reading = { origin: 'https://rulewatch.example', today: '2026-11-24' };
const plain = statementCard('st-028', 'oppose', '2020-05');
const [dawn] = plain.sources as [Source];
const early = thirdOf('2020-03', 0);
const archiveUrl = 'https://web.archive.org/web/20200214/https://example.org/dawn';

const awkward = `سائبر {قوانین} \\LaTeX & 50% of "$5" 'x' #1 a_b ~ ^ } { «é» \u{1F5DE}`;
const breaking =
	'A title\nUR  - https://evil.example\r\nER  - \n\nTY  - JOUR\u2028TI  - Other}\n}\n@misc{x,';

const statement = (given: Partial<StatementCard> = {}) =>
	citeStatement({ ...plain, ...given }, reading);
const article = (headline: string, given: Partial<Source> = {}) =>
	citeArticle({ ...dawn, archiveUrl, headline, author: 'Ramsha Jahangir', ...given }, reading);
const harmRules: CitedRegulation = {
	slug: 'harm-rules',
	title: 'Harm Rules',
	instrument: 'rules',
	issuingBody: 'Ministry of IT',
	referenceNumber: 'S.R.O. 1(I)/2020',
	clocks: clocksFrom('2020-01-21'),
	sources: [{ ...dawn, sourceType: 'primary', section: 'laws_and_policies' }]
};
const regulation = (instrument: Instrument) =>
	citeRegulation({ ...harmRules, title: `Rules & more {${instrument}}`, instrument }, reading);

const cited: Record<string, Citation> = {
	'a statement of a month': statement({
		quotations: [
			{
				id: 'q',
				fragment: 'q-1',
				exact: awkward,
				lang: 'ur',
				proof: noCopy,
				source: { ...dawn, author: 'Staff Report', published: '2020-05' }
			}
		]
	}),
	'an event of early March': citeEvent(
		{
			...eventCard('ev-1', 'approval', early),
			actors: [{ slug: 'ministry', name: 'Ministry of IT', kind: 'government' }],
			sources: [{ ...dawn, author: 'DRM', outlet: 'Digital Rights Monitor', published: early }]
		},
		reading
	),
	'an article in Urdu': article('سائبر قوانین پر ردِعمل', { lang: 'ur' }),
	'a title with every sign': article(awkward),
	'a title that would break out': article(breaking),
	'an address with every sign': article('x', { url: 'https://example.org/a_b%20c?x=1&y=~#é' }),
	'a page without date and headline': article('x', { published: null, headlineBasis: 'slug' }),
	'a range of days': article('x', { published: '2020-02-10/2020-02-16' }),
	'a range of years': article('x', { published: '2019/2020' }),
	'a choice of days': article('x', { published: '[2020-03-02,2020-03-03]' }),
	'an act': regulation('act'),
	'a bill': regulation('bill'),
	rules: regulation('rules'),
	'a policy': regulation('policy'),
	'a chart': citeChart(
		{
			title: 'Stance',
			about: 'Harm Rules & more',
			counts: '3 members.',
			path: '/regulations/x/charts/stance',
			query: '?count=members',
			asOf: '2026-11-23'
		},
		reading
	)
};

async function file(citation: Citation, format: string, style?: string): Promise<string> {
	const url = new URL(`https://rulewatch.example/x${style === undefined ? '' : `?style=${style}`}`);
	return (await citations.file(citation, { params: { format }, url })).text();
}

/** citation-js must find exactly one item in the file. */
function read(text: string): Record<string, unknown> {
	const items = new Cite(text, { generateGraph: false }).data;
	expect(items).toHaveLength(1);
	return items[0]!;
}

/** Joins each name into one text, since readers take a single word for a family name. */
const names = (item: Record<string, unknown>) =>
	(item.author as { literal?: string; family?: string; given?: string }[] | undefined)?.map(
		({ literal, family, given }) => literal ?? [family, given].filter(Boolean).join(', ')
	);

/** Our RIS protects whole names from being split by no-break spaces and a final comma. */
const plainInRis = (name: string) => name.replaceAll('\u00A0', ' ').replace(/,$/, '');

/** The item as citation-js should read it back. Fields that the format lacks are left out. */
function expectedIn(format: 'bib' | 'ris', { item, date }: Citation) {
	const { archive: _, archive_location: archived, issued: _issued, ...rest } = item;
	const issued = format === 'bib' || !date ? item.issued : issuedInRis(item, thirdIn(date)?.whole);
	return {
		...rest,
		...(issued && { issued }),
		author: names({ ...item }),
		...(format === 'ris' && archived && { archive_location: archived })
	};
}

/** RIS has one date, so a range becomes the part that both ends share, or words that no reader takes for a day. */
function issuedInRis(item: CslItem, month?: string) {
	const issued = month === undefined ? item.issued : cslDate(month);
	// citation-js reads only the year of news.
	const isNews = item.type === 'article-newspaper';
	const [from = [], to = from] = issued?.['date-parts'] ?? [];
	const differs = from.findIndex((part, at) => part !== to[at]);
	const parts = differs < 0 ? from : from.slice(0, differs);
	if (!parts.length) return isNews ? undefined : { raw: '' };
	return { 'date-parts': [isNews ? parts.slice(0, 1) : parts] };
}

const typesRead: Record<string, Partial<Record<CslItem['type'], string>>> = {
	bib: {
		bill: 'legislation',
		regulation: 'legislation',
		// citation-js ignores `entrysubtype`; pandoc and bibutils read it.
		'article-newspaper': 'article-journal'
	},
	ris: { regulation: 'legislation' }
};

describe.each(Object.entries(cited))('%s', (_name, citation) => {
	it('comes back from CSL-JSON as it is', async () => {
		expect(read(await file(citation, 'csl.json'))).toMatchObject({ ...citation.item });
	});

	it('comes back from BibTeX without loss', async () => {
		const back = read(await file(citation, 'bib'));
		const { type, publisher, ...expected } = expectedIn('bib', citation);
		expect({ ...back, author: names(back) }).toMatchObject({
			...expected,
			type: typesRead.bib![type] ?? type
		});
		// citation-js takes the organization of an online page for its publisher.
		const organization = type === 'article-newspaper' ? undefined : expected['container-title'];
		expect(back.publisher).toBe(publisher ?? organization);
	});

	it('comes back from RIS without loss', async () => {
		const text = await file(citation, 'ris');
		const back = read(text);
		const { type, accessed, genre, ...expected } = expectedIn('ris', citation);
		const { 'container-title': container, author, publisher, issued, ...others } = expected;
		expect(back).toMatchObject({ ...others, type: typesRead.ris![type] ?? type });
		expect(back.issued).toEqual(issued);
		// citation-js renames the container of some RIS types, and reads no author for acts.
		expect(back['container-title'] ?? back['collection-title']).toBe(container);
		const authors = names(back) ?? (text.match(/^AU  - (.*)\r$/m)?.slice(1) as string[]);
		expect(authors?.map(plainInRis)).toEqual(author);
		expect(back.publisher ?? text.match(/^PB  - (.*)\r$/m)?.[1]).toBe(publisher);
		expect(back.genre ?? back.medium ?? text.match(/^M3  - (.*)\r$/m)?.[1]).toBe(genre);
		expect(text).toContain('Y2  - 2026/11/24/\r\n');
		if (citation.date) expect(text).toContain(`DA  - ${risDate(citation.date)}\r\n`);
		if (issued && 'raw' in issued)
			expect(text).toContain(`DA  - ///${formatDate(citation.date!)}\r\n`);
		if (type !== 'legislation' && type !== 'regulation') expect(back.accessed).toEqual(accessed);
	});

	it('is news in each file where it is, and no number of an act of the United States', async () => {
		const isNews = citation.item.type === 'article-newspaper';
		const bib = await file(citation, 'bib');
		expect(/^@article\{.*\tentrysubtype = \{newspaper\},\n.*\tjournal = /s.test(bib)).toBe(isNews);
		expect((await file(citation, 'ris')).startsWith('TY  - NEWS\r\n')).toBe(isNews);
		expect(bib).not.toContain('\tnumber = ');
		expect(citation.item).not.toHaveProperty('number');
	});

	it('leaves the braces of BibTeX in pairs, with a backslash or without', async () => {
		let depth = 0;
		let entries = 0;
		for (const sign of await file(citation, 'bib')) {
			if (sign === '{') depth++;
			if (sign === '}' && --depth === 0) entries++;
			expect(depth).toBeGreaterThanOrEqual(0);
		}
		expect([depth, entries]).toEqual([0, 1]);
	});
});

describe('a title that would break out of its place', () => {
	const citation = cited['a title that would break out']!;

	it('stays one line of RIS', async () => {
		const lines = (await file(citation, 'ris')).split(/[\r\n\u0085\u2028\u2029]+/);
		const tags = lines.filter(Boolean).map((line) => line.slice(0, 6));
		expect(tags.filter((tag) => tag === 'UR  - ')).toHaveLength(1);
		expect(tags.filter((tag) => tag === 'TY  - ')).toHaveLength(1);
		expect(lines.find((line) => line.startsWith('TI'))).toBe(
			'TI  - A title UR - https://evil.example ER - TY - JOUR TI - Other} } @misc{x,'
		);
	});
});

describe('a citation as text', () => {
	it.each([
		['apa', 'Rules surface. (2020, February 13). Dawn. https://example.org/dawn\nReported there'],
		[
			'chicago',
			'Dawn. “Rules Surface.” February 13, 2020. https://example.org/dawn.\nReported there'
		],
		['mla', '“Rules Surface.” Dawn, 13 Feb. 2020, https://example.org/dawn.\nReported there'],
		['wikipedia', '{{cite news |date=13 February 2020 |title=Rules surface ']
	])(
		'is in the style %s, with the permanent address and the day of access',
		async (style, start) => {
			const text = await file(statement(), 'txt', style);
			expect(text.slice(0, start.length)).toBe(start);
			expect(text).toContain('https://rulewatch.example/statements/st-028');
			expect(text).toContain('24 November 2026');
		}
	);

	it.each(['apa', 'chicago', 'mla', 'wikipedia'])(
		'gives the page’s author and outlet and the date as it was typed: %s',
		async (style) => {
			const text = await file(cited['an event of early March']!, 'txt', style);
			const [first = ''] = text.split('\n');
			expect(first).toMatch(/\bDRM\b.*Digital Rights Monitor/);
			expect(first).toContain('early March 2020');
			expect(text).not.toMatch(/Ministry|March 1\b|March 10|10 March|1–10/);
		}
	);

	const own = citeRegulation({ ...harmRules, sources: [dawn] }, reading);

	it.each(['apa', 'chicago', 'mla', 'wikipedia'])(
		'names its page once where that is our own: %s',
		async (style) => {
			const text = await file(own, 'txt', style);
			expect(text.split('https://rulewatch.example/regulations/harm-rules')).toHaveLength(2);
			expect(text).toContain('24 November 2026');
		}
	);

	it.each(['apa', 'chicago', 'mla', 'wikipedia'])(
		'sets no description in quotation marks: %s',
		async (style) => {
			const unseen = { headlineBasis: 'slug' } as const;
			const all = [
				article('x', unseen),
				article('x', { ...unseen, sourceType: 'repost' }),
				statement({ sources: [{ ...dawn, ...unseen, sourceType: 'primary' }] })
			];
			for (const one of all) expect(await file(one, 'txt', style)).not.toMatch(/[“"”]/);
		}
	);

	it('is in that of APA unless another is named', async () => {
		expect(await file(statement(), 'txt')).toBe(await file(statement(), 'txt', 'apa'));
	});

	it('is of the item that is asked for, also where another had the same id', async () => {
		expect(await file(article('First'), 'txt')).toContain('First');
		expect(await file(article('Second'), 'txt')).toContain('Second');
	});

	it('keeps what looks like tags, and Urdu as it is written', async () => {
		const text = await file(article('<i>a</i> <script>b</script> {c} ہمارا'), 'txt');
		expect(text).toContain('<i>a</i> <script>b</script> {c} ہمارا');
	});

	const inStyles = (['act', 'bill', 'rules'] as const).flatMap((instrument) =>
		['apa', 'chicago', 'mla'].map((style) => [instrument, style] as const)
	);

	it.each(inStyles)(
		'gives the number of a law as it is, not as of one country: %s in %s',
		async (instrument, style) => {
			const text = await file(regulation(instrument), 'txt', style);
			expect(text.split('\n')[0]).toContain('(S.R.O. 1(I)/2020)');
			expect(text).not.toMatch(/Pub\. L\.|No\. S/);
		}
	);

	it.each(['', 'APA', 'harvard', 'constructor'])(
		'has no style «%s», and says which',
		async (style) => {
			await expect(file(statement(), 'txt', style)).rejects.toMatchObject({
				status: 400,
				body: { message: `There is no style “${style}”. Ask for apa, chicago, mla, or wikipedia.` }
			});
		}
	);

	it.each(['pdf', 'constructor', 'json'])('has no file «%s»', async (format) => {
		await expect(file(statement(), format)).rejects.toMatchObject({ status: 404 });
	});
});
