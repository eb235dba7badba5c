import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { sentenceOf } from '../../domain/timeline/answers.ts';
import { readFilters } from '../../domain/filters.ts';
import * as articles from '../../nouns/article/queries.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { refreshAll } from '../derived/index.ts';
import {
	recomputedRows,
	follow,
	storedRows
} from '../../../../tests/helpers/server/derived/test-derived.ts';
import * as events from '../../nouns/event/queries.server.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import { filters, readWords, search, suggestEntries } from './index.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('aic', { name: 'Asia Internet Coalition', aliases: ['AIC'] });
	await cast.stakeholder('maicom', { name: 'A Maicom of Lahore' });
	await cast.regulation('netze', {
		title: 'Gesetz über Netze',
		aliases: ['NetzG', 'Citizen Protection Rules'],
		jurisdiction: 'DE'
	});
	await cast.event('leaked', { kind: 'leak', date: '2020-02-12', description: 'The text leaks' });
	await cast.statement('letter', {
		organisationId: 'aic',
		summary: 'A letter on privacy',
		quote: 'We ask to reconsider'
	});
});

/** Results as `noun id`, the best first. */
async function found(query: string) {
	const params = new URLSearchParams(query.includes('=') ? query : { q: query });
	const request = readFilters(params, filters);
	const { results } = await search(request.filters.q!, request);
	return results.map(({ noun, row }) => `${noun} ${row.id}`);
}

describe('what someone typed', () => {
	it('is refused in a sentence where it is too long or holds nothing', () => {
		expect(readWords('a'.repeat(10_000)).refusal).toMatch(/longer than a search can be: 200/);
		expect(readWords('\0').refusal).toMatch(/no letters/);
	});

	it('is searched without what a database refuses', () => {
		expect(readWords(' AIC\0 ')).toEqual({ words: 'AIC' });
	});

	it('may be nothing', () => {
		expect(readWords('  ')).toEqual({ words: undefined });
	});

	it.each([
		'%',
		'_',
		'!!!',
		'"',
		'"privacy',
		"'",
		'\\',
		"a'b\\",
		'& | ! <-> :*',
		'((((',
		'or',
		'-',
		'-privacy',
		'the of and',
		'の法律',
		'🙂',
		'a‌‌b',
		'<b>',
		'=n:statement',
		"x' & '=y:2020",
		'a '.repeat(100),
		'-'.repeat(200),
		'ﷺ'.repeat(200),
		'a\u200c'.repeat(100),
		'"'.repeat(199),
		'(or '.repeat(50)
	])('is answered, whatever it is: %s', async (words) => {
		const { total, results } = await search(words, { filters: {}, page: 1 });
		expect(results.length).toBe(total);
		expect(await suggestEntries(words)).toBeInstanceOf(Array);
	});

	it('takes signs literally, and finds what has none of them nowhere', async () => {
		for (const words of ['%', '_', '!!!', '\\', '=n:statement', '=k:industry_body'])
			expect([words, (await search(words, { filters: {}, page: 1 })).total]).toEqual([words, 0]);
	});
});

describe('search', () => {
	it('takes words of letters that fill two places each, begun or misspelt, as they are', async () => {
		expect(await found('𝓆𝓊𝒾𝒸𝓀𝓁𝓎')).toEqual([]);
	});

	it('finds a stakeholder by an alias, before what it said and those that merely contain it', async () => {
		expect(await found('AIC')).toEqual([
			'stakeholder aic',
			'statement letter',
			'stakeholder maicom'
		]);
		expect(await found('citizen protection rules')).toEqual(['regulation netze']);
	});

	it('does not mind case and accents, on either side', async () => {
		expect(await found('GESETZ UBER')).toEqual(['regulation netze']);
		expect(await found('intérnet coalition')).toContain('stakeholder aic');
	});

	it('finds a statement by its summary, its quotation and who speaks, and by a name with a word', async () => {
		for (const words of [
			'privacy',
			'reconsider',
			'asia internet coalition privacy',
			'aic reconsider'
		])
			expect(await found(words)).toEqual(['statement letter']);
	});

	it('finds an event by the short name of its law', async () => {
		await cast.event('debate', { kind: 'drafting', date: '2021', regulations: ['netze'] });
		expect(await found('netzg')).toEqual(['regulation netze', 'event debate']);
	});

	it('finds whom a register calls so before a law that mentions it, however it is written', async () => {
		await cast.stakeholder('pen', {
			identifiers: [
				{ scheme: 'wikidata', value: 'Q42' },
				{ scheme: 'isni', value: '000000012146438X' }
			]
		});
		await cast.regulation('notified', {
			identifiers: [{ scheme: 'sro', value: 'S.R.O. 74(I)/2020' }]
		});
		await cast.regulation('mentions', {
			title: 'Amendment of SRO 74(I)/2020, and of S.R.O. 74(I)/2020',
			summary: 'It names Wikidata Q42, wikidata:Q42 and ISNI 0000 0001 2146 438X.'
		});
		for (const words of ['SRO 74(I)/2020', 'S.R.O. 74(I)/2020', '74(I)/2020', 'sro 74 (i)/2020'])
			expect((await found(words))[0], words).toBe('regulation notified');
		const numbers = ['Q42', 'Wikidata Q42', 'wikidata:Q42', 'https://www.wikidata.org/wiki/Q42'];
		for (const words of [...numbers, '0000 0001 2146 438X', 'ISNI 0000 0001 2146 438X']) {
			expect((await found(words))[0], words).toBe('stakeholder pen');
			expect((await suggestEntries(words))[0]?.href, words).toBe('/stakeholders/pen');
		}
		expect(await found('q=Wikidata Q42&noun=regulation')).toEqual(['regulation mentions']);
	});

	it('finds an article first by its headline as it stands, whatever its words mean', async () => {
		const headlines = [
			'21 جنوری 2020 کو قواعد کی منظوری',
			'جرمنی نے فیس بک پر جرمانہ کیا: صحافیوں کا احتجاج',
			'Who opposed the Harm Rules 2020, and who did not'
		];
		await cast.event('passed', {
			kind: 'leak',
			date: '2020-01-21',
			description: 'قواعد کی منظوری'
		});
		for (const [index, headline] of headlines.entries())
			await cast.article(`printed-${index}`, {
				headline,
				headlineBasis: 'page',
				regulations: ['harm-rules', 'netze'],
				lang: index === 2 ? 'en' : 'ur'
			});
		await cast.article('draft', { headline: headlines[1]!, headlineBasis: 'page', state: 'draft' });
		for (const [index, headline] of headlines.entries()) {
			const all = await found(headline);
			expect(all[0], headline).toBe(`article printed-${index}`);
			expect(new Set(all).size).toBe(all.length);
			expect(all).not.toContain('article draft');
		}
	});

	it('names the pages that answer what no entry has words for', async () => {
		const asked = await search('what is coming up', { filters: {}, page: 1 });
		expect(asked.answering.map(({ href }) => href)).toEqual(['/coming']);
		expect((await suggestEntries('last week')).map(({ href }) => href)).toContain('/events');
		expect((await search('AIC', { filters: {}, page: 1 })).answering).toEqual([]);
	});

	it('finds an article by headline, outlet and author, and by no headline that nobody saw', async () => {
		await cast.article('seen', { headline: 'Quagmire', outlet: 'Der Spiegel', author: 'A. Wanda' });
		await cast.article('guessed', { headline: 'Quagmire', headlineBasis: 'slug' });
		for (const words of ['quagmire', 'spiegel', 'wanda'])
			expect(await found(words)).toEqual(['article seen']);
	});

	it('finds English words by their stems, and words of other languages as they stand', async () => {
		await cast.statement('en', { summary: 'Platforms were regulating' });
		await cast.statement('de', { summary: 'Die Regulierungen kamen', lang: 'de' });
		expect(await found('platform regulates')).toEqual(['statement en']);
		expect(await found('Regulierungen')).toEqual(['statement de']);
		expect(await found('die kamen')).toEqual(['statement de']);
	});

	it('leaves out a word with a minus in both, and finds phrases and either of two', async () => {
		await cast.statement('internet', { summary: 'Bread of the internet', organisationId: 'union' });
		expect(await found('internet bread')).toEqual(['statement internet']);
		expect(await found('internet -bread')).not.toContain('statement internet');
		expect(await found('internet -breads')).not.toContain('statement internet');
		expect(await found('"letter on privacy"')).toEqual(['statement letter']);
		expect(await found('"privacy on letter"')).toEqual([]);
		expect(await found('privacy or bread')).toHaveLength(2);
	});

	it('finds Urdu whatever keyboard it was typed on, with and without vowel signs and joiners', async () => {
		await cast.statement('urdu', { summary: 'یہ آزادیِ اظہار کی آن‌لائن کتاب ہے', lang: 'ur' });
		for (const words of ['آزادی', 'ازادي', 'كتاب', 'کِتاب', 'هے', 'آن‌لائن', 'آنلائن', 'آن لائن'])
			expect([words, await found(words)]).toEqual([words, ['statement urdu']]);
	});

	it('marks what was found in excerpts', async () => {
		const { results } = await search('PRIVACIES reconsidered', { filters: {}, page: 1 });
		expect(results).toMatchObject([
			{
				text: [{ text: 'A letter on ' }, { text: 'privacy', marked: true }],
				quotation: { words: [{ text: 'We ask to ' }, { text: 'reconsider', marked: true }] }
			}
		]);
	});

	it('finds a word that is not finished, where none is like it', async () => {
		await cast.statement('de', { summary: 'Die Regulierungen kamen', lang: 'de' });
		await cast.statement('urdu', { summary: 'آزادیِ اظہار', lang: 'ur' });
		expect(await found('Regulierung')).toEqual(['statement de']);
		expect(await found('آزاد')).toEqual(['statement urdu']);
		expect(await found('priva')).toEqual(['statement letter']);
		await cast.statement('whole', { summary: 'A regulierung of one' });
		expect(await found('Regulierung')).toEqual(['statement whole']);
	});

	it('finds a misspelt name, and asks whether it was meant', async () => {
		const { results, similarNames, unsure, loose } = await search('Assia Internet Colition', {
			filters: {},
			page: 1
		});
		expect(results[0]).toMatchObject({ noun: 'stakeholder', row: { slug: 'aic' } });
		expect([unsure, loose, similarNames]).toEqual([
			...[true, false],
			[{ noun: 'stakeholder', slug: 'aic', name: 'Asia Internet Coalition' }]
		]);
		expect((await search('Zanzibar', { filters: {}, page: 1 })).similarNames).toEqual([]);
	});

	it('looks for names like a word three times at most, as all of them are compared each time', async () => {
		expect(await found('Qqxw Wqxq Interrnet')).toContain('stakeholder aic');
		expect(await found('Qqxw Wqxq Xqwq Interrnet')).toEqual([]);
	});

	it('shows what has most of the words where nothing has all of them, and says so', async () => {
		const { results, loose, missing } = await search('letter on privacy of zanzibar', {
			filters: {},
			page: 1
		});
		expect([loose, missing]).toEqual([true, ['zanzibar']]);
		expect(results).toMatchObject([{ noun: 'statement', row: { id: 'letter' } }]);
		expect(await search('zanzibar', { filters: {}, page: 1 })).toMatchObject({ total: 0 });
		expect(await search('letter privacy', { filters: {}, page: 1 })).toMatchObject({
			loose: false
		});
	});

	it('has a law whose name stands in a question, whatever else does', async () => {
		await cast.statement('rushed', {
			summary: 'The Harm Rules were rushed',
			regulations: ['netze']
		});
		expect((await found('why were the harm rules rushed'))[0]).toBe('regulation harm-rules');
		expect((await found('why were the harm rules defenestrated'))[0]).toBe('regulation harm-rules');
	});

	it('has a law whose whole name is asked for before a longer name, whatever its signs and year', async () => {
		await cast.regulation('speech', { title: 'Speech (Online) Act, 2016' });
		await cast.regulation('penal', {
			title: 'Penal Speech (Online) Act, 2016',
			aliases: ['The online speech act of acts', 'Speech online: an act on online speech']
		});
		expect((await found('who opposes the speech online act'))[0]).toBe('regulation speech');
		expect((await found('who opposes the penal speech online act'))[0]).toBe('regulation penal');
	});

	it('puts two letters right that stand the wrong way round', async () => {
		expect(await found('pirvacy')).toEqual(['statement letter']);
	});

	it('has laws by their status, whatever made it so', async () => {
		await cast.regulation('void', { title: 'Void Act', status: 'struck_down' });
		expect(await found('laws struck down in court')).toEqual(['regulation void']);
	});

	it('does not miss words that say nothing', async () => {
		expect(await found('please tell me about the letter on privacy')).toEqual(['statement letter']);
	});

	it('looks for what tells something, however many words of a long question say nothing', async () => {
		expect(
			await found('who was it that was there when they were at the letter on privacy of zanzibar')
		).toEqual(['statement letter']);
	});

	it('has what happened on a day before what was printed then', async () => {
		await cast.article('print', { headline: 'Leak, leak', date: '2020-02-12' });
		expect(await found('leak 12 February 2020')).toEqual(['event leaked', 'article print']);
		expect((await found('news of a leak 12 February 2020'))[0]).toBe('article print');
	});

	it('finds events, positions and days by everyday words for them', async () => {
		expect((await found('surfaced'))[0]).toBe('event leaked');
		expect((await found('who was against the harm rules')).slice(0, 2)).toEqual([
			'regulation harm-rules',
			'statement letter'
		]);
		for (const words of ['12 February 2020', 'on Feb 12, 2020', '12.02.2020', '۱۲ فروری ۲۰۲۰'])
			expect([words, await found(words)]).toEqual([words, ['event leaked']]);
	});

	const answerTo = async (words: string) => {
		const { answer } = await search(words, { filters: {}, page: 1 });
		return answer && sentenceOf(answer);
	};

	it('answers with a day or a name only where a source gives it', async () => {
		expect(await answerTo('when were the harm rules notified')).toBeUndefined();
		expect(await answerTo('when did the harm rules leak')).toBe('Leaked: 12 February 2020.');
		expect(await answerTo('who reacted to the harm rules')).toBe(
			'First reaction from outside the state: 13 February 2020, 1 day after the text was public, Asia Internet Coalition.'
		);
		expect(await answerTo('harm rules')).toBeUndefined();
	});

	it('answers from the one event that fits, and not if two laws fit equally', async () => {
		expect(await answerTo('leaked')).toBe('Leaked: 12 February 2020.');
		await cast.regulation('harm-rules-in', { title: 'Harm Rules', jurisdiction: 'IN' });
		await cast.event('there', { kind: 'leak', date: '2021', regulations: ['harm-rules-in'] });
		await follow();
		expect(await answerTo('leaked')).toBeUndefined();
		expect(await answerTo('when did the harm rules leak')).toBeUndefined();
	});

	it('has the law first that is asked about, with what is asked first of it', async () => {
		await cast.event('made', { kind: 'notification', date: '2020-01-21' });
		const { results, answer } = await search('when were the harm rules notified', {
			filters: {},
			page: 1
		});
		expect(results.map(({ row }) => row.id).slice(0, 2)).toEqual(['harm-rules', 'made']);
		expect(sentenceOf(answer!)).toBe('Notified: 21 January 2020.');
		expect(await answerTo('when did the harm rules leak')).toBe(
			'Leaked: 12 February 2020, 22 days hidden.'
		);
		expect((await found('germany'))[0]).toBe('regulation netze');
		expect(await answerTo('privacy')).toBeUndefined();
	});
});

describe('drafts and what was withdrawn', () => {
	const secrets = async () => {
		await cast.regulation('bill', { title: 'Secret one', state: 'draft' });
		await cast.stakeholder('ghost', { name: 'Secret ghost', state: 'withdrawn' });
		await cast.article('memo', { headline: 'Secret memo', state: 'draft' });
		await cast.event('rumour', {
			kind: 'leak',
			date: '2020',
			description: 'Secret rumour',
			state: 'draft'
		});
		await cast.event('e2', { kind: 'leak', date: '2020', regulations: ['bill'] });
		await cast.statement('whisper', { summary: 'Secret whisper', state: 'withdrawn' });
		await cast.statement('s2', { quote: 'Secret words' });
		await db
			.update(t.quotation)
			.set({ keptBack: 'Unsure' })
			.where(eq(t.quotation.statementId, 's2'));
		await follow();
	};

	it('are not found, nor suggested, nor named as near', async () => {
		await secrets();
		const { total, results, similarNames } = await search('secret', { filters: {}, page: 1 });
		expect([total, results, similarNames, await suggestEntries('secret')]).toEqual([0, [], [], []]);
	});

	it('are found as soon as they are published', async () => {
		await secrets();
		for (const table of [t.regulation, t.stakeholder, t.article, t.event, t.statement])
			await db.update(table).set({ state: 'published' });
		await db.update(t.quotation).set({ keptBack: null });
		await follow();
		expect((await found('secret')).sort()).toEqual([
			'article memo',
			'event e2',
			'event rumour',
			'regulation bill',
			'stakeholder ghost',
			'statement s2',
			'statement whisper'
		]);
	});
});

describe('what is found follows each change', () => {
	it('of a name, in what its bearer said', async () => {
		await cast.change('stakeholder', 'aic', { name: 'Quondam League' });
		expect(await found('quondam')).toEqual(['stakeholder aic', 'statement letter']);
		expect(await found('asia internet coalition')).not.toContain('stakeholder aic');
	});

	it('of a law, in its events, and in what counts by law', async () => {
		await cast.change('regulation', 'harm-rules', { title: 'Quondam Act' });
		expect((await found('quondam')).sort()).toEqual([
			'article dawn',
			'event leaked',
			'regulation harm-rules',
			'statement letter'
		]);
		expect(await found('q=privacy&regulation=harm-rules')).toHaveLength(1);
		await cast.change('regulation', 'harm-rules', { state: 'withdrawn' });
		expect(await found('quondam')).toEqual([]);
		expect(await found('q=privacy&regulation=harm-rules')).toEqual([]);
		expect(await found('privacy')).toHaveLength(1);
	});

	it('of an article from which words are quoted', async () => {
		await cast.article('other');
		const quotations = [{ exact: 'We ask to reconsider', article: 'other' }];
		await cast.change('statement', 'letter', { quotations, sources: ['dawn', 'other'] });
		expect(await found('reconsider')).toHaveLength(1);
		await cast.change('article', 'other', { state: 'withdrawn' });
		expect(await found('reconsider')).toEqual([]);
	});

	it('of a position, a date and a language', async () => {
		expect(await found('q=privacy&stance=oppose&year=2020&lang=en')).toHaveLength(1);
		await cast.change('statement', 'letter', {
			positions: [{ regulation: 'harm-rules', stance: 'support' }],
			date: '2021-01-01',
			lang: 'de'
		});
		expect(await found('q=privacy&stance=oppose')).toEqual([]);
		expect(await found('q=privacy&stance=support&year=2021&lang=de')).toHaveLength(1);
	});

	it('of its last row: what is removed is not found', async () => {
		const others = ['regulation harm-rules', 'statement letter', 'article dawn'];
		expect((await found('harm rules')).sort()).toEqual(['event leaked', ...others].sort());
		await cast.change('event', 'leaked', { regulations: [] });
		expect((await found('harm rules')).sort()).toEqual(others.sort());
	});

	it('at the end of the transaction, and not where that is undone', async () => {
		const undone = db.transaction(async (tx) => {
			await tx.update(t.stakeholder).set({ name: 'Quondam League' });
			await refreshAll(tx);
			throw new Error('No');
		});
		await expect(undone).rejects.toThrow('No');
		expect(await found('quondam')).toEqual([]);
	});

	it('and is what it would be if all were entered anew', async () => {
		await cast.event('debate', { kind: 'drafting', date: '2021', regulations: ['netze'] });
		await cast.change('stakeholder', 'aic', { aliases: ['A', 'B'], kind: 'company' });
		await cast.change('regulation', 'netze', { state: 'draft' });
		expect((await storedRows()).search_entry!.length).toBeGreaterThan(6);
		expect(await storedRows()).toEqual(await recomputedRows());
	});
});

describe('numbers', () => {
	const many = async () => {
		for (let number = 0; number < 12; number++) {
			const regulations = ['netze'];
			await cast.article(`a${number}`, { headline: `Netze ${number}`, regulations });
			await cast.event(`e${number}`, { kind: 'court', date: '2019', regulations });
			await cast.statement(`n${number}`, {
				quote: 'Netze!',
				organisationId: number % 2 ? 'aic' : 'union',
				regulations,
				stance: number % 3 ? 'support' : 'oppose'
			});
		}
		await cast.stakeholder('netzwerk', { aliases: ['Netze eV'] });
	};
	const counted = async (query: string) => {
		const request = readFilters(new URLSearchParams(query), filters);
		return search(request.filters.q!, request);
	};

	it('stand beside each choice, and each choice leads to as many', async () => {
		await many();
		const { facets, total } = await counted('q=netze');
		expect(total).toBe(38);
		const numbers = Object.entries(facets).flatMap(([name, options]) =>
			options.map(({ value, count }) => ({ name, value, count }))
		);
		expect(numbers.length).toBeGreaterThan(12);
		for (const { name, value, count } of numbers)
			expect([name, value, (await counted(`q=netze&${name}=${value}`)).total]).toEqual([
				...[name, value],
				count
			]);
	});

	it('count a filter’s own choices as if it were not set, and law and stance together', async () => {
		await many();
		await cast.statement('both', { summary: 'Netze', stance: 'oppose' });
		const { facets, total } = await counted('q=netze&stance=oppose&regulation=netze');
		expect(total).toBe(4);
		expect(facets.stance).toMatchObject([
			{ value: 'oppose', count: 4 },
			{ value: 'support', count: 8 }
		]);
		expect(facets.regulation).toMatchObject([
			{ value: 'netze', label: 'Gesetz über Netze', count: 4 },
			{ value: 'harm-rules', count: 1 }
		]);
	});

	it('are those of the lists', async () => {
		await many();
		const asked = new URLSearchParams('q=netze');
		const lists = await Promise.all([
			regulations.list(readFilters(asked, regulations.filters)),
			stakeholders.list(readFilters(asked, stakeholders.filters)),
			statements.list(readFilters(asked, statements.filters)),
			events.list(readFilters(asked, events.filters)),
			articles.list(readFilters(asked, articles.filters))
		]);
		const { facets } = await counted('q=netze');
		expect(facets.noun.map(({ count }) => count)).toEqual(lists.map(({ total }) => total));
	});

	it('go over pages of twenty, the last of which stands for what is past it', async () => {
		await many();
		const pages = await Promise.all([1, 2, 9].map((page) => counted(`q=netze&page=${page}`)));
		expect(pages.map(({ results, page }) => [results.length, page])).toEqual([
			[20, 1],
			[18, 2],
			[18, 2]
		]);
		expect(pages[0]!.results.map(({ row }) => row.id)).not.toContain(pages[1]!.results[0]!.row.id);
	});

	it('stop where a search stops looking, which says so and has names and the latest years', async () => {
		await db.execute(sql`
			insert into article (id, slug, url, headline, headline_basis, outlet, section, source_type, state,
				published, published_earliest, published_latest)
			select 'x' || n, 'x' || n, 'https://example.org/x' || n, 'Netze', 'page', 'Dawn', 'news', 'news', 'published',
				year, (year || '-01-01')::date, (year || '-12-31')::date
			from generate_series(1, 2600) n, lateral (select (2001 + n % 20)::text as year) dated`);
		await follow();
		const { total, more, results, facets, atLeast } = await counted('q=netze');
		expect([total, more]).toEqual([1_000, true]);
		expect(atLeast).toContain('year');
		expect(results[0]).toMatchObject({ noun: 'regulation' });
		const years = facets.year.map(({ value, count }) => [value, count]);
		expect(years.slice(0, 2)).toEqual([
			['2020', 130],
			['2019', 130]
		]);
		expect(years.some(([, count]) => Number(count) < 130)).toBe(true);
		const one = await counted('q=netze&year=2003');
		expect([one.total, one.more, one.atLeast]).toEqual([130, false, ['year']]);
	});

	it('have what is said with the words too where names alone are more than a search looks at', async () => {
		await db.execute(sql`
			with made as (
				insert into stakeholder (id, slug, name, kind, state)
				select 'x' || n, 'x' || n, 'Netze ' || n, 'company', 'published' from generate_series(1, 1200) n returning id
			)
			insert into citation (article_id, stakeholder_id) select 'dawn', id from made`);
		await db.execute(sql`
			insert into article (id, slug, url, headline, headline_basis, outlet, section, source_type, state)
			select 'x' || n, 'x' || n, 'https://example.org/x' || n, 'Netze', 'page', 'Dawn', 'news', 'news', 'published'
			from generate_series(1, 600) n`);
		await follow();
		const { more, facets, atLeast } = await counted('q=netze');
		expect([more, atLeast.includes('noun')]).toEqual([true, true]);
		const looked = Object.fromEntries(facets.noun.map(({ value, count }) => [value, count]));
		expect(looked).toMatchObject({ article: 500 });
		expect(looked.stakeholder).toBeGreaterThan(900);
	});
});

describe('while somebody types', () => {
	it('names that begin like it come first, then what is said with it', async () => {
		await cast.stakeholder('pan', { name: 'Pan-Asia Inter Group' });
		await cast.statement('said', { summary: 'On Asia Inter alone' });
		const hrefs = (await suggestEntries('asia inter')).map(({ href }) => href);
		expect(hrefs).toEqual(['/stakeholders/aic', '/stakeholders/pan', '/statements/said']);
	});

	it('who is misspelt is suggested', async () => {
		expect(await suggestEntries('Assia Internet Colition')).toEqual([
			{ href: '/stakeholders/aic', name: 'Asia Internet Coalition', about: 'Did you mean this?' }
		]);
	});
});

it('sends the same number of queries however many rows there are', async () => {
	const enter = async (ids: string[]) => {
		for (const id of ids) await cast.regulation(id, { title: `Netze ${id}` });
	};
	await enter(['a', 'b', 'c']);
	const few = await countQueries(() => search('netze', { filters: {}, page: 1 }));
	await enter(['d', 'e', 'f', 'g']);
	expect(await countQueries(() => search('netze', { filters: {}, page: 1 }))).toBe(few);
	expect(few).toBeLessThan(6);
});
