import { parse } from 'csv-parse/sync';
import { eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { isFormula } from '../../domain/formulas.ts';
import { formulas } from '../../../../tests/helpers/domain/test-formulas.ts';
import { formerSlug } from '../desk/tables.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { type ItemToSave, saveItem as write } from '../write/index.ts';
import { answerWith } from '../outlets/files/index.ts';
import { ask } from '../../../../tests/helpers/server/outlets/files/test-asking.ts';
import { origin } from '../settings.ts';
import { timelineFiles } from './index.ts';

const asma = { author: 'asma', reason: 'Read in Dawn', way: 'entry' as const };
const types = { csv: 'csv', json: 'json', ics: 'ics' } as const;
type Type = keyof typeof types;

const get = (type: Type, slug = 'harm-rules', headers: Record<string, string> = {}, query = '') =>
	ask(
		answerWith(type, timelineFiles[type] as typeof timelineFiles.json),
		`/regulations/${slug}/timeline.${type}${query}`,
		{ slug },
		{ headers }
	);
const slides = async () => (await get('json')).json();
const slideOf = async (id: string) =>
	(await slides()).events.find((slide: { unique_id: string }) => slide.unique_id === id);
const eventsIn = (text: string) =>
	new ICAL.Component(ICAL.parse(text))
		.getAllSubcomponents('vevent')
		.map((component) => new ICAL.Event(component));
const appointments = async () => eventsIn(await (await get('ics')).text());
const appointment = async (id: string) =>
	(await appointments()).find(({ uid }) => uid.startsWith(`${id}@`))!;
const csvRows = async (): Promise<Record<string, string>[]> =>
	parse(await (await get('csv')).text(), { bom: true, columns: true });

interface Slide {
	start_date: { year: number; month?: number; day?: number };
}

beforeEach(async () => {
	await cast.scene();
	await cast.event('approved', {
		kind: 'approval',
		date: '2020-01',
		actors: ['ministry'],
		disputed: [{ date: '2020-02-11', source: 'dawn' }]
	});
	await cast.event('notified', { kind: 'notification', date: '2020-01-21', knownOn: '2020-02-12' });
	await cast.event('leaked', { kind: 'leak', date: '2020-02-12' });
	await cast.event('consulted', { kind: 'consultation', date: '2020-06-01/2020-06-15' });
	await cast.event('heard', { kind: 'court', date: '2021-21' });
	await cast.event('amended', { kind: 'amendment', date: '2022~' });
	await cast.statement('letter', { date: '2020-02-13', quote: 'Spotify, report.pdf & <more>' });
});

it.each(Object.values(types))(
	'a timeline as %s refuses what it cannot be narrowed by, in a sentence',
	async (type) => {
		const answer = await get(type, 'harm-rules', {}, '?kind=court');
		expect(answer.status).toBe(400);
		expect(await answer.text()).toContain('Not understood: kind=court. ');
	}
);

describe('a timeline for TimelineJS', () => {
	it('says dates as exactly as their sources and no more, with the words beside', async () => {
		const dates = async (id: string) => {
			const { start_date, end_date, display_date } = await slideOf(id);
			return [start_date, end_date, display_date];
		};
		expect(await dates('event-approved')).toEqual([
			{ year: 2020, month: 1 },
			undefined,
			'January 2020'
		]);
		expect(await dates('event-notified')).toEqual([
			...[{ year: 2020, month: 1, day: 21 }, undefined, '21 January 2020']
		]);
		expect(await dates('event-consulted')).toEqual([
			{ year: 2020, month: 6, day: 1 },
			{ year: 2020, month: 6, day: 15 },
			'1 June 2020 to 15 June 2020'
		]);
		expect(await dates('event-heard')).toEqual([...[{ year: 2021 }, undefined, 'spring 2021']]);
		expect(await dates('event-amended')).toEqual([{ year: 2022 }, undefined, 'about 2022']);
	});

	it('stands in two lanes, in time, each moment once', async () => {
		const { events } = await slides();
		const ids = events.map(({ unique_id }: { unique_id: string }) => unique_id);
		expect(ids).toEqual([
			...['event-approved', 'event-notified', 'event-leaked', 'statement-letter'],
			...['event-consulted', 'event-heard', 'event-amended']
		]);
		const lanes = events.map(({ group }: { group: string }) => group);
		expect(lanes.slice(1, 4)).toEqual([
			'What the state did',
			...Array(2).fill('What the public saw and said')
		]);
	});

	it('has what is dated less exactly where TimelineJS places it, as the title slide says', async () => {
		await cast.event('sued', { kind: 'court', date: '2020-01-31' });
		await cast.event('watched', { kind: 'enforcement', date: '2020-01-10' });
		const { events, title } = await slides();
		const ids = events.map(({ unique_id }: { unique_id: string }) => unique_id);
		expect(ids.slice(0, 4)).toEqual(
			['approved', 'watched', 'notified', 'sued'].map((id) => `event-${id}`)
		);
		// TimelineJS sorts by these and keeps the order of equal slides.
		const days = events.map(({ start_date: { year, month = 1, day = 1 } }: Slide) =>
			Date.UTC(year, month - 1, day)
		);
		expect(days).toEqual(days.toSorted((a: number, b: number) => a - b));
		expect(title.text.text).toContain(
			'<p>3 entries are dated less exactly than a day. Each stands at the beginning of the time that its date can mean; its words say what is known.</p>'
		);
	});

	it('shades the days that the text was hidden', async () => {
		expect((await slides()).eras).toEqual([
			{
				start_date: { year: 2020, month: 1, day: 21 },
				end_date: { year: 2020, month: 2, day: 12 },
				text: { headline: '22 days hidden' }
			}
		]);
	});

	it('gives a quotation with its source, in letters that no kind of media is known by', async () => {
		const { media } = await slideOf('statement-letter');
		expect(media).toMatchObject({
			credit: expect.stringContaining('<a href="https://example.org/dawn">'),
			link: 'https://example.org/dawn'
		});
		expect(media.url).toMatch(/^<blockquote lang="en">/);
		expect(media.url).not.toMatch(/spotify|\.pdf|<more/i);
	});

	it('names every source, and what other sources say', async () => {
		const { text } = await slideOf('event-approved');
		expect(text.text).toContain('Other sources say: 11 February 2020');
		expect(text.text).toContain('<a href="https://example.org/dawn">');
	});

	it('holds a thousand statements, the first and the latest, and says so; the CSV has all', async () => {
		const row = { organisationId: 'coalition', basis: 'event', channel: 'statement' } as const;
		const ids = Array.from({ length: 1_100 }, (_, n) => `s${n}`);
		const date = { date: '2020-03-01', earliest: '2020-03-01', latest: '2020-03-01' };
		await db.transaction(async (tx) => {
			await tx
				.insert(t.statement)
				.values(
					ids.map((id) => ({ id, ...row, ...date, summary: id, state: 'published' as const }))
				);
			await tx.insert(t.citation).values(ids.map((id) => ({ articleId: 'dawn', statementId: id })));
			await tx.insert(t.position).values(
				ids.map((id) => ({
					id,
					statementId: id,
					regulationId: 'harm-rules',
					stance: 'mixed' as const
				}))
			);
			await tx.insert(t.citation).values(ids.map((id) => ({ articleId: 'dawn', positionId: id })));
		});
		for (const [n, date] of ['2020-02-10', '2020-02-11'].entries())
			await cast.statement(`official-${n}`, { organisationId: 'ministry', date });
		await cast.statement('latest', { date: '2021-04' });
		const { events, title } = await slides();
		expect(events).toHaveLength(1_006);
		expect(events.map(({ unique_id }: { unique_id: string }) => unique_id)).toEqual(
			expect.arrayContaining(['official-0', 'letter', 'latest'].map((id) => `statement-${id}`))
		);
		expect(title.text.text).toContain('1,000 of 1,104 statements are shown');
		expect(title.text.text).toContain('/regulations/harm-rules/timeline.csv');
		const calendar = await (await get('ics')).text();
		expect(eventsIn(calendar)).toHaveLength(1_006);
		expect(calendar.replaceAll(/\r\n |\\/g, '')).toContain('1,000 of 1,104 statements are shown');
		expect(await csvRows()).toHaveLength(1_110);
	});
});

describe('a timeline as a calendar', () => {
	it('stands on all days that its date can mean, and says where the day is not known', async () => {
		const days = async (id: string) => {
			const { startDate, endDate, summary, description } = await appointment(id);
			expect(startDate.isDate && endDate.isDate).toBe(true);
			return [String(startDate), String(endDate), summary, description.split('\n')[0]];
		};
		const law = 'Harm Rules 2020';
		const note = (date: string) =>
			`Date: ${date}, day not known. The entry spans all days that this can mean.`;
		expect(await days('event-notified')).toEqual([
			...[
				'2020-01-21',
				'2020-01-22',
				`What happened in notified: ${law}`,
				'What happened in notified'
			]
		]);
		expect(await days('event-approved')).toEqual([
			'2020-01-01',
			'2020-02-01',
			`What happened in approved: ${law} (January 2020, day not known)`,
			note('January 2020')
		]);
		expect(await days('event-consulted')).toEqual([
			...[
				'2020-06-01',
				'2020-06-16',
				`What happened in consulted: ${law}`,
				'What happened in consulted'
			]
		]);
		expect(await days('event-amended')).toEqual([
			'2022-01-01',
			'2023-01-01',
			`What happened in amended: ${law} (about 2022, day not known)`,
			note('about 2022')
		]);
		expect((await days('statement-letter')).slice(0, 3)).toEqual([
			...['2020-02-13', '2020-02-14', `Internet Coalition on the ${law}: oppose`]
		]);
	});

	it('counts how often each moved since it was public, by which programs take its new date', async () => {
		const sequence = async () => (await appointment('event-hearing')).sequence;
		let version = 0;
		const save = async (date: string, given: Partial<ItemToSave<'event'>> = {}) => {
			const dates = [
				{ date: '2020-09-09', basis: 'reported' as const, preferred: false, sources: ['dawn'] },
				{ date, basis: 'event' as const, preferred: true, sources: ['dawn'] }
			];
			const item = { id: 'hearing', state: 'published' as const, kind: 'court' as const };
			const described = { description: 'A hearing', regulations: ['harm-rules'], dates };
			await write(
				'event',
				{ ...item, ...described, ...given },
				{ ...asma, version, correction: false }
			);
			version++;
		};
		const draft = { state: 'draft' as const, stateReason: 'Unsure' };
		await save('2020-05-01', draft);
		await save('2020-05-02');
		expect(await sequence()).toBe(0);
		await save('2020-05-02', { description: 'Told better' });
		expect(await sequence()).toBe(0);
		await save('2020-05-03');
		await save('2020-05-04', draft);
		await save('2020-05-03');
		expect(await sequence()).toBe(1);
		await save('2020-05-02');
		expect(await sequence()).toBe(2);
		expect((await appointment('event-leaked')).sequence).toBe(0);
	});

	it('has nothing of what was withdrawn, its day included', async () => {
		const { event } = t;
		await db
			.update(event)
			.set({ state: 'withdrawn', stateReason: 'Never held' })
			.where(eq(event.id, 'leaked'));
		expect(await appointment('event-leaked')).toBeUndefined();
	});

	it('knows each by an id for good, when it changed, and its page', async () => {
		const event = await appointment('statement-letter');
		const value = (name: string) => event.component.getFirstPropertyValue(name);
		expect(event.uid).toBe(`statement-letter@${new URL(origin()).hostname}`);
		expect(value('url')).toBe(`${origin()}/statements/letter`);
		const [row] = await db.select().from(t.statement).where(eq(t.statement.id, 'letter'));
		const second = Math.floor(row!.updatedAt.getTime() / 1000);
		for (const name of ['last-modified', 'dtstamp'])
			expect((value(name) as ICAL.Time).toUnixTime()).toBe(second);
		expect(value('transp')).toBe('TRANSPARENT');
		const all = await appointments();
		expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length);
	});

	it('keeps every text, in lines of at most 75 octets', async () => {
		const text = `a,b;c\\n\\d\n“قانون” ${'𝒜ق'.repeat(60)}\r\nEND:VEVENT\r\nX-EVIL:1`;
		await cast.event('odd', { kind: 'court', date: '2021-01-01', description: text });
		const file = await (await get('ics')).text();
		const lines = file.split('\r\n');
		expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
		expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(lines.at(-1)).toBe('');
		expect((await appointments()).length).toBe(8);
		expect((await appointment('event-odd')).description).toContain(text.replaceAll('\r\n', '\n'));
	});
});

describe('a timeline as CSV', () => {
	it('has a row a moment, in time, with who, when and what proves it', async () => {
		const rows = await csvRows();
		expect(rows.map(({ id }) => id)).toEqual([
			...['notified', 'approved', 'leaked', 'letter', 'consulted', 'heard', 'amended']
		]);
		expect(rows[1]).toMatchObject({
			noun: 'event',
			lane: 'state',
			shape: 'approval',
			date: '2020-01',
			earliest: '2020-01-01',
			latest: '2020-01-31',
			disputed_dates: '2020-02-11',
			who: 'Ministry of IT',
			sources: 'https://example.org/dawn'
		});
		expect(rows[3]).toMatchObject({ lane: 'public', shape: 'oppose', who: 'Internet Coalition' });
	});

	it('promise 20: gives no cell that a spreadsheet would run', async () => {
		for (const [n, text] of formulas.entries())
			await cast.statement(`f${n}`, { summary: text, quote: text });
		const cells = (await csvRows()).flatMap((row) => Object.values(row));
		expect(cells.filter(isFormula)).toEqual([]);
		expect(cells.filter((cell) => cell.startsWith("'")).length).toBe(2 * formulas.length);
	});
});

describe('a timeline in any form', () => {
	it.each(Object.keys(types) as Type[])('moves, goes and hides with its law: %s', async (type) => {
		await db
			.insert(formerSlug)
			.values({ noun: 'regulation', slug: 'harm-draft', rowId: 'harm-rules' });
		const moved = await get(type, 'harm-draft');
		expect([moved.status, moved.headers.get('location')]).toEqual([
			...[308, `/regulations/harm-rules/timeline.${type}`]
		]);
		expect((await get(type, 'nothing')).status).toBe(404);
		const set = (state: 'draft' | 'withdrawn') =>
			db.update(t.regulation).set({ state, stateReason: 'Never made' });
		await db.delete(formerSlug);
		await set('withdrawn');
		const gone = await get(type);
		expect(gone.status).toBe(410);
		expect(await gone.text()).toContain('Never made');
		await set('draft');
		expect((await get(type)).status).toBe(404);
	});

	it.each(['json', 'ics'] as const)('is not sent twice unchanged: %s', async (type) => {
		const etag = (await get(type)).headers.get('etag')!;
		const again = () => get(type, undefined, { 'if-none-match': etag });
		expect((await again()).status).toBe(304);
		await cast.statement('new');
		expect((await again()).status).toBe(200);
	});

	it('promise 10: has no draft, and once it is published has it', async () => {
		await cast.event('secret', { kind: 'leak', date: '2020', description: 'zanzibar' });
		const found = async () => {
			const texts = await Promise.all(
				(['csv', 'json', 'ics'] as const).map(async (type) => (await get(type)).text())
			);
			return texts.filter((text) => text.includes('zanzibar')).length;
		};
		expect(await found()).toBe(3);
		await db
			.update(t.event)
			.set({ state: 'draft', stateReason: 'x' })
			.where(eq(t.event.id, 'secret'));
		expect(await found()).toBe(0);
	});
});
