import { asc, count, eq, isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { agency, reprint } from '../../../../../tests/helpers/domain/reports/test-reports.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { prepareBatch } from '../../follow/together.ts';
import { reportIdsOf } from '../../reports/index.ts';
import { type Given, loadArchive } from './load.ts';
import {
	fileOf,
	foot,
	type GivenPost,
	head,
	item,
	wxr
} from '../../../../../tests/helpers/server/seed/archive/test-wxr.ts';

beforeEach(() => cast.scene());

const inParagraphs = (text: string) => text.split('\n').join('\n\n');
const silent = '<p>Nobody spoke.</p>';
const many = (number: number) => Array.from({ length: number }, () => ({ html: silent }));

/** @returns the printed lines */
async function printed(path: string, given: Given = {}): Promise<string> {
	const lines: string[] = [];
	lines.push(
		await loadArchive(
			path,
			{ section: 'news', ...given },
			{ print: (...line) => lines.push(line.join('; ')) }
		)
	);
	return lines.join('\n');
}

const entered = (posts: GivenPost[], publishes = false) =>
	printed(fileOf(wxr(...posts)), { publishes });

/** Loads a file and stops after this many posts, as an operator might. */
async function enteredUntil(path: string, done: string): Promise<string> {
	const stopping = new AbortController();
	const print = (line: string) => line.startsWith(`${done} of`) && stopping.abort();
	return loadArchive(path, { publishes: true }, { print, stop: stopping.signal });
}

const articles = () =>
	db
		.select()
		.from(t.article)
		.where(eq(t.article.outlet, 'Rights & Wrongs'))
		.orderBy(asc(t.article.url));

/** Changes that nobody was notified of yet, and their batches. */
const changes = () =>
	db.select({ batch: t.change.batch, number: count() }).from(t.change).groupBy(t.change.batch);
const countUntoldChanges = () => db.$count(t.change, isNull(t.change.spreadAt));

describe('an archive', () => {
	it('says what it holds before anything of it enters', async () => {
		const [first] = (await entered([{}, { type: 'page' }])).split('\n');
		expect(first).toBe('The file holds 1 published post. Left out: pages (1).');
	});

	it('becomes drafts with what WordPress says of them, and a copy of each', async () => {
		await cast.topic('blocking', { name: 'Blocking' });
		const html = inParagraphs(agency);
		await entered([
			{ title: 'Cabinet  approves rules', tags: ['blocking', 'Nobody has it'], html }
		]);
		const [article] = await articles();
		expect(article).toMatchObject({
			headline: 'Cabinet approves rules',
			headlineBasis: 'page',
			author: 'Sana Mirza',
			url: 'https://rights.example/post-1/',
			published: '2020-02-14',
			lang: 'en',
			printedSection: 'News',
			section: 'news',
			sourceType: 'news',
			state: 'draft'
		});
		const topics = await db.select().from(t.articleTopic);
		expect(topics).toEqual([{ articleId: article!.id, topicId: 'blocking' }]);
		const [copy] = await db.select().from(t.copy);
		expect(copy).toMatchObject({ articleId: article!.id, way: 'imported', capturedBy: null });
		expect(Buffer.from(copy!.bytes).toString()).toBe(html);
		expect(copy!.text.split('\n\n')).toHaveLength(agency.split('\n').length);
	});

	it('is published where its operator says so, but for what has no address', async () => {
		const report = await entered([{}, { link: 'not an address' }], true);
		expect((await articles()).map(({ state }) => state)).toEqual(['published', 'draft']);
		expect(report).toMatch(/Post 1: No text could be read of it, so that it has no copy\./);
		expect(report).toMatch(/Post 2: Its address could not be read, so that it stays a draft\./);
	});

	it('has what its operator says its articles have in common', async () => {
		await printed(fileOf(wxr({})), { outlet: ' Herald ', lang: 'ur', section: 'features' });
		const [article] = await db.select().from(t.article).where(eq(t.article.outlet, 'Herald'));
		expect(article).toMatchObject({ lang: 'ur', section: 'features' });
	});

	it('tells how many quotations its posts hold, and in which', async () => {
		const report = await entered([{ html: inParagraphs(agency) }, { html: silent }]);
		const [article] = await articles();
		expect(report).toContain(`  /desk/articles/${article!.id} Post 1: 1 quotation\n`);
		expect(report).not.toMatch(/Post 2: \d/);
		expect(report).toContain('2 posts are articles now.\n1 quotation found in 1 article.');
	});

	it('has posts that print one report found to be one', async () => {
		await entered(
			[agency, reprint(agency)].map((text) => ({ html: inParagraphs(text) })),
			true
		);
		const ids = (await articles()).map(({ id }) => id);
		expect(new Set(Object.values(await reportIdsOf(ids))).size).toBe(1);
		expect(Object.keys(await reportIdsOf(ids))).toHaveLength(2);
	});

	it('that comes again adds nothing, though its addresses have changed', async () => {
		const post = { html: inParagraphs(agency) };
		await entered([post]);
		const moved = await entered([{ ...post, link: 'https://rights.example/2020/rules/' }]);
		const same = await entered([{ ...post, guid: 'https://old.example/?p=9' }]);
		for (const report of [moved, same])
			expect(report).toContain('0 posts are articles now.\n1 was on record before');
		expect(await articles()).toHaveLength(1);
		expect(await db.$count(t.copy)).toBe(1);
	});

	it('may hold a post twice, which is one article', async () => {
		const twice = {
			html: inParagraphs(agency),
			guid: 'same',
			link: 'https://rights.example/same/'
		};
		const report = await entered([twice, twice, { ...twice, guid: 'other' }]);
		expect(report).toContain('1 post is an article now.\n2 were on record before');
		expect(await db.$count(t.copy)).toBe(1);
	});

	it('has a post that cannot enter told why, and keeps no other out', async () => {
		const url = `https://rights.example/${'long/'.repeat(500)}`;
		const report = await entered([{}, { link: url }, { html: 'x'.repeat(1_000_001) }, {}]);
		expect(report).toContain('2 posts are articles now.\n2 were refused.');
		expect(report).toMatch(/ {2}Post 2: .*longer than 2,000 characters/);
		expect(report).toMatch(/ {2}Post 3: It is longer than a million letters/);
	});

	it('proves an article that is on record without a copy, and changes nothing else of it', async () => {
		await cast.article('kept', { url: 'https://rights.example/post-1/', outlet: 'As it was' });
		await entered([{ html: inParagraphs(agency) }]);
		expect(await articles()).toEqual([]);
		const [copy] = await db.select().from(t.copy);
		expect(copy!.articleId).toBe('kept');
	});

	it('goes on where it was stopped, enters each post once, and is told as one when it is through', async () => {
		const path = fileOf(wxr(...many(70)));
		expect(await enteredUntil(path, '30')).toMatch(/30 posts.*Left: 40 posts\. Run it again/s);
		expect(await countUntoldChanges()).toBe(0);
		expect(await printed(path, { publishes: true })).toContain(
			'40 posts are articles now.\n30 were'
		);
		expect(await articles()).toHaveLength(70);
		expect(await changes()).toMatchObject([{ number: 70 }]);
		expect(await countUntoldChanges()).toBe(1);
	});

	it('that comes again when everybody was told of it is not told again', async () => {
		const path = fileOf(wxr({}));
		await printed(path, { publishes: true });
		const [first] = await changes();
		await prepareBatch(first!.batch!, new Date());
		await db.update(t.change).set({ spreadAt: new Date() });
		await printed(path, { publishes: true });
		expect(await countUntoldChanges()).toBe(0);
	});

	it('leaves an entry in the log of the desk, with how many entered', async () => {
		await entered([{}, {}]);
		const [entry] = await db.select().from(t.activity).where(eq(t.activity.kind, 'import'));
		expect(entry!.subject).toMatch(/^rights-\d+\.xml$/);
		expect(entry!.detail).toEqual({ as: 'articles', entered: 2, known: 0 });
	});
});

describe('a file that is no archive', () => {
	it.each<[string, string | Uint8Array, string]>([
		['breaks off', wxr(...many(100)).slice(0, -200), 'breaks off'],
		['is not in UTF-8', new Uint8Array([0xff, 0xfe, 0x41]), 'not in UTF-8'],
		['is of another kind', 'id,name\n1,Dawn', 'This is no export of WordPress'],
		[
			'defines entities of its own behind a post that is whole',
			`${head}${item(1)}<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${foot}`,
			'document type of its own'
		],
		['is larger than 64 MB', new Uint8Array(64 * 1024 * 1024 + 1), 'larger than 64 MB'],
		['holds too many posts', wxr(...many(20_001)), 'more than 20,000 posts']
	])(
		'is refused with a sentence, and nothing of it is kept: it %s',
		async (_, content, sentence) => {
			await expect(loadArchive(fileOf(content), {})).rejects.toThrow(sentence);
			expect(await articles()).toEqual([]);
		}
	);

	it.each<[Given, string]>([
		[{ outlet: ' ' }, 'Say which outlet it is'],
		[{ lang: 'English' }, 'Write the code of the language'],
		[{ section: 'sport' as never }, 'Choose a section']
	])('and so is one whose articles would have %j in common', async (given, sentence) => {
		await expect(loadArchive(fileOf(wxr({})), given)).rejects.toThrow(sentence);
		expect(await articles()).toEqual([]);
	});
});
