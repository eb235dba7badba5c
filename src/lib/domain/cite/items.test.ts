import { describe, expect, it } from 'vitest';
import { citeCorrected } from './citation.ts';
import {
	citeArticle,
	citeChart,
	citeEvent,
	citeRegulation,
	type CitedRegulation,
	citeStatement
} from './items.ts';
import { citationTags } from './tags.ts';
import { thirdOf } from '../dates/words.ts';
import { wikipedia } from './wikipedia.ts';
import { noCopy } from '../proof.ts';
import type { Source, StatementCard } from '../record.ts';
import {
	clocksFrom,
	eventCard,
	statementCard
} from '../../../../tests/helpers/domain/test-cards.ts';

const reading = { origin: 'https://rulewatch.example', today: '2026-11-24' };
const jeff = { slug: 'jeff-paine', name: 'Jeff Paine', kind: 'person' as const };
const plain = statementCard('st-028', 'oppose', '2020-02-13');
const [dawn] = plain.sources as [Source];
const cite = (given: Partial<StatementCard> = {}) => citeStatement({ ...plain, ...given }, reading);
const quoted = (source: Source) => [
	{ id: 'q', fragment: 'q-1', exact: 'We object', lang: 'en', source, proof: noCopy }
];
const tail = 'Rulewatch, https://rulewatch.example/statements/st-028 (accessed 24 November 2026).';

describe('a statement that is cited', () => {
	it('is cited from the page that reports it, which is by whoever wrote it there', () => {
		const byline = { ...dawn, author: 'Ramsha Jahangir', published: '2020-02-14' };
		const given = { speaker: jeff, speakerRole: 'Managing Director', sources: [byline] };
		expect(cite(given)).toEqual({
			item: {
				id: 'st-028',
				type: 'article-newspaper',
				title: 'Rules surface',
				author: [{ family: 'Jahangir', given: 'Ramsha' }],
				'container-title': 'Dawn',
				issued: { 'date-parts': [[2020, 2, 14]] },
				accessed: { 'date-parts': [[2026, 11, 24]] },
				URL: 'https://example.org/dawn',
				language: 'en',
				note:
					'Reported there: Coalition, statement by Jeff Paine, Managing Director, on the Harm Rules, ' +
					`13 February 2020. ${tail}`
			},
			entry: 'Coalition on the Harm Rules',
			date: '2020-02-14',
			accessed: '2026-11-24',
			address: 'https://rulewatch.example/statements/st-028'
		});
	});

	it('has no author where the page has no byline, and never who was quoted', () => {
		const { item } = cite({ quotations: quoted(dawn), speaker: jeff });
		expect(item).not.toHaveProperty('author');
		expect(item).toMatchObject({ 'container-title': 'Dawn' });
	});

	it('is a page whose headline was not seen where it was rebuilt from the address', () => {
		const rebuilt = { ...dawn, headlineBasis: 'slug' as const };
		const { item } = cite({ sources: [rebuilt] });
		expect(item).not.toHaveProperty('title');
		expect(item.genre).toBe('Page whose headline is not recorded');
		expect(JSON.stringify(item)).not.toContain('Rules surface');
		const itself = { ...rebuilt, sourceType: 'primary' as const };
		const { item: own } = cite({ sources: [itself] });
		expect(own).not.toHaveProperty('title');
		expect(own.genre).toBe('Statement on the Harm Rules');
	});

	it('is by its speaker where the page is the statement itself, in its language', () => {
		const own = { ...dawn, sourceType: 'primary' as const, headline: 'ہمارا مؤقف', lang: 'ur' };
		const { item } = cite({ sources: [own], speaker: jeff });
		expect(item).toMatchObject({
			title: 'ہمارا مؤقف',
			genre: 'Statement',
			language: 'ur',
			author: [{ literal: 'Coalition' }]
		});
		expect(item.note).toBe(`Spoken by Jeff Paine. ${tail}`);
		const signed = cite({ sources: [{ ...own, author: 'ARTICLE 19', published: null }] });
		expect(signed.item.author).toEqual([{ literal: 'ARTICLE 19' }]);
		expect(signed.date).toBe('2020-02-13');
	});

	it('cites the page that is quoted with its words and no other’s, and says of a copy that it is one', () => {
		const copy = { ...dawn, id: 'copy', outlet: 'Copier', sourceType: 'repost' as const };
		const [ours] = quoted(copy);
		const [elsewhere] = quoted(dawn);
		const { item } = cite({ quotations: [ours!, { ...elsewhere!, exact: 'Said in Dawn' }] });
		expect(item['container-title']).toBe('Copier');
		expect(item.abstract).toBe('“We object”');
		expect(item.note).toContain('Quoted there: Coalition, statement on the Harm Rules, ');
		expect(item.note).toContain('That page is a copy of another report.');
	});

	it('keeps a month a month, says that a day is the report’s, and counts who else signed', () => {
		const { item } = cite({ date: '2020-05', basis: 'reported', signatories: [jeff] });
		expect(item.note).toContain(
			'on the Harm Rules, May 2020. Signed by 1 more. The date is the day it was reported.'
		);
	});

	it('is our own page where no source of it is public', () => {
		expect(cite({ sources: [] }).item).toMatchObject({
			title: 'Coalition, statement on the Harm Rules, 13 February 2020',
			author: [{ literal: 'Rulewatch' }],
			'container-title': 'Rulewatch',
			URL: 'https://rulewatch.example/statements/st-028'
		});
	});

	it('names its day once where it is about no law', () => {
		expect(cite({ positions: [] }).item.note).toBe(
			`Reported there: Coalition, statement on 13 February 2020. ${tail}`
		);
	});

	it('gives our address where the page that is cited has none of its own, and gives it once', () => {
		const { item } = cite({ sources: [{ ...dawn, url: null }] });
		expect(item.URL).toBe('https://rulewatch.example/statements/st-028');
		expect(item.note).toMatch(/\. Rulewatch \(accessed 24 November 2026\)\.$/);
	});

	it('names the archived copy', () => {
		const archiveUrl = 'https://web.archive.org/web/20200214/https://example.org/dawn';
		const { item } = cite({ sources: [{ ...dawn, archiveUrl }] });
		expect(item).toMatchObject({ archive: 'web.archive.org', archive_location: archiveUrl });
		expect(item.note).toContain(`Archived at ${archiveUrl}.`);
	});
});

describe('what was corrected', () => {
	it('says so in its citation, with the day; what was not is cited as ever', () => {
		const made = { made: '2026-03-10', answer: 'It said February. It was January.' };
		expect(citeCorrected(cite(), made).item.note).toBe(
			`${cite().item.note} Corrected on 10 March 2026: It said February. It was January.`
		);
		expect(citeCorrected(cite(), undefined)).toEqual(cite());
	});
});

describe('an event that is cited', () => {
	const event = (given: Partial<Source>, date = '2020-05') => {
		const card = eventCard('ev-1', 'notification', date, { disputed: ['2020-06-01'] });
		return citeEvent({ ...card, actors: [jeff], sources: [{ ...dawn, ...given }] }, reading);
	};

	it('is by the author of the page that reports it, and never by who acted', () => {
		const { item, address } = event({ author: 'DRM', outlet: 'Digital Rights Monitor' });
		expect(item).toMatchObject({
			title: 'Rules surface',
			author: [{ literal: 'DRM' }],
			'container-title': 'Digital Rights Monitor',
			issued: { 'date-parts': [[2020, 2, 13]] }
		});
		expect(item).not.toHaveProperty('genre');
		expect(item.note).toContain(
			'Reported there: Harm Rules: What happened at ev-1 (notification, May 2020). Sources differ on the date.'
		);
		expect(address).toBe('https://rulewatch.example/events/ev-1');
		expect(event({}).item).not.toHaveProperty('author');
		expect(JSON.stringify(event({}))).not.toContain('Jeff Paine');
	});

	it('has its date as it was typed, and that of its page as well', () => {
		const { item } = event({ published: thirdOf('2020-03', 0) }, thirdOf('2020-03', 0));
		expect(item.issued).toEqual({ literal: 'early March 2020' });
		expect(item.note).toContain('(notification, early March 2020)');
		expect(item.note).not.toMatch(/10 March|1 March/);
	});
});

describe('a law that is cited', () => {
	const regulation: CitedRegulation = {
		slug: 'harm-rules',
		title: 'Harm Rules',
		instrument: 'rules',
		issuingBody: 'Ministry of IT',
		referenceNumber: 'S.R.O. 1',
		clocks: clocksFrom('2020-01-21'),
		sources: [dawn]
	};

	it('is the instrument, by who issued it, on the day it was made', () => {
		expect(citeRegulation(regulation, reading).item).toMatchObject({
			type: 'regulation',
			title: 'Harm Rules (S.R.O. 1)',
			genre: 'Rules',
			author: [{ literal: 'Ministry of IT' }],
			issued: { 'date-parts': [[2020, 1, 21]] }
		});
		const named = { ...regulation, title: 'Harm Rules, S.R.O. 1' };
		expect(citeRegulation(named, reading).item.title).toBe(named.title);
	});

	it('points at its official text where one is on record', () => {
		const gazette = { ...dawn, id: 'gazette', url: 'https://gazette.example', outlet: 'Gazette' };
		const primary = { ...gazette, sourceType: 'primary' as const };
		const analysis = { ...primary, url: 'https://analysis.example' };
		const sources: Source[] = [dawn, analysis, { ...primary, section: 'laws_and_policies' }];
		const { item } = citeRegulation({ ...regulation, sources }, reading);
		expect(item.URL).toBe('https://gazette.example');
		expect(item['container-title']).toBeUndefined();
		expect(item.publisher).toBe('Gazette');
		expect(item.note).not.toContain('mirror');
		expect(item.note).toContain('Rulewatch, https://rulewatch.example/regulations/harm-rules (');
	});

	it.each(['repost', 'law_firm', 'reference'] as const)(
		'says of a text at a %s that it is a mirror, and is official wherever it can be',
		(sourceType) => {
			const mirror: Source = { ...dawn, section: 'laws_and_policies', sourceType };
			const { item } = citeRegulation({ ...regulation, sources: [mirror] }, reading);
			expect(item.URL).toBe('https://example.org/dawn');
			expect(item.note).toContain('a mirror; the official page is not on record.');
			const gazette = { ...mirror, url: 'https://gazette.example', sourceType: 'primary' as const };
			const both = citeRegulation({ ...regulation, sources: [mirror, gazette] }, reading);
			expect(both.item.URL).toBe('https://gazette.example');
			expect(both.item.note).not.toContain('mirror');
		}
	);

	it('is never said to be printed here where its text is not on record', () => {
		const { item } = citeRegulation(regulation, reading);
		expect(item).not.toHaveProperty('publisher');
		expect(item).not.toHaveProperty('URL');
		expect(item.note).toBe(
			'The text of this law is not on record. Reported in “Rules surface”, Dawn, 13 February 2020, ' +
				'https://example.org/dawn. Rulewatch, https://rulewatch.example/regulations/harm-rules (accessed 24 November 2026).'
		);
		expect(wikipedia(citeRegulation(regulation, reading))).toBe(
			'Harm Rules (S.R.O. 1), Ministry of IT, 21 January 2020, accessed 24 November 2026.' +
				' On record at [https://rulewatch.example/regulations/harm-rules Rulewatch].'
		);
	});

	it('has no date where none is on record', () => {
		expect(citeRegulation({ ...regulation, clocks: {} }, reading).item).not.toHaveProperty(
			'issued'
		);
	});
});

describe('an article that is cited', () => {
	it.each([
		['news', 'article-newspaper'],
		['opinion', 'article-newspaper'],
		['repost', 'webpage'],
		['primary', 'webpage']
	] as const)('is, as a page of the kind %s, a %s', (sourceType, type) => {
		expect(citeArticle({ ...dawn, sourceType }, reading).item.type).toBe(type);
	});

	it('is by its byline under its own headline', () => {
		const { item } = citeArticle({ ...dawn, author: 'Ramsha Jahangir', lang: 'ur' }, reading);
		expect(item).toMatchObject({
			title: 'Rules surface',
			author: [{ family: 'Jahangir', given: 'Ramsha' }],
			language: 'ur'
		});
	});

	it('says where its headline was not seen', () => {
		const unseen = { ...dawn, author: null, headline: 'rules-surface', headlineBasis: 'slug' };
		const { item } = citeArticle(unseen as Source & { author: null }, reading);
		expect(item).not.toHaveProperty('title');
		expect(item.genre).toBe('Page whose headline is not recorded');
		expect(item).not.toHaveProperty('author');
	});
});

describe('a chart that is cited', () => {
	it('is the record’s own, at the address of its view, as of its day', () => {
		const path = '/regulations/harm-rules/charts/stance';
		const words = { title: 'Stance', about: 'Harm Rules', counts: '3 members.' };
		const chart = { ...words, path, query: '?count=members', asOf: '2026-11-23' };
		const { item } = citeChart(chart, reading);
		const address = `https://rulewatch.example${path}?count=members`;
		expect(item).toMatchObject({
			id: 'regulations-harm-rules-charts-stance',
			type: 'graphic',
			title: 'Stance: Harm Rules',
			publisher: 'Rulewatch',
			issued: { 'date-parts': [[2026, 11, 23]] },
			URL: address,
			note: '3 members. Rulewatch (accessed 24 November 2026).'
		});
		expect(citeChart({ ...chart, asOf: undefined }, reading).item).not.toHaveProperty('issued');
	});
});

describe('the tags that reference managers read', () => {
	const article = (published: string) =>
		citeArticle({ ...dawn, author: 'Ramsha Jahangir', published }, reading);

	it('keep a month a month and name both addresses', () => {
		expect(citationTags(article('2020-05'))).toEqual([
			['citation_title', 'Rules surface'],
			['citation_author', 'Ramsha Jahangir'],
			['citation_publication_date', '2020/05'],
			['citation_language', 'en'],
			['citation_public_url', 'https://rulewatch.example/articles/dawn'],
			['DC.title', 'Rules surface'],
			['DC.creator', 'Ramsha Jahangir'],
			['DC.date', '2020-05'],
			['DC.publisher', 'Dawn'],
			['DC.language', 'en'],
			['DC.identifier', 'https://rulewatch.example/articles/dawn'],
			['DC.source', 'https://example.org/dawn']
		]);
	});

	it('tell of the page of a statement or event that it is ours, and which page is its source', () => {
		expect(citationTags(cite({ speaker: jeff }))).toEqual([
			['citation_title', 'Coalition on the Harm Rules'],
			['citation_author', 'Rulewatch'],
			['citation_language', 'en'],
			['citation_public_url', 'https://rulewatch.example/statements/st-028'],
			['DC.title', 'Coalition on the Harm Rules'],
			['DC.creator', 'Rulewatch'],
			['DC.publisher', 'Rulewatch'],
			['DC.language', 'en'],
			['DC.identifier', 'https://rulewatch.example/statements/st-028'],
			['DC.source', 'https://example.org/dawn']
		]);
	});

	it.each([
		['2019/2020', '2019/2020', undefined],
		[thirdOf('2020-03', 0), '2020-03', '2020/03']
	])('tell no day that a date does not have: %s', (date, told, published) => {
		const tags = Object.fromEntries(citationTags(article(date)));
		expect(tags.citation_publication_date).toBe(published);
		expect(tags['DC.date']).toBe(told);
	});
});

describe('the template of Wikipedia', () => {
	it('cites the source, and links the record after it', () => {
		const archiveUrl = 'https://web.archive.org/web/20200214010203/https://example.org/dawn';
		const quotations = quoted({ ...dawn, archiveUrl, author: 'Ramsha Jahangir' });
		expect(wikipedia(cite({ quotations }))).toBe(
			'{{cite news |author=Ramsha Jahangir |date=13 February 2020 |title=Rules surface ' +
				'|url=https://example.org/dawn |newspaper=Dawn |quote=We object ' +
				`|archive-url=${archiveUrl} |archive-date=14 February 2020 ` +
				'|access-date=24 November 2026 }} ' +
				'On record at [https://rulewatch.example/statements/st-028 Rulewatch].'
		);
	});

	it('never gives as a title what is described', () => {
		const unseen = { ...dawn, headlineBasis: 'slug' as const };
		expect(wikipedia(cite({ sources: [unseen] }))).toBe(
			'[https://example.org/dawn Page whose headline is not recorded], Dawn, 13 February 2020, accessed 24 November 2026. ' +
				'On record at [https://rulewatch.example/statements/st-028 Rulewatch].'
		);
	});

	it('links an archived copy of another archive after the template, which asks for its day', () => {
		const archiveUrl = 'https://archive.example/abc';
		const text = wikipedia(cite({ sources: [{ ...dawn, archiveUrl }] }));
		expect(text).not.toContain('archive-url');
		expect(text).toContain('}} Archived at [https://archive.example/abc archive.example].');
	});

	it('is not ended, nor added to, by what stands in a title or an address', () => {
		const url = 'https://example.org/a|b}}[c]';
		const outlet = "Da}}|url=https://evil.example ''wn'' [[X]] <ref>";
		const text = wikipedia(cite({ sources: [{ ...dawn, url, outlet }] }));
		expect(text.match(/\{\{|\}\}/g)).toEqual(['{{', '{{', '}}', '}}']);
		expect(text).toContain('|url=https://example.org/a%7Cb%7D%7D%5Bc%5D |');
		expect(text).toContain(
			'|newspaper=Da&#125;&#125;{{!}}url=https://evil.example &#39;&#39;wn&#39;&#39; ' +
				'&#91;&#91;X&#93;&#93; &#60;ref&#62; |'
		);
	});
});
