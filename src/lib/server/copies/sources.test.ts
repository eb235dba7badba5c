import { eq, gt, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { proofSentence } from '../../domain/proof.ts';
import * as statements from '../../nouns/statement/queries.server.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { readVersion } from '../db/version.ts';
import { isStale } from '../derived/index.ts';
import { checkDerived } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { countDoubtful, listDoubtful } from './doubtful.ts';
import { lookAgain } from './index.ts';
import { anchor, keep } from '../../../../tests/helpers/server/copies/test-copies.ts';
import {
	answersApart,
	htmlOf,
	openPaper,
	textOf
} from '../../../../tests/helpers/server/copies/test-paper.ts';

let internet: Awaited<ReturnType<typeof openPaper>>;
let robots: string;
let html: string;

beforeEach(async () => {
	[robots, html] = ['', htmlOf()];
	internet = await openPaper(({ url }, response) =>
		url === '/robots.txt'
			? response.end(robots)
			: response.setHeader('content-type', 'text/html; charset=utf-8').end(html)
	);
});
afterEach(async () => {
	vi.unstubAllEnvs();
	await internet.close();
});
checkDerived();

const waysOf = async (articleId = 'dawn') =>
	(await db.select({ way: t.copy.way }).from(t.copy).where(eq(t.copy.articleId, articleId))).map(
		({ way }) => way
	);
const told = async () => {
	const found = await statements.get('reaction');
	if (found?.state !== 'published') throw new Error('Not published');
	return proofSentence(found.statement.quotations[0]!.proof);
};
const pagesAsked = () =>
	internet.outer.seen.requests.filter((request) => !request.endsWith('/robots.txt'));

describe('the page of a published source', () => {
	it('is fetched and kept soon after, once', async () => {
		for (let look = 0; look < 3; look++) await lookAgain();
		expect(await waysOf()).toEqual(['fetched']);
		expect(await anchor()).toMatchObject({ state: 'found', live: 'verified' });
		expect(pagesAsked()).toEqual(['GET paper.example/letter']);
	});

	it('is left alone where its site or a setting asks for that', async () => {
		vi.stubEnv('KEEP_COPIES', 'no');
		await lookAgain();
		expect(internet.outer.seen.requests).toEqual([]);
		vi.unstubAllEnvs();
		robots = 'User-agent: *\nDisallow: /letter';
		await lookAgain();
		await lookAgain();
		expect(internet.outer.seen.requests).toEqual(['GET paper.example/robots.txt']);
		expect(await waysOf()).toEqual([]);
	});

	it('is not asked for before it is published, long after, or where its newsroom brought it', async () => {
		const published = { updatedAt: sql`now() - interval '31 days'` };
		await db
			.update(t.article)
			.set({ ...published })
			.where(eq(t.article.id, 'dawn'));
		await cast.article('draft', { url: 'http://paper.example/draft', state: 'draft' });
		await cast.article('own', { url: 'http://paper.example/own' });
		await keep(textOf(), { articleId: 'own', way: 'imported' });
		await lookAgain();
		expect(internet.outer.seen.requests).toEqual([]);
	});

	it('is kept where nobody quotes it, and asked for again where it failed', async () => {
		await cast.article('mint', { url: 'http://other.example/mint' });
		const { answer } = internet.outer;
		internet.outer.answer = (request, response) => {
			if (request.headers.host !== 'other.example') return void answer(request, response);
			response.statusCode = 503;
			response.end();
		};
		await lookAgain();
		expect([await waysOf('dawn'), await waysOf('mint')]).toEqual([['fetched'], []]);
		internet.outer.answer = answer;
		await lookAgain();
		expect(await waysOf('mint')).toEqual([]);
		await db.update(t.livePage).set({ nextLookAt: new Date() });
		await lookAgain();
		expect(await waysOf('mint')).toEqual(['fetched']);
	});

	it('is counted on the site once it is kept: each run empties the page cache once, and none for a day alone', async () => {
		await lookAgain();
		await cast.article('mint', { url: 'http://paper.example/mint' });
		await cast.article('zinc', { url: 'http://other.example/zinc' });
		const { answer } = internet.outer;
		answersApart(internet);
		const before = await readVersion();
		await lookAgain();
		expect([await waysOf('mint'), await waysOf('zinc')]).toEqual([['fetched'], ['fetched']]);
		expect(await readVersion()).toBe(before + 1);
		expect(await isStale(db)).toBe(false);
		internet.outer.answer = answer;
		const yesterday = new Date(Date.now() - 86_400_000);
		await db.update(t.livePage).set({ nextLookAt: yesterday, seenAt: yesterday });
		await lookAgain();
		expect(await db.$count(t.livePage, gt(t.livePage.seenAt, yesterday))).toBe(1);
		expect(await readVersion()).toBe(before + 1);
	});

	it('waits where its host has just been asked, and keeps no other host waiting', async () => {
		for (let page = 0; page < 5; page++)
			await cast.article(`many-${page}`, { url: `http://paper.example/${page}` });
		await cast.article('zinc', { url: 'http://other.example/zinc' });
		await lookAgain();
		expect(pagesAsked()).toHaveLength(2);
		expect(await waysOf('zinc')).toEqual(['fetched']);
	});
});

describe('text that somebody pasted', () => {
	beforeEach(() => keep(textOf(), { capturedAt: new Date('2026-03-03') }));

	it('is confirmed by the page that is fetched', async () => {
		expect(await told()).toBe('Found in text that staff pasted on 3 March 2026.');
		await lookAgain();
		expect(await told()).toMatch(/^Found in the copy of this page kept on /);
		expect((await waysOf()).sort()).toEqual(['fetched', 'pasted']);
		expect(await countDoubtful()).toBe(0);
	});

	it('goes to an editor where the page that is fetched contradicts it', async () => {
		html = htmlOf('These rules put an end to anonymous insults in this country');
		await lookAgain();
		expect(await told()).toBe(
			'Found in text that staff pasted on 3 March 2026, and not on the page itself.'
		);
		const { rows } = await listDoubtful({
			filters: { doubt: 'contradicted' },
			page: 1,
			ignored: []
		});
		expect(rows).toMatchObject([
			{ doubt: 'contradicted', liveWords: expect.stringContaining('anonymous insults') as string }
		]);
	});

	it('stays what it was where the page hides its text', async () => {
		html = '<article><p>Subscribe to read on, from one dollar a week.</p></article>';
		await lookAgain();
		expect(await told()).toBe('Found in text that staff pasted on 3 March 2026.');
		expect(await countDoubtful()).toBe(0);
	});
});
