import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ListName, lists } from '../../../domain/files.ts';
import { hasSlug, nounOf } from '../../../domain/nouns.ts';
import { schemas } from '../../../nouns/derive/json.ts';
import { correction, formerSlug } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { readStored } from '../../write/items/read.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { origin } from '../../settings.ts';
import { answerWith } from './answer.ts';
import { pageFile } from './pages.ts';
import { ask } from '../../../../../tests/helpers/server/outlets/files/test-asking.ts';

const keys: Record<ListName, string> = {
	regulations: 'harm-rules',
	stakeholders: 'coalition',
	statements: 'letter',
	articles: 'report',
	events: 'notified',
	topics: 'speech',
	campaigns: 'repeal'
};
const get = (list: ListName, key = keys[list], headers: Record<string, string> = {}) =>
	ask(
		answerWith('json', pageFile(list)),
		`/${list}/${key}.json`,
		hasSlug(nounOf[list]) ? { slug: key } : { id: key },
		{ headers }
	);
const data = async (list: ListName) => (await get(list)).json();

beforeEach(async () => {
	await cast.scene();
	await cast.topic('speech');
	await db.insert(t.regulationTopic).values({ regulationId: 'harm-rules', topicId: 'speech' });
	await cast.stakeholder('google', { name: 'Google', kind: 'company' });
	await cast.membership('coalition', 'google', '2020-02-17');
	await cast.article('report');
	await cast.event('notified', { kind: 'notification', date: '2020-01-21' });
	await cast.event('leaked', { kind: 'leak', date: '2020-02-12' });
	await cast.statement('letter', { date: '2020-02-17', quote: 'No' });
	await cast.campaign('repeal', { statements: ['letter'] });
	await cast.statement('later', { date: '2020-05', stance: 'support' });
});

describe('a page as JSON', () => {
	it.each(lists)(
		'of the %s is the item as its schema describes it, with its licence',
		async (list) => {
			const answer = await get(list);
			expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
			const found = await answer.json();
			const noun = nounOf[list];
			expect(found).toMatchObject({
				source: `${origin()}/${list}/${keys[list]}`,
				licence: { name: 'CC0 1.0' }
			});
			expect(v.is(v.strictObject(schemas[noun].entries), found[noun])).toBe(true);
		}
	);

	it('says what was put right in it, and in which version', async () => {
		const [standing] = await readStored(db, 'event', ['notified']);
		const snapshot = { ...standing!.item, description: 'Notified in February' };
		await cast.saved('event', 'notified', 1, { snapshot });
		const at = new Date('2026-03-09T12:00:00Z');
		await cast.saved('event', 'notified', 2, { snapshot: standing!.item, at });
		const what = { page: '/events/notified', message: 'The day', answer: 'It was 21 January.' };
		await db.insert(correction).values({
			id: 'r',
			...what,
			state: 'made',
			decidedAt: new Date('2026-03-10'),
			noun: 'event',
			rowId: 'notified',
			rowVersion: 2
		});
		expect((await data('events')).corrections).toEqual([
			{
				made: '2026-03-10',
				answer: what.answer,
				changes: [{ noun: 'event', id: 'notified', version: 2 }],
				differences: [
					{
						version: 2,
						since: at.toISOString(),
						fields: [
							{
								field: 'description',
								before: 'Notified in February',
								after: standing!.item.description
							}
						]
					}
				]
			}
		]);
		expect((await data('events')).event.correction).toEqual({
			made: '2026-03-10',
			answer: what.answer
		});
		expect((await data('statements')).statement.correction).toBeNull();
		expect((await data('statements')).corrections).toEqual([]);
	});

	it('of a law holds its events, statements and articles, and says where all of them are', async () => {
		const { events, statements, articles } = await data('regulations');
		expect(events).toMatchObject({
			all: `${origin()}/events.json?regulation=harm-rules`,
			complete: true,
			rows: [{ id: 'leaked' }, { id: 'notified' }]
		});
		expect(statements.rows).toMatchObject([{ id: 'later', date: '2020-05' }, { id: 'letter' }]);
		expect(articles.rows).toMatchObject([{ slug: 'dawn' }]);
	});

	it('holds two hundred rows of a list and says that there are more', async () => {
		for (let n = 0; n < 200; n++) await cast.event(`e${n}`, { kind: 'court', date: '2021' });
		const { events } = await data('regulations');
		expect(events.rows).toHaveLength(200);
		expect(events.complete).toBe(false);
	});

	it('of a stakeholder holds its positions and who belongs to it', async () => {
		const { positions, members, memberships } = await data('stakeholders');
		expect(positions).toMatchObject([
			{
				stance: 'support',
				date: '2020-05',
				as: 'itself',
				statement: `${origin()}/statements/later`
			},
			{ stance: 'oppose', regulation: { url: `${origin()}/regulations/harm-rules` } }
		]);
		expect(members.rows).toMatchObject([{ member: { slug: 'google' }, as_of: '2020-02-17' }]);
		expect(memberships.rows).toEqual([]);
	});

	it('of a statement tells whom it represented, and never as their own', async () => {
		const { statement, represented, before_and_after } = await data('statements');
		expect(statement.signatories).toEqual([]);
		expect(represented).toMatchObject([
			{ member: { slug: 'google' }, through: { slug: 'coalition' } }
		]);
		expect(before_and_after).toMatchObject([{ stance: 'support', date: '2020-05' }]);
	});

	it('of an event leads to the one before and the one after', async () => {
		expect(await data('events')).toMatchObject({
			before: null,
			after: `${origin()}/events/leaked`
		});
	});

	it('of an article holds what it proves', async () => {
		const { events, statements } = await (await get('articles', 'dawn')).json();
		expect(events.map(({ id }: { id: string }) => id).sort()).toEqual(['leaked', 'notified']);
		expect(statements).toHaveLength(2);
	});

	it('is not sent again to who has it, until it changes', async () => {
		const etag = (await get('regulations')).headers.get('etag')!;
		const again = (tags: string) => get('regulations', undefined, { 'if-none-match': tags });
		for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
			expect((await again(tags)).status, tags).toBe(304);
		expect((await again('"other"')).status).toBe(200);
		await cast.statement('new');
		expect((await again(etag)).status).toBe(200);
	});
});

describe('a page that is not there, as JSON', () => {
	it.each(lists)('is unknown among the %s', async (list) => {
		const answer = await get(list, 'nobody');
		expect(answer.status).toBe(404);
		expect(await answer.json()).toEqual({
			status: 404,
			message: expect.stringMatching(/^No [a-z]+ with this address is on record\.$/)
		});
	});

	it.each(lists)(
		'is gone with its reason among the %s once withdrawn, and unknown as a draft',
		async (list) => {
			const table = t[nounOf[list] as 'statement'];
			const its = eq(table.id, keys[list]);
			await db.update(table).set({ state: 'withdrawn', stateReason: 'Forged' }).where(its);
			const answer = await get(list);
			expect([answer.status, await answer.json()]).toEqual([
				410,
				{ status: 410, message: 'Forged' }
			]);
			await db.update(table).set({ state: 'draft' }).where(its);
			expect((await get(list)).status).toBe(404);
		}
	);

	it('has moved with the item: an old address leads to the present one', async () => {
		await db
			.insert(formerSlug)
			.values({ noun: 'regulation', slug: 'harm-draft', rowId: 'harm-rules' });
		const answer = await get('regulations', 'harm-draft');
		expect(answer.status).toBe(308);
		expect(answer.headers.get('location')).toBe('/regulations/harm-rules.json');
	});
});
