import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { checkDerived } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { current } from '../write/index.ts';
import * as proposals from '../write/proposals/index.ts';
import * as watches from './index.ts';
import { purgeLooks } from './run.ts';
import {
	began,
	clockAt,
	drafts,
	hearing,
	notice,
	openScene,
	pageAt,
	pageOf,
	pass,
	watched
} from '../../../../tests/helpers/server/watch/test-watched.ts';
import { versionsOf } from '../../../../tests/helpers/server/write/test-changes.ts';

checkDerived();

const scene = openScene();
let id: string;
const before = pageOf(notice);
const now = pageOf(notice, hearing);
const row = async () => (await db.select().from(t.watch).where(eq(t.watch.id, id)))[0]!;
const states = async () => (await watches.get(id))!.states;

describe('a page that is watched each hour', () => {
	beforeEach(async () => {
		id = await watched(scene.bilal);
	});

	it('is changed once its new text stands a second look, which drafts one event', async () => {
		scene.ministry.says(() => now);
		await pass(1.2);
		expect(await row()).toMatchObject({ state: 'suspect' });
		expect(await drafts()).toEqual([]);
		await pass(1.2);
		expect(await row()).toMatchObject({ state: 'ok', suspectText: null });
		await pass(48);
		expect(await drafts()).toMatchObject([
			{ kind: 'publication', description: 'The ministry’s page changed.' }
		]);
		const [latest, first] = await states();
		const [draft] = await drafts();
		expect(await watches.watchOfEvent(draft!.id)).toEqual({ id, state: latest!.id });
		expect(latest).toMatchObject({ beforeId: first!.id, event: { state: 'draft' } });
		expect(await watches.textsOf(id, latest!.id)).toMatchObject({
			before: notice,
			now: `${notice}\n\n${hearing}`,
			beforeCopy: first!.copyId,
			nowCopy: latest!.copyId
		});
	});

	it('drafts an event of its law on the day of the look, from the page, which editors find with their drafts', async () => {
		scene.ministry.says(() => now);
		await pass(3);
		const [draft] = await drafts();
		const { item } = (await current('event', draft!.id))!;
		expect(item).toMatchObject({
			regulations: ['harm-rules'],
			dates: [{ date: '2026-11-01', basis: 'reported', preferred: true }],
			stateReason: expect.stringContaining('look at what happened')
		});
		const [source] = item.dates[0]!.sources;
		expect((await current('article', source!))!.item).toMatchObject({
			url: pageAt,
			outlet: 'moitt.example',
			state: 'draft',
			sourceType: 'primary'
		});
		expect((await versionsOf('event', draft!.id))[0]).toMatchObject({
			author: 'Rulewatch',
			authorId: null,
			reason: `Looked at ${pageAt}`
		});
		const queue = await proposals.listQueue({ filters: {}, page: 1, ignored: [] });
		expect(queue.rows.map(({ noun }) => noun).sort()).toEqual(['article', 'event']);
	});

	it('is cited as the article that it is on record as', async () => {
		await cast.article('rules-page', { url: `${pageAt}/` });
		scene.ministry.says(() => now);
		await pass(3);
		const { item } = (await current('event', (await drafts())[0]!.id))!;
		expect(item.dates[0]!.sources).toEqual(['rules-page']);
	});

	it('keeps both copies with their bytes', async () => {
		scene.ministry.says(() => now);
		await pass(3);
		const copies = await db.select().from(t.copy).orderBy(t.copy.capturedAt);
		expect(copies.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([before, now]);
		expect(copies[0]).toMatchObject({ articleId: null, url: pageAt, status: 200, way: 'fetched' });
	});

	it('drafts nothing where it flaps for two days', async () => {
		let looks = 0;
		scene.ministry.says(() => (looks++ % 2 ? before : now));
		await pass(48);
		expect(looks).toBeGreaterThan(40);
		expect(await drafts()).toEqual([]);
	});

	it('drafts nothing where a clock runs on it', async () => {
		scene.ministry.says(() => pageOf(notice, new Date().toUTCString(), String(Date.now())));
		await pass(48);
		expect(await drafts()).toEqual([]);
		expect(await states()).toHaveLength(1);
	});

	it('is gone where it was missing at looks over a day, which drafts one event', async () => {
		scene.ministry.fails(404);
		await pass(23);
		expect(await drafts()).toEqual([]);
		await pass(96);
		expect(await drafts()).toMatchObject([
			{ kind: 'removal', description: 'The ministry’s page is gone.' }
		]);
		scene.ministry.says(() => before);
		await pass(48);
		scene.ministry.fails(410);
		await pass(48);
		expect(await drafts()).toHaveLength(1);
		expect(await row()).toMatchObject({ state: 'gone' });
	});

	it('fails for a week without a draft, and the desk tells of it once a day is over', async () => {
		scene.ministry.fails(503);
		await pass(20);
		expect(await row()).toMatchObject({ state: 'failing', failure: 'Its server answered 503.' });
		expect(await watches.deskCounts(scene.bilal)).toEqual({ failing: 0, asked: 0 });
		await pass(7 * 24);
		expect(await drafts()).toEqual([]);
		expect(await watches.deskCounts(scene.bilal)).toEqual({ failing: 1, asked: 0 });
		expect(scene.ministry.asked().length).toBeLessThan(20);
		scene.ministry.says(() => before);
		await pass(27);
		expect(await watches.deskCounts(scene.bilal)).toEqual({ failing: 0, asked: 0 });
		expect(await row()).toMatchObject({ state: 'ok', failures: 0, notifiedAt: null });
	});

	it('is not read where it is led to a place inside', async () => {
		scene.ministry.answers((_path, _request, response) => {
			response.writeHead(302, { location: 'http://127.0.0.1/admin' }).end();
		});
		await pass(1.2);
		expect(await row()).toMatchObject({ state: 'failing', seenOn: '2026-11-01' });
		expect((await row()).failure).toMatch(/public/);
		expect(scene.ministry.inner.seen.connections).toBe(0);
	});

	it('is not read where its site asks robots to stay away, also where it leads to such a place', async () => {
		scene.ministry.robots('User-agent: *\nDisallow: /rules');
		await pass(1.2);
		const sentence = 'Its site asks robots, in its robots.txt, to stay away from this page.';
		expect(await row()).toMatchObject({ state: 'failing', failure: sentence });
		expect(await watches.deskCounts(scene.bilal)).toMatchObject({ failing: 1 });
		scene.ministry.robots('User-agent: rulewatch\nDisallow: /hidden');
		scene.ministry.answers((path, _request, response) => {
			response.writeHead(path === '/hidden' ? 200 : 301, { location: '/hidden' }).end(now);
		});
		await pass(3);
		expect(await row()).toMatchObject({ state: 'failing', failure: sentence });
		expect(scene.ministry.asked()).not.toContain('GET moitt.example/hidden');
	});

	it('is asked whether it is as it was, and no more, where its server can say so', async () => {
		const sent: unknown[] = [];
		scene.ministry.answers((_path, { headers }, response) => {
			sent.push(headers['if-none-match']);
			response.setHeader('etag', '"one"');
			if (headers['if-none-match'] === '"one"') response.writeHead(304).end();
			else response.setHeader('content-type', 'text/html').end(before);
		});
		await pass(3.5);
		expect(sent).toEqual([undefined, '"one"', '"one"']);
		expect(await row()).toMatchObject({ state: 'ok', seenAt: expect.any(Date) });
	});

	it('asks its owner where it changes more than three times a day, and drafts no more until they answer', async () => {
		const says = (from: number) =>
			scene.ministry.says(() => {
				const words = `Notice${from + Math.floor((Date.now() - began.getTime()) / 10_800_000)} `;
				return pageOf(notice, words.repeat(5));
			});
		says(0);
		await pass(20);
		expect(await drafts()).toHaveLength(3);
		expect(await watches.deskCounts(scene.bilal)).toEqual({ failing: 0, asked: 1 });
		await watches.keepWatching(id);
		says(100);
		await pass(4);
		expect(await drafts()).toHaveLength(4);
		expect(await watches.deskCounts(scene.bilal)).toEqual({ failing: 0, asked: 0 });
	});

	it('that was asked about is still told of when it is gone', async () => {
		await db.update(t.watch).set({ askedAt: began });
		scene.ministry.fails(404);
		await pass(30);
		expect(await drafts()).toMatchObject([{ description: 'The ministry’s page is gone.' }]);
	});

	it('has its single looks forgotten after two months, and its states never', async () => {
		await pass(3);
		expect(await db.$count(t.watchLook)).toBe(3);
		clockAt(new Date(began.getTime() + 61 * 86_400_000));
		await purgeLooks();
		expect(await db.$count(t.watchLook)).toBe(0);
		expect(await states()).toHaveLength(1);
	});

	it('is left alone once it is stopped, and looked at once it is watched again', async () => {
		await watches.setStopped(id, true);
		clockAt(new Date(began.getTime() + 48 * 3_600_000));
		scene.ministry.outer.seen.requests.length = 0;
		await watches.lookAround();
		expect(scene.ministry.asked()).toEqual([]);
		await watches.setStopped(id, false);
		await watches.lookAround();
		expect(scene.ministry.asked()).toHaveLength(1);
	});

	it('is not noted as what an editor made of it meanwhile', async () => {
		scene.ministry.answers((_path, _request, response) => {
			void watches.setStopped(id, true).then(() => {
				response.setHeader('content-type', 'text/html');
				response.end(now);
			});
		});
		await pass(1.2);
		expect(await row()).toMatchObject({ state: 'ok', suspectText: null });
	});
});

describe('pages of one host', () => {
	it('are looked at one at a time, and those of others beside them', async () => {
		for (const path of ['/a', '/b', '/c']) await watched(scene.bilal, { url: pageAt + path });
		await watched(scene.bilal, { url: 'http://pta.example/rules' });
		const busy: Record<string, number> = {};
		const most: Record<string, number> = {};
		scene.ministry.answers((_path, { headers: { host = '' } }, response) => {
			most[host] = Math.max(most[host] ?? 0, (busy[host] = (busy[host] ?? 0) + 1));
			setImmediate(() => {
				busy[host]!--;
				response.setHeader('content-type', 'text/html').end(before);
			});
		});
		clockAt(new Date(began.getTime() + 2 * 3_600_000));
		await Promise.all([watches.lookAround(), watches.lookAround()]);
		expect(most).toEqual({ 'moitt.example': 1, 'pta.example': 1 });
		expect((await db.select().from(t.watchLook)).length).toBe(8);
	});
});
