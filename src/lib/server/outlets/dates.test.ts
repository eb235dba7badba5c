import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { timelineFile } from '../../components/timeline-file.ts';
import type { Citation } from '../../domain/cite/citation.ts';
import { citeArticle, citeEvent, citeRegulation, citeStatement } from '../../domain/cite/items.ts';
import {
	linkedArticle,
	linkedEvent,
	linkedRegulation,
	linkedStakeholder,
	linkedStatement
} from '../../domain/cite/linked-data.ts';
import { citeCampaign, linkedCampaign } from '../../nouns/campaign/shown.ts';
import { citationTags } from '../../domain/cite/tags.ts';
import { counts, keysOf } from '../../domain/vocabulary.ts';
import { isMatrix, regulationCharts } from '../../domain/charts/views.ts';
import { parseEdtf } from '../../domain/dates/edtf.ts';
import { months, thirdOf } from '../../domain/dates/words.ts';
import { lists } from '../../domain/files.ts';
import { describedColumns } from '../../nouns/derive/csv.ts';
import * as articles from '../../nouns/article/queries.server.ts';
import * as campaigns from '../../nouns/campaign/queries.server.ts';
import * as events from '../../nouns/event/queries.server.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import * as stakeholders from '../../nouns/stakeholder/queries.server.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { trendChart, regulationChart } from '../charts/index.ts';
import { chartSvg } from '../charts/drawings/files.ts';
import { toJson } from '../charts/numbers.ts';
import { shapes, toCsv } from '../charts/tables.ts';
import * as coming from '../coming/index.ts';
import { timelineDrawing } from '../timelines/drawing.ts';
import { timelineFiles } from '../timelines/index.ts';
import { read } from '../../../../tests/helpers/server/outlets/api/test-programs.ts';
import * as citations from './citations/index.ts';
import {
	openPackage,
	writtenBytes
} from '../../../../tests/helpers/server/outlets/exports/whole/test-files.ts';
import { writePopolo } from './exports/whole/popolo.ts';
import * as feeds from './feeds/index.ts';
import { answerWith, listCsv, listJson, listXlsx } from './files/index.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';

const next = new Date().getUTCFullYear() + 1;
const [month, year, early, span, open, season, about, choice, some] = Array.from(
	{ length: 9 },
	(_, index) => String(next + index)
) as [string, ...string[]];

/** Coming dates of each precision, each in its own year, with all that an outlet may say of it. */
const given = {
	month: { date: `${month}-05`, said: [`${month}-05`] },
	year: { date: `${year}`, said: [`${year}`] },
	early: { date: thirdOf(`${early}-03`, 0), said: [`${early}-03`] },
	span: { date: `${span}-06-10/${span}-06-25`, said: [`${span}-06-10`, `${span}-06-25`] },
	open: { date: `${open}-04`, said: [`${open}-04`] },
	season: { date: `${season}-21`, said: [`${season}`] },
	about: { date: `${about}~`, said: [`${about}`] },
	choice: {
		date: `[${choice}-03-02,${choice}-03-03]`,
		said: [`${choice}-03-02`, `${choice}-03-03`]
	},
	someMonth: { date: `${some}-XX-15`, said: [`${some}`] }
};
type Name = keyof typeof given;
const names = keysOf(given);
const yearOf = (name: Name) => parseEdtf(given[name].date).earliest.slice(0, 4);
const day = '2010-01-01';

beforeEach(async () => {
	await cast.scene();
	for (const name of names) {
		const { date } = given[name];
		const { earliest, latest } = parseEdtf(date);
		await cast.article(`page-${name}`, { date, regulations: ['harm-rules'] });
		await cast.statement(`said-${name}`, {
			date,
			source: `page-${name}`,
			quote: 'We refuse',
			organisationId: 'union'
		});
		await cast.event(`court-${name}`, { kind: 'court', date, knownOn: date, actors: ['ministry'] });
		await cast.event(`other-${name}`, {
			kind: 'leak',
			date: day,
			disputed: [{ date, source: `page-${name}` }]
		});
		// Its own law has clocks that begin with this date.
		await cast.regulation(`law-${name}`, { title: `Law of the ${name}` });
		await cast.event(`made-${name}`, {
			kind: 'notification',
			date,
			regulations: [`law-${name}`],
			knownOn: String(next + 9)
		});
		await cast.stakeholder(`member-${name}`);
		await cast.membership('coalition', `member-${name}`, date, { startDate: date });
		await cast.campaign(`campaign-${name}`, {
			startDate: date,
			...(name !== 'open' && { endDate: date, endEarliest: earliest, endLatest: latest }),
			demands: [{ demand: 'withdraw', outcome: 'met', date, articleId: `page-${name}` }]
		});
	}
});

const texts = (answers: Promise<Response>[]) =>
	Promise.all(answers.map(async (answer) => (await answer).text()));

async function cells(answer: Promise<Response>) {
	const files = unzipSync(new Uint8Array(await (await answer).arrayBuffer()));
	return Object.entries(files)
		.filter(([path]) => path.startsWith('xl/'))
		.map(([, bytes]) => strFromU8(bytes))
		.join('\n');
}

const bound = /(^|_)(earliest|latest)$/;

/** The bounds say that they are no dates, so they are left out. */
const withoutBounds = (json: string) =>
	JSON.stringify(JSON.parse(json), (key, value) => (bound.test(key) ? undefined : value));
const csvWithoutBounds = (csv: string) =>
	withoutBounds(JSON.stringify(parse(csv, { bom: true, columns: true })));

async function views() {
	const found = [];
	for (const count of keysOf(counts))
		for (const key of keysOf(regulationCharts))
			for (const slug of ['harm-rules', ...names.map((name) => `law-${name}`)])
				found.push((await regulationChart({ slug, title: slug }, key, { count }))!);
	for (const key of ['stance', 'hidden', 'matrix']) found.push((await trendChart(key, {}))!);
	return found;
}

async function cited(): Promise<Citation[]> {
	const reading = { origin: 'https://rulewatch.example', today: day };
	const found: Citation[] = [];
	for (const name of names) {
		const event = await events.get(`court-${name}`);
		const statement = await statements.get(`said-${name}`);
		const campaign = await campaigns.get(`campaign-${name}`);
		const article = await articles.get(`page-${name}`);
		const law = await regulations.get(`law-${name}`);
		if (event?.state === 'published') found.push(citeEvent(event.event, reading));
		if (statement?.state === 'published') found.push(citeStatement(statement.statement, reading));
		if (campaign?.state === 'published') found.push(citeCampaign(campaign.campaign, reading));
		if (article?.state === 'published') found.push(citeArticle(article, reading));
		if (law?.state === 'published') found.push(citeRegulation(law, reading));
	}
	expect(found).toHaveLength(5 * names.length);
	return found;
}

async function linked(): Promise<string> {
	const site = 'https://rulewatch.example';
	const found: object[] = [];
	for (const name of names) {
		const event = await events.get(`court-${name}`);
		const statement = await statements.get(`said-${name}`);
		const campaign = await campaigns.get(`campaign-${name}`);
		const article = await articles.get(`page-${name}`);
		const law = await regulations.get(`law-${name}`);
		const member = await stakeholders.get(`member-${name}`);
		if (event?.state === 'published') found.push(linkedEvent(event.event, site));
		if (statement?.state === 'published') found.push(linkedStatement(statement.statement, site));
		if (campaign?.state === 'published') found.push(linkedCampaign(campaign.campaign, site));
		if (article?.state === 'published') found.push(linkedArticle(article, site));
		if (law?.state === 'published') found.push(linkedRegulation(law, site));
		if (member?.state === 'published') found.push(linkedStakeholder(member, site));
	}
	expect(found).toHaveLength(6 * names.length);
	return JSON.stringify(found);
}

const timeline = { slug: 'harm-rules' };
const timelineIn = (type: 'csv' | 'json' | 'ics') =>
	ask(
		answerWith(type, timelineFiles[type] as typeof timelineFiles.json),
		`/regulations/harm-rules/timeline.${type}`,
		timeline
	);
const calendar = () => ask(answerWith('ics', coming.calendar), '/calendar.ics', {});
/** Days of calendar entries are left out, since iCalendar requires them. */
const words = (ics: string) => ics.replaceAll('\r\n ', '').replaceAll(/^DT(START|END).*$/gm, '');

const cite = async (format: string, style?: string) =>
	(
		await citations.fileOf(
			await cited(),
			{
				params: { format },
				url: new URL(`https://x.example/cite.${format}${style ? `?style=${style}` : ''}`)
			},
			'all'
		)
	).text();

const ofAll: Record<string, () => Promise<string>> = {
	'the timeline for TimelineJS': async () => (await timelineIn('json')).text(),
	'the timeline as CSV': async () => csvWithoutBounds(await (await timelineIn('csv')).text()),
	'the timeline as a calendar': async () => words(await (await timelineIn('ics')).text()),
	'the timeline as a picture': async () =>
		(
			await timelineDrawing(
				{
					url: new URL('https://x.example/regulations/harm-rules/timeline.svg'),
					request: new Request('https://x.example/'),
					params: timeline
				},
				timelineFile,
				'svg'
			)
		).text(),
	'the calendar of what is coming': async () => words(await (await calendar()).text()),
	'lists as JSON': async () =>
		(await texts(lists.map((list) => ask(answerWith('json', listJson), `/${list}.json`, { list }))))
			.map(withoutBounds)
			.join('\n'),
	'lists as CSV': async () =>
		(await texts(lists.map((list) => ask(answerWith('csv', listCsv), `/${list}.csv`, { list }))))
			.map(csvWithoutBounds)
			.join('\n'),
	feeds: async () =>
		(
			await texts(
				(['atom', 'rss', 'json'] as const).flatMap((format) =>
					[
						feeds.everythingFeed,
						...(['events', 'statements', 'articles', 'campaigns'] as const).map(feeds.listFeed)
					].map((make, index) =>
						ask(feeds.answerFeed(make), `/feed-${index}.${format}`, { format } as never)
					)
				)
			)
		).join('\n'),
	'JSON-LD': linked,
	'citations as CSL-JSON': () => cite('csl.json'),
	'citations as BibTeX': () => cite('bib'),
	'citations as RIS': () => cite('ris'),
	'citations as text': async () =>
		(
			await Promise.all(['apa', 'chicago', 'mla', 'wikipedia'].map((style) => cite('txt', style)))
		).join('\n'),
	'tags for reference managers': async () => JSON.stringify((await cited()).map(citationTags)),
	'the data package': async () => {
		const { rows } = await openPackage();
		return withoutBounds(JSON.stringify([...rows.values()]));
	},
	Popolo: async () => (await writtenBytes(writePopolo)).toString(),
	'the API': async () =>
		(
			await Promise.all(
				['events', 'statements', 'articles', 'campaigns', 'regulations', 'memberships'].map(
					(list) => read(`/${list}?limit=100`)
				)
			)
		)
			.map((answer) => withoutBounds(JSON.stringify(answer)))
			.join('\n'),
	'the numbers of charts': async () =>
		(await views())
			.flatMap((view) => [
				JSON.stringify(toJson(view)),
				...keysOf(shapes).map((shape) => [...toCsv(view, shape)].join(''))
			])
			.join('\n')
			// Links filter by first and last day.
			.replaceAll(/[?&;](from|to)=[\d-]+/g, ''),
	'charts as pictures': async () =>
		(await views())
			.filter((view) => isMatrix(view) || view.chart.total)
			.map((view) => strFromU8(chartSvg(view, 'https://rulewatch.example')))
			.join('\n')
};

const monthNumber = (name: string) =>
	String(months.findIndex((month) => month.startsWith(name)) + 1).padStart(2, '0');
const twoDigits = (digits: string | undefined) => digits?.padStart(2, '0');
const anyMonth = `(${months.map((month) => `${month}|${month.slice(0, 3)}`).join('|')})`;

/** Finds each date of a year, in numbers or words, and returns it as ISO 8601. */
function datesIn(text: string, year: string): string[] {
	const found: (string | undefined)[][] = [
		...text.matchAll(RegExp(`\\b${year}[-/](\\d\\d)(?:[-/](\\d\\d))?(?!\\d)`, 'g')),
		...text.matchAll(RegExp(`\\b${year}(\\d\\d)(\\d\\d)(?!\\d)`, 'g')),
		...text.matchAll(RegExp(`\\[\\s*${year},\\s*(\\d+)(?:,\\s*(\\d+))?\\s*\\]`, 'g')),
		...text.matchAll(RegExp(`"year":${year},"month":(\\d+)(?:,"day":(\\d+))?`, 'g')),
		...text.matchAll(RegExp(`year = \\{${year}\\},\\s*month = \\{(\\d+)\\}`, 'g')),
		...[...text.matchAll(RegExp(`(?:(\\d{1,2}) )?${anyMonth} ${year}`, 'g'))].map(
			([all, day, month]) => [all, monthNumber(month!), day]
		),
		...[...text.matchAll(RegExp(`${year}, ${anyMonth}(?: (\\d{1,2}))?`, 'g'))].map(
			([all, month, day]) => [all, monthNumber(month!), day]
		),
		...[...text.matchAll(RegExp(`${anyMonth}(?: (\\d{1,2}))?, ${year}`, 'g'))].map(
			([all, month, day]) => [all, monthNumber(month!), day]
		)
	];
	return found.map(([, month, day]) =>
		[year, twoDigits(month), twoDigits(day)].filter(Boolean).join('-')
	);
}

/** Dates more exact than what may be said of them. */
function tooExact(text: string, name: Name): string[] {
	const { date, said } = given[name];
	// The record's own text for the date is as exact as its source.
	return datesIn(text.replaceAll(date, ''), yearOf(name)).filter(
		(found) => !said.some((one) => one.startsWith(found))
	);
}

async function spreadsheets(): Promise<string> {
	const sheets = lists.map(async (list) => {
		const rows = parse<Record<string, string>>(
			await (await ask(answerWith('csv', listCsv), `/${list}.csv`, { list })).text(),
			{ bom: true, columns: true }
		);
		const bounds = rows.flatMap((row) =>
			Object.entries(row).flatMap(([key, value]) => (bound.test(key) ? [value] : []))
		);
		const sheet = await cells(ask(answerWith('xlsx', listXlsx), `/${list}.xlsx`, { list }));
		return sheet.replaceAll(/>(\d{4}-\d\d-\d\d)</g, (cell, day) =>
			bounds.includes(day) ? '' : cell
		);
	});
	return (await Promise.all(sheets)).join('\n');
}

describe('no date is more exact than its source', () => {
	it('in any outlet', async () => {
		const faults: Record<string, string[]> = {};
		for (const [name, outlet] of Object.entries({ ...ofAll, spreadsheets })) {
			const text = await outlet();
			// An outlet that shows no such year would pass unread.
			expect([name, names.some((one) => text.includes(yearOf(one)))]).toEqual([name, true]);
			faults[name] = names.flatMap((one) => tooExact(text, one));
		}
		expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((name) => [name, []])));
	}, 180_000);

	it('and an open end is told by no end at all', async () => {
		const popolo = JSON.parse((await writtenBytes(writePopolo)).toString());
		const one = popolo.memberships.find(
			({ start_date }: { start_date?: string }) => start_date === given.open.date
		);
		expect(one).not.toHaveProperty('end_date');
		const { data } = await read('/campaigns?limit=100');
		expect(data.find(({ id }: { id: string }) => id === 'campaign-open')).toMatchObject({
			start_date: given.open.date,
			end_date: null
		});
		expect(await linked()).toContain(`"temporalCoverage":"${given.open.date}/.."`);
	});
});

describe('what needs days says so', () => {
	it('a calendar spans the first to the last, and names what is known', async () => {
		const both = await texts([timelineIn('ics'), calendar()]);
		for (const [entries, name] of both.flatMap((ics) => {
			const all = new ICAL.Component(ICAL.parse(ics))
				.getAllSubcomponents('vevent')
				.map((component) => new ICAL.Event(component));
			return names.map((name) => [all, name] as const);
		})) {
			const { earliest, latest } = parseEdtf(given[name].date);
			const entry = entries.find(({ uid }) => uid.startsWith(`event-court-${name}@`))!;
			const end = entry.endDate.clone();
			end.adjust(-1, 0, 0, 0);
			expect([String(entry.startDate), String(end)]).toEqual([earliest, latest]);
			const isTold = /day not known\. The entry spans all days/.test(entry.description);
			expect([name, isTold]).toEqual([name, name !== 'span']);
			expect(entry.summary.includes('day not known')).toBe(name !== 'span');
		}
	});

	it('earliest and latest are documented as bounds wherever they stand', async () => {
		const { described } = await openPackage();
		const columns = [
			...described.resources.flatMap(({ schema }) => schema.fields),
			...describedColumns('union').flatMap(({ columns }) =>
				columns.map(({ name, about }) => ({ name, description: about }))
			)
		].filter(({ name }) => bound.test(name));
		expect(columns.length).toBeGreaterThan(10);
		for (const { description } of columns) expect(description).toMatch(/^A bound, no date of a/);
		const api = JSON.stringify(await read('/openapi.json'));
		const told = [...api.matchAll(/"(?:earliest|latest)":(\{[^}]*\})/g)];
		expect(told.length).toBeGreaterThan(4);
		for (const [, schema] of told) expect(schema).toContain('A bound, no date of a source');
	});
});
