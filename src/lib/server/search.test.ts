import { beforeEach, describe, expect, it } from 'vitest';
import { readFilters } from '../domain/filters.ts';
import * as articles from './articles/index.ts';
import * as cast from './db/test-cast.ts';
import { countQueries } from './db/test-database.ts';
import * as events from './events/index.ts';
import * as regulations from './regulations/index.ts';
import { readWords, search } from './search.ts';
import * as stakeholders from './stakeholders/index.ts';
import * as statements from './statements/index.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.stakeholder('aic', { name: 'Asia Internet Coalition', aliases: ['AIC'] });
	await cast.stakeholder('maicom', { name: 'A Maicom of Lahore' });
	await cast.regulation('nachtrag', { title: 'Gesetz über Netze', aliases: ['NetzG'] });
	await cast.event('leaked', { kind: 'leak', date: '2020-02-12', description: 'The text leaks' });
	await cast.statement('s1', { organisationId: 'aic', quote: 'We ask to reconsider' });
});

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
});

describe('search', () => {
	it('finds a stakeholder by an alias, before those that merely contain it', async () => {
		const { stakeholders, statements } = await search('AIC');
		expect(stakeholders).toMatchObject({
			total: 2,
			rows: [{ slug: 'aic' }, { slug: 'maicom' }]
		});
		expect(statements.rows.map(({ id }) => id)).toEqual(['s1']);
	});

	it('does not mind case and accents, on either side', async () => {
		expect((await search('GESETZ UBER')).regulations.rows).toMatchObject([{ slug: 'nachtrag' }]);
		expect((await search('intérnet')).stakeholders.total).toBe(2);
	});

	it('finds a statement by its quotation and an event by the short name of its law', async () => {
		await cast.event('debate', { kind: 'drafting', date: '2021', regulations: ['nachtrag'] });
		expect((await search('reconsider')).statements.rows).toMatchObject([{ id: 's1' }]);
		expect((await search('netzg')).events.rows).toMatchObject([{ id: 'debate' }]);
	});

	it('takes signs literally', async () => {
		for (const { total } of Object.values(await search('%'))) expect(total).toBe(0);
	});

	it('never shows a draft', async () => {
		await cast.regulation('secret-bill', { title: 'Secret one', state: 'draft' });
		await cast.stakeholder('ghost', { name: 'Secret ghost', state: 'draft' });
		await cast.article('memo', { headline: 'Secret memo', state: 'draft' });
		await cast.event('rumour', {
			kind: 'leak',
			date: '2020',
			description: 'Secret rumour',
			state: 'draft'
		});
		await cast.event('e2', { kind: 'leak', date: '2020', regulations: ['secret-bill'] });
		await cast.statement('whisper', { summary: 'Secret whisper', state: 'draft' });
		for (const { total, rows } of Object.values(await search('secret')))
			expect([total, rows]).toEqual([0, []]);
	});

	it('counts what its lists show, and shows eight of them', async () => {
		for (let number = 0; number < 12; number++) {
			await cast.article(`a${number}`, { headline: `Netze ${number}` });
			await cast.event(`e${number}`, { kind: 'court', date: '2020', regulations: ['nachtrag'] });
			await cast.statement(`n${number}`, { quote: 'Netze!', organisationId: 'aic' });
		}
		await cast.stakeholder('netzwerk', { aliases: ['Netze eV'] });
		const found = await search('netze');
		const asked = new URLSearchParams('q=netze');
		const lists = await Promise.all([
			articles.list(readFilters(asked, articles.filters)),
			events.list(readFilters(asked, events.filters)),
			statements.list(readFilters(asked, statements.filters)),
			regulations.list(readFilters(asked, regulations.filters)),
			stakeholders.list(readFilters(asked, stakeholders.filters))
		]);
		const { articles: pages, events: happened, statements: said, ...others } = found;
		expect(lists.map(({ total }) => total)).toEqual([12, 12, 12, 1, 1]);
		for (const { total, rows } of [pages, happened, said])
			expect([total, rows.length]).toEqual([12, 8]);
		expect(others).toMatchObject({ regulations: { total: 1 }, stakeholders: { total: 1 } });
	});

	it('sends the same number of queries however many rows there are', async () => {
		const few = await countQueries(() => search('netze'));
		for (const id of ['a', 'b']) await cast.event(id, { kind: 'court', date: '2020' });
		expect(await countQueries(() => search('a'))).toBe(few);
	});
});
