import { eq, sql } from 'drizzle-orm';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { readVersion } from '../db/version.ts';
import { checkDerived } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { lookAgain } from './index.ts';
import { asked } from '../../../../tests/helpers/server/worker/test-worker.ts';
import { anchor, keep } from '../../../../tests/helpers/server/copies/test-copies.ts';
import {
	htmlOf,
	openPaper,
	quote,
	textOf
} from '../../../../tests/helpers/server/copies/test-paper.ts';

let internet: Awaited<ReturnType<typeof openPaper>>;
let robots: string;
let answer: (response: ServerResponse) => void;

const page = (html: string) => (response: ServerResponse) =>
	response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
const status = (code: number) => (response: ServerResponse) => {
	response.statusCode = code;
	response.end('No.');
};

beforeEach(async () => {
	// sources.test.ts covers the first look at a new source.
	vi.stubEnv('KEEP_COPIES', 'no');
	[robots, answer] = ['', page(htmlOf())];
	internet = await openPaper(({ url }, response) =>
		url === '/robots.txt' ? response.end(robots) : answer(response)
	);
});
afterEach(async () => {
	vi.unstubAllEnvs();
	await internet.close();
});
checkDerived();

const longAgo = { capturedAt: new Date('2026-01-01') };

async function lookAfter(hours: number, how: typeof answer) {
	answer = how;
	const earlier = sql`make_interval(hours => ${hours}::integer)`;
	const { lookedAt, nextLookAt, missingSince } = t.livePage;
	await db.update(t.livePage).set({
		lookedAt: sql`${lookedAt} - ${earlier}`,
		nextLookAt: sql`${nextLookAt} - ${earlier}`,
		missingSince: sql`${missingSince} - ${earlier}`
	});
	await lookAgain();
	return { ...(await anchor()), page: await live() };
}

async function live() {
	const [row] = await db.select().from(t.livePage).where(eq(t.livePage.articleId, 'dawn'));
	const days = row && (row.nextLookAt.getTime() - row.lookedAt.getTime()) / 86_400_000;
	return { ...row, days: days && Math.round(days * 100) / 100 };
}

const copies = () => db.$count(t.copy);

describe('the page of a kept copy is looked at again', () => {
	it('no sooner than a day after, and not where nobody quotes it or a setting forbids it', async () => {
		await lookAgain();
		await keep(textOf());
		await lookAgain();
		await cast.article('mint', { url: 'http://paper.example/mint' });
		await keep(textOf(), { articleId: 'mint', ...longAgo });
		await lookAgain();
		vi.stubEnv('LOOK_AGAIN', 'no');
		await keep(textOf(), longAgo);
		await lookAgain();
		expect(internet.outer.seen.requests).toEqual([]);
	});

	it('and where it stands as it was, no other copy is kept, and it is looked at less and less often', async () => {
		await keep(textOf(), longAgo);
		const looks = [];
		for (let look = 0; look < 7; look++) looks.push((await lookAfter(24 * 40, answer)).page.days);
		expect(looks).toEqual([1, 2, 4, 8, 16, 30, 30]);
		expect(await anchor()).toMatchObject({ state: 'found', live: 'verified' });
		// Pasted and fetched text may differ in a line; the fetched page is kept once.
		expect(await copies()).toBeLessThanOrEqual(2);
	});

	it('and where its words were changed, both texts are kept', async () => {
		const copyId = await keep(textOf(), longAgo);
		const words = quote.replace('an end', 'a stop');
		expect(await lookAfter(0, page(htmlOf(words)))).toMatchObject({
			state: 'found',
			copyId,
			live: 'changed',
			liveWords: words,
			page: { state: 'there' }
		});
		expect(await copies()).toBe(2);
		expect(await lookAfter(48, page(htmlOf()))).toMatchObject({ live: 'verified' });
	});

	it('and is gone once its server said so three times over a day, and no sooner', async () => {
		await keep(textOf(), longAgo);
		await lookAfter(0, page(htmlOf()));
		for (const hours of [25, 13])
			expect(await lookAfter(hours, status(404))).toMatchObject({
				live: 'verified',
				page: { state: 'failing', days: 0.5 }
			});
		expect(await lookAfter(13, status(410))).toMatchObject({
			state: 'found',
			live: 'gone',
			page: { state: 'gone', days: 30 }
		});
		expect(await lookAfter(24 * 31, status(503))).toMatchObject({ live: 'gone' });
		expect(await lookAfter(24 * 31, page(htmlOf()))).toMatchObject({ live: 'verified' });
	});

	it('and is told to be gone at once, also where its words were gone before', async () => {
		await keep(textOf(), longAgo);
		expect(await lookAfter(0, page(htmlOf('No words')))).toMatchObject({ live: 'gone' });
		for (const hours of [25, 13]) await lookAfter(hours, status(404));
		const version = await readVersion();
		expect(await lookAfter(13, status(404))).toMatchObject({
			live: 'gone',
			page: { state: 'gone' }
		});
		expect(await readVersion()).toBe(version + 1);
	});

	it('and is never gone where it only fails to answer', async () => {
		await keep(textOf(), longAgo);
		await lookAfter(0, page(htmlOf()));
		for (let look = 0; look < 4; look++)
			expect(await lookAfter(24 * 40, status(503))).toMatchObject({
				live: 'verified',
				page: { state: 'failing', failures: look + 1, failure: 'Its server answered 503.' }
			});
	});

	it('and a wall before its text is no change of its words', async () => {
		await keep(`${textOf()}\n\n${textOf()}\n\n${textOf()}`, longAgo);
		const wall = '<article><p>Subscribe to read on, from one dollar a week.</p></article>';
		expect(await lookAfter(0, page(wall))).toMatchObject({
			state: 'found',
			live: null,
			page: { state: 'failing' }
		});
	});

	it('and long texts are worked on in the worker alone', async () => {
		const filling = Array.from({ length: 12_000 }, (_, word) => `Word ${word}.`);
		const long = `${textOf()}\n\n${filling.join(' ')}`;
		await cast.article('mint', { url: 'http://paper.example/mint' });
		await keep(long, { articleId: 'mint' });
		await keep(textOf(), longAgo);
		asked.mockClear();
		const html = `${htmlOf()}<article><p>${long.replaceAll('\n\n', '</p><p>')}</p></article>`;
		expect(await lookAfter(0, page(html))).toMatchObject({ live: 'verified' });
		const tasks = asked.mock.calls.map(([task]) => task.name);
		for (const task of [
			'askRobots',
			'readPage',
			'normalise',
			'reportKeysOf',
			'sharesOf',
			'anchorsIn'
		])
			expect(tasks).toContain(task);
	});

	it('and one whose address is longer than 2,000 letters is not asked for', async () => {
		await cast.article('dawn', { url: `http://paper.example/${'a'.repeat(2_000)}` });
		await keep(textOf(), longAgo);
		expect((await lookAfter(0, answer)).page).toMatchObject({
			state: 'failing',
			failure: 'Its address is longer than 2,000 letters.'
		});
		expect(internet.outer.seen.requests).toEqual([]);
	});

	it('and is left alone where its site asks robots to stay away', async () => {
		robots = 'User-agent: *\nDisallow: /';
		await keep(textOf(), longAgo);
		expect((await lookAfter(0, answer)).page).toMatchObject({
			state: 'failing',
			failure: expect.stringContaining('asks robots') as string
		});
		expect(internet.outer.seen.requests).toEqual(['GET paper.example/robots.txt']);
	});
});

it('of one host, one page is looked at in a row', async () => {
	await cast.article('mint', { url: 'http://paper.example/mint' });
	await cast.statement('other', { quote, source: 'mint' });
	await keep(textOf(), longAgo);
	await keep(textOf(), { articleId: 'mint', ...longAgo });
	await lookAgain();
	expect(await db.$count(t.livePage)).toBe(1);
	await lookAgain();
	expect(await db.$count(t.livePage)).toBe(2);
});
