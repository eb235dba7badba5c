import { parse } from 'csv-parse/sync';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import ChartFigure from '../../components/ChartFigure.svelte';
import { drawnOf } from '../../domain/charts/drawn.ts';
import {
	caveatsOf,
	type ChartView,
	isMatrix,
	regulationCharts
} from '../../domain/charts/views.ts';
import { sumOf } from '../../domain/charts/charts.ts';
import { plural } from '../../domain/plural.ts';
import { counts, keysOf, stakeholderKinds } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { bundledFacts, loadFacts } from '../seed/load.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { mostBarRows } from './drawings/bars.ts';
import { chartSvg } from './drawings/files.ts';
import { altText } from './drawings/summary.ts';
import * as trends from '../trends/index.ts';
import { trendChart, regulationChart } from './index.ts';
import { toJson } from './numbers.ts';
import { toCsv } from './tables.ts';

const number = (text: string | undefined) => Number((text ?? '0').replaceAll(',', ''));
const first = (words: string) => number(/\d[\d,]*/.exec(words)?.[0]);

function onPage(view: ChartView): string {
	return render(ChartFigure, { props: { view } }).body;
}
function drawnOnPage(html: string): number {
	const [, data] = /data-chart="([^"]+)"/.exec(html) ?? [];
	if (!data) return 0;
	const { rows } = JSON.parse(data.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
	return rows
		.flatMap(([, ...values]: [number, ...(number | null)[]]) => values)
		.reduce((sum: number, value: number | null) => sum + (value ?? 0), 0);
}

const wideSumOf = (view: ChartView) =>
	parse([...toCsv(view, 'wide')].join(''), { bom: true, from_line: 2 })
		.flatMap((line) => line.slice(2, 2 + view.chart.series.length))
		.reduce((sum, cell) => sum + number(cell), 0);

/** All text of a picture, however it is broken into lines. */
const wordsIn = (svg: Uint8Array) =>
	[...new TextDecoder().decode(svg).matchAll(/<text[^>]*>([^<]*)</g)]
		.map(([, text = '']) => text)
		.join(' ')
		.replaceAll('&amp;', '&')
		.replace(/\s+/g, ' ');

/** Checks that the picture and both files have every caveat. */
function checkCaveats(view: ChartView) {
	const caveats = caveatsOf(view);
	const picture = wordsIn(chartSvg(view, 'https://rulewatch.example'));
	if (view.chart.total) for (const words of caveats) expect(picture).toContain(words);
	expect(picture).not.toContain('…');
	expect(toJson(view)).toMatchObject({ caveats });
	for (const line of parse<Record<string, string>>([...toCsv(view)].join(''), {
		bom: true,
		columns: true
	}))
		expect(line).toMatchObject({ caveats: caveats.join(' '), counts: view.counts, of: view.about });
}

/** Checks that drawn and undrawn items add up to the number in the title. */
function checkWhole(view: ChartView) {
	const at = `${view.path}${view.query}`;
	const shown = view.chart.total ? first(view.counts) : 0;
	const named = first(view.notDrawn);
	const page = onPage(view);
	const figures = {
		picture: sumOf(drawnOf(view, mostBarRows).drawing.rows) + named,
		page: drawnOnPage(page) + named,
		table: sumOf(view.chart.rows),
		csv: parse<{ number: string }>([...toCsv(view)].join(''), { bom: true, columns: true }).reduce(
			(sum, line) => sum + number(line.number),
			0
		),
		wide: wideSumOf(view),
		json: (toJson(view) as { total: number }).total,
		words: [
			...altText({ ...view, counts: '', asOf: undefined }).matchAll(
				/(?:[A-Z][a-z ]+|Asked) (\d+)(?: \(\d+%\))?(?=[,;.])/g
			)
		]
			.map(([, value]) => number(value))
			.reduce((sum, each) => sum + each, 0)
	};
	const { words, ...others } = figures;
	expect([at, others]).toEqual([
		at,
		{ picture: shown, page: shown, table: shown, csv: shown, wide: shown, json: shown }
	]);
	if (view.chart.rows.every(({ label }) => !/\d/.test(label)))
		expect([at, words]).toEqual([at, shown]);
	expect([at, page.includes(view.notDrawn)]).toEqual([at, true]);
	checkCaveats(view);
	if (view.shape === 'across') {
		const sizes = view.chart.rows.map((row) => sumOf([row]));
		expect([at, sizes]).toEqual([at, sizes.toSorted((a, b) => b - a)]);
	}
}

describe('a picture is whole:', () => {
	it('of every chart of every law and of all laws, of the bundled record, whatever is counted', async () => {
		await loadFacts(db, await bundledFacts());
		const regulations = await db.query.regulation.findMany({
			columns: { slug: true, title: true }
		});
		const drawn: ChartView[] = [];
		for (const count of keysOf(counts)) {
			for (const regulation of regulations)
				for (const key of keysOf(regulationCharts))
					drawn.push((await regulationChart(regulation, key, { count }))!);
			for (const most of [undefined, 3, trends.mostRankedRegulations]) {
				const view = (await trendChart('stance', { count }, most))!;
				if (!isMatrix(view) && most !== 3) drawn.push(view);
				if (!isMatrix(view) && most === 3) {
					const named = number(/\d[\d,]*/.exec(view.notDrawn)?.[0]);
					expect(sumOf(drawnOf(view).drawing.rows) + named).toBe(view.chart.total);
				}
			}
		}
		expect(drawn.filter(({ chart }) => chart.total).length).toBeGreaterThan(regulations.length);
		expect(drawn.some(({ notDrawn }) => notDrawn)).toBe(true);
		for (const view of drawn) checkWhole(view);
	}, 120_000);

	it('of days, whose shortest are left out in so many words', async () => {
		await loadFacts(db, await bundledFacts());
		const view = (await trendChart('hidden', {})) as ChartView;
		const { drawing, left } = drawnOf(view, 3);
		expect(drawing.rows).toHaveLength(3);
		expect(left).toBe(
			`The 3 longest are drawn; ${plural(view.chart.total - 3, 'law')} with fewer days ${view.chart.total === 4 ? 'is' : 'are'} not.`
		);
	}, 60_000);

	it('of a law of which every kind of stakeholder spoke, with dates of every kind', async () => {
		await cast.scene();
		for (const [index, kind] of keysOf(stakeholderKinds).entries()) {
			await cast.stakeholder(`s-${kind}`, { kind });
			await cast.stakeholder(`m-${kind}`, { kind });
			await cast.membership('coalition', `m-${kind}`, '2020-02-17');
			for (let n = 0; n <= index % 4; n++)
				await cast.statement(`${kind}-${n}`, {
					organisationId: `s-${kind}`,
					date: ['2020-02-13', '2020-02', '2020', '1999-05-01/2003-01-02'][n],
					stance: n % 2 ? 'support' : 'oppose',
					demands: n ? ['withdraw', 'consult'] : []
				});
		}
		await cast.statement('joint', { date: '2020-02', signatories: ['union'] });
		await cast.statement('later', { date: '2020-03-01', stance: 'mixed' });
		for (const count of keysOf(counts))
			for (const key of keysOf(regulationCharts))
				checkWhole((await regulationChart({ slug: 'harm-rules', title: 'x' }, key, { count }))!);
	});

	it('of a law whose reactions go on for more than forty years', async () => {
		await cast.scene();
		for (let year = 1970; year < 2026; year++)
			await cast.statement(`y${year}`, { date: `${year}` });
		const view = (await regulationChart({ slug: 'harm-rules', title: 'x' }, 'reactions', {}))!;
		checkWhole(view);
		expect(drawnOf(view, mostBarRows).drawing.rows).toHaveLength(56);
	});
});
