import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as watches from './index.ts';
import {
	drafts,
	hearing,
	notice,
	openScene,
	pageAt,
	pass,
	watched
} from '../../../../tests/helpers/server/watch/test-watched.ts';

// These tests cover adding a watch, and what editors are told if a page cannot be watched.

const scene = openScene();
let id: string;
const row = async () => (await db.select().from(t.watch).where(eq(t.watch.id, id)))[0]!;
const states = async () => (await watches.get(id))!.states;

describe('a region of a page', () => {
	const page = (rules: string, news: string, isThere = true) =>
		`<body><div ${isThere ? 'id="rules"' : ''}><p>${rules}</p></div><p>${news}</p></body>`;

	beforeEach(async () => {
		scene.ministry.says(() => page(notice, 'Weather: sunny with some clouds.'));
		id = await watched(scene.bilal, { region: '#rules' });
	});

	it('is watched, and not what stands around it', async () => {
		scene.ministry.says(() => page(notice, 'A quite different piece of news stands here.'));
		await pass(12);
		expect(await drafts()).toEqual([]);
		scene.ministry.says(() => page(`${notice} ${hearing}`, 'News.'));
		await pass(3);
		expect(await drafts()).toHaveLength(1);
	});

	it('that is lost fails at once, and drafts nothing', async () => {
		scene.ministry.says(() => page(notice, 'News.', false));
		await pass(1.2);
		expect(await row()).toMatchObject({
			state: 'failing',
			failure: 'Nothing on the page matches this selector.'
		});
		expect(await watches.deskCounts(scene.bilal)).toMatchObject({ failing: 1 });
		await pass(48);
		expect(await drafts()).toEqual([]);
	});

	it('can be changed, and what it says then is no change', async () => {
		scene.ministry.says(() => `<body><ul class="list"><li>${hearing}</li></ul></body>`);
		await pass(1.2);
		const given = { regulation: 'harm-rules', url: pageAt, kind: 'gazette', hours: 2 } as const;
		await watches.changeWatch(scene.bilal, id, { ...given, region: '.list' });
		await pass(24);
		expect(await row()).toMatchObject({ state: 'ok', kind: 'gazette', everyHours: 2 });
		expect(await drafts()).toEqual([]);
		expect(await states()).toHaveLength(2);
	});
});

describe('a page is not watched', () => {
	const problemOf = (given: Parameters<typeof watched>[1]) =>
		watched(scene.bilal, given).then(
			() => undefined,
			(error: { problems: unknown }) => error.problems
		);

	it.each([
		[{ region: '#levy' }, 'region', 'Nothing on the page matches this selector.'],
		[{ region: 'p[' }, 'region', 'This is no CSS selector that can be read.'],
		[{ url: 'http://127.0.0.1/' }, 'url', /public/],
		[{ url: 'http://nowhere.example/' }, 'url', /public/],
		[{ regulation: 'No such law' }, 'regulation', /No law is on record as/]
	])('%o', async (given, field, message) => {
		expect(await problemOf(given)).toMatchObject([
			{ field, message: typeof message === 'string' ? message : expect.stringMatching(message) }
		]);
		expect(await db.$count(t.watch)).toBe(0);
	});

	it('where it is missing, fails or has no text, or robots are to stay away', async () => {
		const refusal = async () => ((await problemOf({})) as { message: string }[])[0]!.message;
		scene.ministry.fails(404);
		expect(await refusal()).toBe('There is no page at this address, says its server.');
		scene.ministry.fails(503);
		expect(await refusal()).toBe('Its server answered 503.');
		scene.ministry.says(() => '<body><script>run()</script></body>');
		expect(await refusal()).toMatch(/no text|JavaScript/);
		scene.ministry.robots('User-agent: *\nDisallow: /');
		expect(await refusal()).toMatch(/asks robots/);
	});

	it('where its editor had 60 pages looked at within an hour, and nothing is fetched then', async () => {
		const page = { url: pageAt, region: '' };
		for (let tried = 0; tried < 60; tried++)
			await watches.tryPage(scene.bilal, page).catch(() => {});
		const before = scene.ministry.asked().length;
		expect(await problemOf({})).toMatchObject([
			{ field: 'url', message: expect.stringMatching(/60 pages .* an hour/) }
		]);
		expect(scene.ministry.asked()).toHaveLength(before);
	});

	it('where it is watched for this law already', async () => {
		await watched(scene.bilal);
		expect(await problemOf({})).toMatchObject([{ field: 'url' }]);
	});
});
