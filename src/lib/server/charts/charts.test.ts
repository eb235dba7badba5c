import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChartFormat, View } from '../../domain/charts/views.ts';
import { readFilters } from '../../domain/filters.ts';
import { recordLicence } from '../../domain/files.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { filters as trendFilters } from '../trends/index.ts';
import { origin } from '../settings.ts';
import { chartFile, fileChoices, knownChoices } from './file.ts';
import { regulationChart, trendChart } from './views.ts';

const harmRules = { id: 'harm-rules', slug: 'harm-rules', title: 'Harm Rules 2020' };
const site = origin();

beforeEach(async () => {
	await cast.scene();
	await cast.statement('joint', { demands: ['withdraw'], signatories: ['union'] });
	await cast.statement('whisper', { organisationId: 'union', stance: 'support', state: 'draft' });
});

type Chosen = Parameters<typeof chartFile>[2];
const file = (
	view: View | undefined,
	format: ChartFormat | 'gif',
	headers = {},
	chosen: Chosen = {}
) => chartFile({ request: new Request(site, { headers }), params: { format } }, view, chosen);
const ofOneRegulation = (key: string, count: 'statements' | 'signatories' = 'statements') =>
	regulationChart(harmRules, key, { count });
const rows = async (view: View | undefined): Promise<Record<string, string>[]> =>
	parse(await (await file(view, 'csv')).text(), { bom: true, columns: true });

describe('the numbers of a chart as CSV', () => {
	it('stand one a line, with words and keys, the whole address of what is behind them, and what the chart says', async () => {
		expect(await rows(await ofOneRegulation('stance', 'signatories'))).toEqual([
			{
				chart: 'Stance by kind of stakeholder',
				of: 'Harm Rules 2020',
				counts: '2 names on statements.',
				caveats: expect.stringContaining('Each name on a statement counts once'),
				as_of: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
				source: `Rulewatch, ${site}/regulations/harm-rules/charts/stance?count=signatories`,
				licence: recordLicence.url,
				row_key: 'media_union',
				row: 'Journalists’ union',
				series_key: 'oppose',
				series: 'Oppose',
				number: '1',
				in_words: '',
				rows_behind: `${site}/statements?regulation=harm-rules&signed=media_union&stance=oppose`
			},
			expect.objectContaining({ row_key: 'industry_body', number: '1' })
		]);
	});

	it('begin with the mark by which spreadsheets know UTF-8', async () => {
		const answer = await file(await ofOneRegulation('demands'), 'csv');
		const bytes = new Uint8Array(await answer.arrayBuffer());
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(answer.headers.get('content-disposition')).toBe(
			"attachment; filename*=UTF-8''harm-rules-demands.csv"
		);
	});

	it('tell in words what is no number', async () => {
		await cast.event('made', { kind: 'notification', date: '2020-01', knownOn: '2020-02-12' });
		const [hidden] = await rows(await trendChart('hidden', {}));
		expect(hidden).toMatchObject({ number: '', in_words: 'Between 12 and 42 days hidden' });
	});

	it('of the matrix are who took which stance, with the day; what no spreadsheet may run is text', async () => {
		await cast.stakeholder('formula', { name: '=1+1' });
		await cast.statement('later', { organisationId: 'formula', stance: 'mixed', date: '2020-03' });
		const lines = await rows(await trendChart('matrix', {}));
		expect(lines.find(({ stakeholder_key }) => stakeholder_key === 'formula')).toMatchObject({
			stakeholder_key: 'formula',
			stakeholder: "'=1+1",
			law_key: 'harm-rules',
			law: 'Harm Rules 2020',
			stance_key: 'mixed',
			stance: 'Mixed',
			date: '2020-03',
			earlier_positions: '0',
			rows_behind: `${site}/statements?regulation=harm-rules&stakeholder=formula`
		});
		expect(lines).toHaveLength(3);
	});
});

describe('the numbers of a chart as JSON', () => {
	it('say what is counted, of when, from where, and under which licence', async () => {
		await cast.event('out', { kind: 'leak', date: '2020-02-13' });
		await cast.statement('some-time', { date: '2020-02' });
		await cast.statement('b', { date: '2020-02-14' });
		await cast.statement('c', { date: '2020-02-14' });
		const data = await (await file(await ofOneRegulation('reactions'), 'json')).json();
		expect(data).toMatchObject({
			title: 'Reactions over time',
			about: 'Harm Rules 2020',
			counts: '4 statements, by day.',
			asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			source: `${site}/regulations/harm-rules/charts/reactions`,
			licence: recordLicence.url,
			total: 4,
			series: [{ key: 'oppose', label: 'Oppose' }],
			events: [{ kind: 'leak', date: '2020-02-13', row: '2020-02-13', url: `${site}/events/out` }],
			notDrawn: [{ date: '2020-02', url: `${site}/statements/some-time` }],
			notDrawnTotal: 1,
			notDrawnInWords: '1 statement is not drawn: its date is less exact than a day.'
		});
		expect(data.rows[1]).toMatchObject({
			key: '2020-02-14',
			numbers: [
				{
					value: 2,
					url: `${site}/statements?regulation=harm-rules&stance=oppose&from=2020-02-14&to=2020-02-14`
				}
			]
		});
	});

	it('of the matrix name each position, and how many are not shown', async () => {
		const data = await (await file(await trendChart('matrix', {}), 'json')).json();
		expect(data.stakeholders).toHaveLength(2);
		expect(data).toMatchObject({
			laws: [{ key: 'harm-rules', url: `${site}/regulations/harm-rules` }],
			notShown: { stakeholders: 0, laws: 0 }
		});
		expect(data.stakeholders[0].positions).toMatchObject([
			{ law: 'harm-rules', stance: 'oppose', date: '2020-02-13' }
		]);
	});
});

describe('a chart', () => {
	it.each(['png', 'svg', 'csv', 'xlsx', 'json'] as const)(
		'as %s shows nothing of a draft, until it is published',
		async (format) => {
			const bytes = async () =>
				Buffer.from(
					await (await file(await ofOneRegulation('stance', 'signatories'), format)).arrayBuffer()
				);
			const before = await bytes();
			await cast.statement('hush', { stance: 'mixed', state: 'draft' });
			expect((await bytes()).equals(before)).toBe(true);
			await cast.statement('aloud', { stance: 'mixed' });
			expect((await bytes()).equals(before)).toBe(false);
		}
	);

	it('is not sent again to who has it, until it changes', async () => {
		const answer = await file(await ofOneRegulation('stance'), 'png');
		const tag = { 'if-none-match': answer.headers.get('etag')! };
		const again = await file(await ofOneRegulation('stance'), 'png', tag);
		expect([again.status, await again.text()]).toEqual([304, '']);
		await cast.statement('another');
		expect((await file(await ofOneRegulation('stance'), 'png', tag)).status).toBe(200);
		expect((await file(await ofOneRegulation('demands'), 'png', tag)).status).toBe(200);
	});

	it('is unknown by another name, and in another form', async () => {
		expect(await ofOneRegulation('constructor')).toBeUndefined();
		expect(await trendChart('demands', {})).toBeUndefined();
		await expect(file(undefined, 'png')).rejects.toMatchObject({ status: 404 });
		await expect(file(await ofOneRegulation('stance'), 'gif')).rejects.toMatchObject({
			status: 404
		});
	});

	it('is saved as PNG of a size under a name of its own, and shown where a page shows it', async () => {
		const view = await ofOneRegulation('stance');
		const named = async (size?: 'card' | '1' | '2' | 'print') =>
			(await file(view, 'png', {}, { size })).headers.get('content-disposition');
		expect(await Promise.all([named(), named('1'), named('2'), named('print')])).toEqual([
			"inline; filename*=UTF-8''harm-rules-stance.png",
			"attachment; filename*=UTF-8''harm-rules-stance.png",
			"attachment; filename*=UTF-8''harm-rules-stance-2x.png",
			"attachment; filename*=UTF-8''harm-rules-stance-print.png"
		]);
	});

	it('has a size as PNG alone and a shape as CSV alone', async () => {
		const view = await ofOneRegulation('stance');
		for (const [format, chosen] of [
			['svg', { size: '2' }],
			['csv', { size: '2' }],
			['png', { shape: 'wide' }],
			['xlsx', { shape: 'wide' }]
		] as const)
			await expect(file(view, format, {}, chosen)).rejects.toMatchObject({ status: 400 });
	});

	it('names the sources that differ on a date, and laws whose text was public before they were made', async () => {
		await cast.event('made', {
			kind: 'notification',
			date: '2020-01-21',
			disputed: [{ date: '2020-01-28', source: 'dawn' }]
		});
		await cast.event('out', { kind: 'leak', date: '2020-02-12' });
		expect(await trendChart('hidden', {})).toMatchObject({
			caveats: [
				'Disputed: sources differ on a date of Harm Rules 2020 (Pakistan). The one that is preferred on record is counted.'
			]
		});
		expect(await trendChart('answered', {})).toMatchObject({ caveats: [] });
		expect(await ofOneRegulation('reactions')).toMatchObject({
			caveats: [
				'Disputed: sources differ on the date of Notification, 21 Jan 2020. The one that is preferred on record is marked.'
			]
		});
		await cast.event('early', { kind: 'leak', date: '2019-12-01' });
		expect(await trendChart('hidden', {})).toMatchObject({
			caveats: ['Not drawn: 1 law whose text was public before it was notified or approved.']
		});
	});

	it('across laws keeps to those that are chosen, and says so', async () => {
		await cast.regulation('it-rules', { jurisdiction: 'IN' });
		await cast.statement('there', { regulations: ['it-rules'] });
		const view = await trendChart('stance', {
			jurisdiction: 'IN',
			count: 'signatories'
		});
		expect(view).toMatchObject({
			about: 'Across laws: India',
			counts: '1 name on 1 statement on 1 law; what is about several laws counts under each.',
			query: '?jurisdiction=IN&count=signatories'
		});
		expect((await rows(view)).map(({ row_key }) => row_key)).toEqual(['it-rules']);
	});

	it('is not made of a choice that means nothing; what is no choice may come along', () => {
		const chosen = (query: string) =>
			knownChoices(readFilters(new URLSearchParams(query), trendFilters), trendFilters);
		expect(() => chosen('count=followers')).toThrow(expect.objectContaining({ status: 400 }));
		const fileOf = (query: string) =>
			knownChoices(readFilters(new URLSearchParams(query), fileChoices), fileChoices);
		expect(() => fileOf('size=huge')).toThrow(
			expect.objectContaining({
				body: {
					message: 'Not understood: size=huge. A size is 1, 2 or print. No file was made.'
				}
			})
		);
		expect(() => fileOf('shape=round')).toThrow(expect.objectContaining({ status: 400 }));
		expect(() => chosen('jurisdiction=Atlantis')).toThrow(expect.objectContaining({ status: 400 }));
		expect(chosen('count=members&from=print')).toEqual({ count: 'members' });
	});
});
