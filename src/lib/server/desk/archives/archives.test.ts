import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { agency, reprint } from '../../../domain/reports/test-reports.ts';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../nouns/test-cast.ts';
import { person } from '../../auth/test-staff.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { reportsAmong } from '../../reports/index.ts';
import { enterNext } from './enter.ts';
import { begin, get, giveUp, noted, quoting, runArchives, upload } from './index.ts';
import { fileOf, type GivenPost, wxr } from './test-wxr.ts';

const inParagraphs = (text: string) => text.split('\n').join('\n\n');

let editor: User;

beforeEach(async () => {
	await cast.scene();
	editor = { ...(await person('editor')), twoStep: false };
});

async function uploaded(...posts: GivenPost[]): Promise<string> {
	const { id, problem } = await upload(editor, fileOf(wxr(...posts)));
	if (id === undefined) throw new Error(problem);
	return id;
}

const common = {
	outlet: 'Rights & Wrongs',
	lang: 'en',
	section: 'news',
	publishes: false
} as const;

/** An archive that has entered. */
async function entered(posts: GivenPost[], publishes = false): Promise<string> {
	const id = await uploaded(...posts);
	expect(await begin(id, 1, { ...common, publishes })).toBe(true);
	await runArchives();
	return id;
}

const articles = () =>
	db
		.select()
		.from(t.article)
		.where(eq(t.article.outlet, 'Rights & Wrongs'))
		.orderBy(asc(t.article.url));

describe('an archive', () => {
	it('says what it holds before anything of it enters', async () => {
		const id = await uploaded({}, { type: 'page' });
		expect(await get(id)).toMatchObject({
			...{ state: 'read', total: 1, done: 0, outlet: 'Rights & Wrongs', lang: 'en' },
			skipped: { pages: 1 }
		});
		expect(await articles()).toEqual([]);
	});

	it('becomes drafts with what WordPress says of them, and a copy of each', async () => {
		await cast.topic('blocking', { name: 'Blocking' });
		const html = inParagraphs(agency);
		await entered([
			{ title: 'Cabinet  approves rules', tags: ['blocking', 'Nobody has it'], html }
		]);
		const [article] = await articles();
		expect(article).toMatchObject({
			...{ headline: 'Cabinet approves rules', headlineBasis: 'page', author: 'Sana Mirza' },
			...{ url: 'https://rights.example/post-1/', published: '2020-02-14', lang: 'en' },
			...{ printedSection: 'News', section: 'news', sourceType: 'news', state: 'draft' }
		});
		const topics = await db.select().from(t.articleTopic);
		expect(topics).toEqual([{ articleId: article!.id, topicId: 'blocking' }]);
		const [copy] = await db.select().from(t.copy);
		expect(copy).toMatchObject({ articleId: article!.id, way: 'imported', capturedBy: editor.id });
		expect(Buffer.from(copy!.bytes).toString()).toBe(html);
		expect(copy!.text.split('\n\n')).toHaveLength(agency.split('\n').length);
	});

	it('is published where its editor says so, but for what has no address', async () => {
		const id = await entered([{}, { link: 'not an address' }], true);
		expect((await articles()).map(({ state }) => state)).toEqual(['published', 'draft']);
		expect(await noted(id)).toMatchObject([
			{ number: 1, note: 'No text could be read of it, so that it has no copy.' },
			{ number: 2, note: expect.stringContaining('stays a draft') as string }
		]);
	});

	it('tells how many quotations its posts hold, and in which', async () => {
		const id = await entered([{ html: inParagraphs(agency) }, { html: '<p>Nobody spoke.</p>' }]);
		expect((await get(id))!.counts).toMatchObject({ quotations: 1, quoting: 1, entered: 2 });
		const { rows } = await quoting(id, 1);
		expect(rows).toMatchObject([{ title: 'Post 1', quotations: 1 }]);
	});

	it('has posts that print one report found to be one', async () => {
		await entered([agency, reprint(agency)].map((text) => ({ html: inParagraphs(text) })));
		const ids = (await articles()).map(({ id }) => id);
		expect(new Set(Object.values(await reportsAmong(ids))).size).toBe(1);
		expect(Object.keys(await reportsAmong(ids))).toHaveLength(2);
	});

	it('that comes again adds nothing, though its addresses have changed', async () => {
		const post = { html: inParagraphs(agency) };
		await entered([post]);
		const moved = await entered([{ ...post, link: 'https://rights.example/2020/rules/' }]);
		const same = await entered([{ ...post, guid: 'https://old.example/?p=9' }]);
		for (const id of [moved, same])
			expect((await get(id))!.counts).toMatchObject({ entered: 0, known: 1 });
		expect(await articles()).toHaveLength(1);
		expect(await db.$count(t.copy)).toBe(1);
	});

	it('may hold a post twice, which is one article', async () => {
		const twice = {
			html: inParagraphs(agency),
			guid: 'same',
			link: 'https://rights.example/same/'
		};
		const id = await entered([twice, twice, { ...twice, guid: 'other' }]);
		expect((await get(id))!.counts).toMatchObject({ entered: 1, known: 2 });
		expect(await db.$count(t.copy)).toBe(1);
	});

	it('has a post that cannot enter told why, and keeps no other out', async () => {
		const url = `https://rights.example/${'long/'.repeat(500)}`;
		const id = await entered([{}, { link: url }, {}]);
		expect((await get(id))!.counts).toMatchObject({ entered: 2, refused: 1 });
		expect((await noted(id))[1]!.note).toContain('longer than 2,000 characters');
	});

	it('proves an article that is on record without a copy, and changes nothing else of it', async () => {
		await cast.article('kept', { url: 'https://rights.example/post-1/', outlet: 'As it was' });
		await entered([{ html: inParagraphs(agency) }]);
		expect(await articles()).toEqual([]);
		const [copy] = await db.select().from(t.copy);
		expect(copy!.articleId).toBe('kept');
	});

	it('goes on after a kill where it was, and enters each post once', async () => {
		const id = await uploaded(
			...Array.from({ length: 4 }, () => ({ html: '<p>Nobody spoke.</p>' }))
		);
		await begin(id, 1, common);
		await enterNext(id, { most: 1 });
		await enterNext(id, { most: 1 });
		expect(await get(id)).toMatchObject({ state: 'entering', done: 2 });
		await runArchives();
		expect(await get(id)).toMatchObject({ state: 'entered', done: 4, counts: { entered: 4 } });
		expect(await articles()).toHaveLength(4);
	});

	it('is begun once, and given up only while nothing of it is under way', async () => {
		const id = await uploaded({});
		expect(await begin(id, 7, common)).toBe(false);
		expect(await begin(id, 1, common)).toBe(true);
		expect(await begin(id, 1, common)).toBe(false);
		expect(await giveUp(id, 2)).toBe(false);
		const other = await uploaded({});
		expect(await giveUp(other, 1)).toBe(true);
		expect(await get(other)).toBeUndefined();
	});
});

describe('a file that is no archive', () => {
	it('is refused with a sentence, and nothing of it is kept', async () => {
		const broken = await upload(editor, fileOf(wxr({}, {}).slice(0, -200)));
		expect(broken.problem).toContain('breaks off');
		const latin = new File([new Uint8Array([0xff, 0xfe, 0x41])], 'x.xml');
		expect((await upload(editor, latin)).problem).toContain('not in UTF-8');
		expect(await db.$count(t.archive)).toBe(0);
		expect(await db.$count(t.archivePost)).toBe(0);
	});
});
