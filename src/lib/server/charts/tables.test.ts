import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChartFormat, View } from '../../domain/charts/views.ts';
import { recordLicence } from '../../domain/files.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { origin } from '../settings.ts';
import { chartFile } from './file.ts';
import { regulationChart, trendChart } from './views.ts';

const harmRules = { slug: 'harm-rules', title: 'Harm Rules 2020' };
const site = origin();

beforeEach(async () => {
	await cast.scene();
	await cast.statement('joint', { demands: ['withdraw'], signatories: ['union'] });
});

type Chosen = Parameters<typeof chartFile>[2];
const file = (view: View | undefined, format: ChartFormat, chosen: Chosen = {}) =>
	chartFile({ request: new Request(site), params: { format } }, view, chosen);
const ofOneRegulation = (key: string, count: 'statements' | 'signatories' = 'statements') =>
	regulationChart(harmRules, key, { count });

describe('the numbers of a chart as wide CSV', () => {
	const wide = async (view: View | undefined): Promise<string[][]> =>
		parse(await (await file(view, 'csv', { shape: 'wide' })).text(), { bom: true });

	it('have a column for each stance and a line for each kind of stakeholder', async () => {
		await cast.statement('mild', { organisationId: 'union', stance: 'mixed' });
		const [header, ...lines] = await wide(await ofOneRegulation('stance'));
		const names = ['key', 'Kind of stakeholder', 'Oppose', 'Mixed', 'Rows behind'];
		expect(header?.slice(0, 5)).toEqual(names);
		expect(lines.map((line) => line.slice(1, 4))).toEqual([
			['Journalists’ union', '0', '1'],
			['Industry body', '1', '0']
		]);
	});

	it('tell in words what is no number', async () => {
		await cast.event('made', { kind: 'notification', date: '2020-01', knownOn: '2020-02-12' });
		const [, law] = await wide(await trendChart('hidden', {}));
		expect(law?.slice(2, 4)).toEqual(['', 'Between 12 and 42 days hidden']);
	});

	it('of the matrix have a column for each law', async () => {
		const [header, line] = await wide(await trendChart('matrix', {}));
		expect(header?.slice(0, 3)).toEqual(['key', 'Stakeholder', 'Harm Rules 2020']);
		expect(line?.[2]).toBe('Oppose');
	});

	it('are saved under a name of their own', async () => {
		const view = await ofOneRegulation('stance', 'signatories');
		const answer = await file(view, 'csv', { shape: 'wide' });
		expect(answer.headers.get('content-disposition')).toContain(
			'harm-rules-stance-signatories-wide.csv'
		);
	});
});

describe('the numbers of a chart as a spreadsheet', () => {
	const sheets = async (view: View | undefined) => {
		const answer = await file(view, 'xlsx');
		return (await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets;
	};

	it('stand wide and one a line, with what the chart says of itself', async () => {
		const [wide, long, about] = await sheets(await ofOneRegulation('stance', 'signatories'));
		expect(wide?.rows).toEqual([
			['key', 'Kind of stakeholder', 'Oppose', 'In words', 'Rows behind'],
			['media_union', 'Journalists’ union', 1, null, expect.stringContaining(site)],
			['industry_body', 'Industry body', 1, null, expect.stringContaining(site)]
		]);
		expect(long?.rows).toHaveLength(3);
		expect(
			Object.fromEntries((about?.rows ?? []).map(([name, said]) => [name, said]))
		).toMatchObject({
			Counts: '2 names on statements.',
			Caveats: expect.stringContaining('Each name on a statement counts once'),
			Licence: recordLicence.url
		});
	});

	it('are no formulas, and a month is no day', async () => {
		await cast.stakeholder('formula', { name: '=1+1' });
		await cast.statement('later', { organisationId: 'formula', stance: 'mixed', date: '2020-03' });
		const [, long] = await sheets(await trendChart('matrix', {}));
		const row = long?.rows.find(([key]) => key === 'formula');
		expect(row).toEqual(expect.arrayContaining(['=1+1', '2020-03']));
	});

	it('say so where there are none', async () => {
		const [wide] = await sheets(await regulationChart({ slug: 'x', title: 'X' }, 'stance', {}));
		expect(wide?.rows[1]?.[0]).toBe('No statement about this law is on record yet.');
	});
});
