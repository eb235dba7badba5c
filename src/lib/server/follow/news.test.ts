import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { deliver } from '../jobs/outbox.ts';
import { openPostOffice } from '../../../../tests/helpers/server/jobs/test-post-office.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { saveItem } from '../write/index.ts';
import { letter } from '../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { withdraw } from '../../../../tests/helpers/server/write/test-changes.ts';
import { summarizeChanges } from './change-summary.ts';
import { newsLetter } from './news-letter.ts';
import { queueNews } from './news.ts';
import { createNotices } from './spread.ts';
import { follows } from '../../../../tests/helpers/server/follow/test-followers.ts';

const how = { reason: 'Read in Dawn', way: 'entry' as const, author: 'Bilal', authorId: 'bilal' };
const start = Date.parse('2026-11-27T12:00:00Z');
const week = 7 * 86_400_000;
const minutes = (count: number) => vi.setSystemTime(Date.now() + count * 60_000);

let office: Awaited<ReturnType<typeof openPostOffice>>;
let said = 0;
let weeks = 0;

function publish(given: object = {}) {
	const date = `2020-02-${String((said++ % 28) + 1).padStart(2, '0')}`;
	return saveItem('statement', letter({ state: 'published', date, ...given }), how);
}

/** Sends everything that is due. @returns lines of the letters that arrived */
async function tell() {
	const before = office.arrived.length;
	await createNotices();
	await queueNews();
	await deliver();
	return office.arrived.slice(before).map(({ to, text }) => ({ to, text: plain(text) }));
}

/** Unfolds headers and decodes quoted-printable. */
const plain = (text: string) =>
	text
		.replace(/\r\n /g, ' ')
		.replace(/=\r?\n/g, '')
		.replace(/=3D/g, '=');

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ['Date'], now: start + week * weeks++ });
	await cast.scene();
	office = await openPostOffice();
});
afterEach(async () => {
	vi.useRealTimers();
	await office.close();
});

describe('a letter of news', () => {
	it('waits as long as an editor can undo, then comes with reason, source and the ways to end it', async () => {
		await follows('asma', { subject: 'regulation:harm-rules' });
		await publish();
		expect(await tell()).toEqual([]);
		minutes(1);
		const [news, ...more] = await tell();
		expect(more).toEqual([]);
		expect(news?.to).toEqual(['asma@example.org']);
		for (const part of [
			'Subject: New statement: Internet Coalition opposes the Harm Rules 2020',
			'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
			'Why this came: you follow Harm Rules 2020.',
			'https://example.org/dawn',
			'/follow/mine/asma.'
		])
			expect(news?.text).toContain(part);
		expect(news?.text).toMatch(/^List-ID: Rulewatch </m);
		expect(news?.text).toMatch(/^List-Unsubscribe: +<http\S+\/follow\/end\/asma\.\S+>/m);
		expect(news?.text).not.toMatch(/<img|src=/);
	});

	it('says of a change that the item is no longer in the followed search, only where it is not', async () => {
		await follows('asma', { subject: 'search:/statements?stance=oppose' });
		await follows('bina', { subject: 'search:/search?q=objects' });
		const { id } = await publish();
		minutes(1);
		await tell();
		await cast.change('statement', id, {
			positions: [{ regulation: 'harm-rules', stance: 'support' }]
		});
		minutes(61);
		const letters = await tell();
		const departure = 'It is no longer in the search that you follow';
		for (const { to, text } of letters)
			expect(text.includes(departure), to[0]).toBe(to[0] === 'asma@example.org');
		expect(letters).toHaveLength(2);
		await withdraw('statement', id, { ...how, version: 2, reason: 'The letter was forged' });
		minutes(61);
		const [withdrawal, ...more] = await tell();
		expect([withdrawal?.to, more]).toEqual([['bina@example.org'], []]);
		expect(withdrawal?.text).toContain('The letter was forged');
		expect(withdrawal?.text).toContain('Why this came: you follow Search for');
	});

	it('names who runs the copy and how to reach them, as text and as a page', async () => {
		vi.stubEnv('OPERATOR_NAME', 'Bytes for All');
		vi.stubEnv('OPERATOR_CONTACT', 'desk@bytes.example');
		await follows('asma');
		await publish();
		minutes(1);
		const [news] = await tell();
		const named = news!.text.split(
			'This copy is run by Bytes for All. To reach them: desk@bytes.example'
		);
		expect(named).toHaveLength(3);
	});

	it('keeps the language of a headline in Urdu, in its title and where it is a source', async () => {
		const urdu = { headline: 'قوانین', lang: 'ur' };
		await cast.article('jang', urdu);
		await publish({ sources: ['jang'] });
		const page = { url: 'https://example.org/2', outlet: 'Jang', headlineBasis: 'page' } as const;
		const filed = { section: 'news', sourceType: 'news', state: 'published' } as const;
		await saveItem('article', { ...urdu, ...page, ...filed }, how);
		const changes = await db.select({ id: t.change.id }).from(t.change);
		const told = await summarizeChanges(
			changes.map(({ id }) => id),
			[]
		);
		const news = told.map((one) => ({ ...one, why: 'Everything on record' }));
		const { html } = newsLetter(news, { id: 'asma', linksRenewed: 0 });
		expect(html).toContain('New article: <bdi lang="ur" dir="rtl">قوانین</bdi></a></h2>');
		expect(html).toMatch(/Source: <a href="[^"]*">“<bdi lang="ur" dir="rtl">قوانین<\/bdi>”, Dawn/);
	});

	it('gathers what comes within an hour of the last, and is none where nothing came', async () => {
		await follows('asma');
		await publish();
		minutes(1);
		expect(await tell()).toHaveLength(1);
		await publish();
		minutes(10);
		expect(await tell()).toEqual([]);
		await publish();
		minutes(51);
		const [second] = await tell();
		expect(second?.text).toContain('Subject: 2 changes: Everything on record');
		minutes(120);
		expect(await tell()).toEqual([]);
	});

	it('comes in the morning to who chose so, with all of the day', async () => {
		await follows('asma', { frequency: 'daily', timeZone: 'Asia/Karachi' });
		await publish();
		await publish();
		minutes(13 * 60);
		expect(await tell()).toEqual([]);
		minutes(61);
		expect(await tell()).toMatchObject([{ text: expect.stringContaining('2 changes') }]);
	});

	it('tells nothing of what was withdrawn before it left', async () => {
		await follows('asma');
		const { id } = await publish({ summary: 'Never said.' });
		await publish();
		minutes(1);
		await createNotices();
		await withdraw('statement', id, { ...how, version: 1, reason: 'Forged' });
		const [news] = await tell();
		expect(news?.text).not.toContain('Never said.');
		expect(await db.$count(t.outbox, eq(t.outbox.kind, 'news'))).toBe(1);
	});

	it('is none where nothing is left to tell', async () => {
		await follows('asma');
		const { id } = await publish();
		await withdraw('statement', id, { ...how, version: 1, reason: 'Forged' });
		minutes(1);
		expect(await tell()).toEqual([]);
		expect(await db.$count(t.outbox)).toBe(0);
	});

	it('holds thirty changes at most, and says how many more there are', async () => {
		await follows('asma');
		for (let count = 0; count < 32; count++) await publish({ summary: `Said ${count}.` });
		minutes(1);
		const [news] = await tell();
		expect(news?.text).toContain('Subject: 32 changes: Everything on record');
		expect(news?.text).toContain('And 2 more, which stand on record');
	});

	it('promise 40: comes once each, though the clock was a year ahead when the last came and the next was noted', async () => {
		await follows('asma');
		minutes(365 * 1_440);
		await publish();
		minutes(1);
		expect(await tell()).toHaveLength(1);
		await publish();
		await createNotices();
		minutes(-365 * 1_440);
		expect(await tell()).toHaveLength(1);
		minutes(61);
		expect(await tell()).toEqual([]);
	});

	it('promise 24: has headers of ours alone, whatever stands in the record', async () => {
		await follows('asma');
		await cast.change('regulation', 'harm-rules', { title: 'Rules\r\nBcc: mallory@example.org' });
		await publish();
		minutes(1);
		const [news] = await tell();
		expect(news?.text.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m);
		expect(news?.to).toEqual(['asma@example.org']);
	});

	it('goes once to each of many, by whichever process gathers', async () => {
		for (let count = 0; count < 12; count++) await follows(`reader-${count}`);
		await publish();
		await Promise.all([createNotices(), createNotices()]);
		minutes(1);
		await Promise.all([queueNews(), queueNews()]);
		const letters = await tell();
		expect(new Set(letters.flatMap(({ to }) => to)).size).toBe(12);
		expect(letters).toHaveLength(12);
	});
});
