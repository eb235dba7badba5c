import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Name, names } from '../../../domain/nouns.ts';
import * as accounts from '../../auth/tables.ts';
import { proposal } from '../../desk/tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import {
	ask,
	type Asked,
	bearer,
	read
} from '../../../../../tests/helpers/server/outlets/api/test-programs.ts';
import { writesPerHour } from './write.ts';
import { versionsOf } from '../../../../../tests/helpers/server/write/test-changes.ts';

let chanda: string;
let bilal: string;

beforeEach(async () => {
	await cast.scene();
	chanda = await bearer('contributor');
	bilal = await bearer('editor', ['write', 'publish']);
});
afterEach(() => vi.unstubAllEnvs());

const letter = {
	organisation: 'coalition',
	date: 'February 2020',
	summary: 'They object.',
	positions: [{ regulation: 'harm-rules', stance: 'oppose' }],
	quotations: [{ exact: 'We object' }],
	sources: ['https://example.org/dawn'],
	demands: ['withdraw']
};

type Fault = { field: string; pointer: string };

const post = (token: string | undefined, body: unknown, asked: Asked = {}) =>
	read('/statements', { token, body, ...asked });
const put = (token: string, id: string, body: unknown, headers = {}) =>
	read(`/statements/${id}`, { method: 'PUT', token, body, headers });
const published = { ...letter, action: 'publish' };

describe('what a program writes', () => {
	it('is a proposal of its owner, who reads it in the form and nobody else in the list', async () => {
		const answer = await post(chanda, letter);
		expect(answer).toMatchObject({
			status: 202,
			data: { action: 'send', state: 'draft', version: 1, url: null }
		});
		expect(await db.select().from(proposal)).toMatchObject([
			{ rowId: answer.data.id, authorId: 'chanda', state: 'sent' }
		]);
		expect(await read(`/statements/${answer.data.id}`)).toMatchObject({ status: 404 });
		const form = await read(`/statements/${answer.data.id}/form`, { token: chanda });
		expect(form.data.form).toMatchObject({ date: '2020-02', sources: ['dawn'], note: null });
		expect(await read(`/statements/${answer.data.id}/form`)).toMatchObject({ status: 401 });
	});

	it('has the names under which it is read', async () => {
		await cast.stakeholder('jeff', { kind: 'person' });
		const named = {
			speaker: 'jeff',
			speaker_role: 'Managing Director',
			date_basis: 'reported'
		};
		const answer = await post(bilal, {
			...published,
			...named,
			quotations: [{ exact: 'We object', source: 'https://example.org/dawn' }]
		});
		expect(answer).toMatchObject({ status: 201 });
		const { data } = answer;
		const form = await read(`/statements/${data.id}/form`, { token: bilal });
		expect(form.data.form).toMatchObject({
			speaker_role: 'Managing Director',
			date_basis: 'reported',
			quotations: [{ exact: 'We object', source: 'dawn' }]
		});
		expect((await read(`/statements/${data.id}`)).data).toMatchObject({
			speaker_role: 'Managing Director',
			date_basis: 'reported',
			speaker: { slug: 'jeff' }
		});
		expect(await post(bilal, { ...published, speakerRole: 'Managing Director' })).toMatchObject({
			status: 422,
			errors: [{ field: 'speakerRole', detail: 'There is no such field here.' }]
		});
		expect(
			await post(bilal, { ...published, quotations: [{ exact: 'We', source: 'nothing' }] })
		).toMatchObject({ status: 422, errors: [{ field: 'quotations.0.source' }] });
	});

	it('is published where its owner and its token may, by the way that forms go', async () => {
		const response = await ask('/statements', { token: bilal, body: published });
		expect(response.status).toBe(201);
		const { data } = await response.json();
		expect(response.headers.get('location')).toMatch(new RegExp(`/api/v1/statements/${data.id}$`));
		expect(response.headers.get('access-control-allow-origin')).toBeNull();
		expect(response.headers.get('cache-control')).toBe('private, no-store');
		expect(data.url).toMatch(new RegExp(`/statements/${data.id}$`));
		expect(await versionsOf('statement', data.id)).toMatchObject([{ author: 'Bilal', version: 1 }]);
		const [entry] = await db
			.select()
			.from(accounts.activity)
			.where(eq(accounts.activity.kind, 'publication'));
		expect(entry).toMatchObject({ actorId: 'bilal' });
		expect((await read(`/statements/${data.id}`)).data).toMatchObject({
			date: '2020-02',
			demands: ['withdraw'],
			quotations: [{ exact: 'We object' }]
		});
	});

	it('is done once, however often it is sent under one key, and another one’s key is another', async () => {
		const headers = { 'idempotency-key': 'letter-of-february' };
		const first = await post(bilal, published, { headers });
		expect(await post(bilal, published, { headers })).toEqual(first);
		expect(await db.$count(t.statement)).toBe(1);
		expect(await post(bilal, { ...published, summary: 'Else' }, { headers })).toMatchObject({
			status: 409
		});
		const hers = await post(chanda, { ...letter, different: true }, { headers });
		expect(hers.status).toBe(202);
		expect(hers.data.id).not.toBe(first.data.id);
		expect(await post(bilal, letter, { headers: { 'idempotency-key': 'short' } })).toMatchObject({
			status: 400,
			parameter: 'Idempotency-Key'
		});
	});

	it('may belong to a law on which it states no stance, and says so', async () => {
		const positions = [{ regulation: 'harm-rules', stance: 'not_stated' }];
		const { data } = await post(bilal, { ...published, positions });
		expect((await read(`/statements/${data.id}`)).data.positions).toMatchObject([
			{ stance: 'not_stated', regulation: { slug: 'harm-rules' } }
		]);
		const unsaid = [{ regulation: 'harm-rules' }];
		expect(await post(bilal, { ...published, positions: unsaid })).toMatchObject({ status: 422 });
	});

	it('is refused where it is alike to what is there, until it says that it is not', async () => {
		const first = await post(bilal, published);
		expect(await post(bilal, published)).toMatchObject({
			status: 409,
			similar: [{ id: first.data.id }]
		});
		expect(await post(bilal, { ...published, different: true })).toMatchObject({ status: 201 });
	});

	it.each(names)('of the %s takes the form of what is there back unchanged', async (name: Name) => {
		await cast.topic('speech');
		await cast.membership('coalition', 'union', '2020-02-17');
		await cast.statement('regret', { date: '2020-02', quote: 'We regret', signatories: ['union'] });
		await cast.event('notified', { kind: 'notification', date: '2020-01-21' });
		await cast.campaign('repeal', { statements: ['regret'] });
		const id = {
			topics: 'speech',
			articles: 'dawn',
			regulations: 'harm-rules',
			stakeholders: 'union',
			memberships: 'coalition.union.2020-02-17',
			events: 'notified',
			statements: 'regret',
			campaigns: 'repeal'
		}[name];
		const before = await read(`/${name}/${id}`);
		const opened = await ask(`/${name}/${id}/form`, { token: bilal });
		const etag = opened.headers.get('etag')!;
		const { data } = await opened.json();
		const body = { ...data.form, action: 'publish', reason: 'Nothing' };
		const how = { method: 'PUT', token: bilal, body, headers: { 'if-match': etag } };
		expect(await read(`/${name}/${id}`, how)).toMatchObject({ status: 200, data: { version: 2 } });
		const after = await read(`/${name}/${id}`);
		const without = ({ data }: typeof before) =>
			JSON.parse(JSON.stringify(data), (key, value) =>
				['id', 'updated_at'].includes(key) ? undefined : value
			);
		expect(without(after)).toEqual(without(before));
	});
});

describe('promise 36: a change', () => {
	const change = { ...published, summary: 'They object to all of it.', reason: 'More exact' };
	let id: string;
	beforeEach(async () => {
		id = (await post(bilal, published)).data.id;
	});

	it('says which version it is of: by the ETag of the item, or in its body', async () => {
		expect(await put(bilal, id, change)).toMatchObject({ status: 428 });
		const etag = (await ask(`/statements/${id}`)).headers.get('etag')!;
		expect(await put(bilal, id, change, { 'if-match': etag })).toMatchObject({
			status: 200,
			data: { version: 2, state: 'published' }
		});
		const again = { ...change, summary: 'Once more.', version: 2 };
		expect(await put(bilal, id, again)).toMatchObject({ status: 200, data: { version: 3 } });
		expect(await put(bilal, id, again, { 'if-match': '"1"' })).toMatchObject({ status: 422 });
		expect(await put(bilal, id, again, { 'if-match': '*' })).toMatchObject({ status: 400 });
	});

	it('of what was changed meanwhile is told both texts, and changes nothing', async () => {
		await put(bilal, id, { ...change, version: 1 });
		const mine = { ...change, summary: 'Mine.' };
		const conflict = {
			version: 2,
			current: { summary: change.summary },
			sent: { summary: 'Mine.' }
		};
		expect(await put(bilal, id, { ...mine, version: 1 })).toMatchObject({
			status: 409,
			...conflict
		});
		expect(await put(bilal, id, mine, { 'if-match': '"1"' })).toMatchObject({
			status: 412,
			...conflict
		});
		expect((await read(`/statements/${id}`)).data.summary).toBe(change.summary);
	});

	it('says why, and is of something that is there', async () => {
		const { reason: _, ...silent } = change;
		expect(await put(bilal, id, { ...silent, version: 1 })).toMatchObject({
			status: 422,
			errors: [{ field: 'reason' }]
		});
		expect(await put(bilal, 'nothing', { ...change, version: 1 })).toMatchObject({ status: 404 });
	});

	it('of a stance, a date, words or a speaker says whether it puts that right, with all that is wrong at once', async () => {
		const positions = [{ regulation: 'harm-rules', stance: 'support' }];
		const moved = { ...change, positions, version: 1 };
		const { data: _, ...refused } = await put(bilal, id, { ...moved, organisation: 'nobody' });
		expect(refused).toMatchObject({ status: 422 });
		expect(
			Object.fromEntries(refused.errors.map(({ field, pointer }: Fault) => [field, pointer]))
		).toEqual({
			correction: '/correction',
			organisation: '/organisation'
		});
		expect(await put(bilal, id, { ...moved, correction: 'yes' })).toMatchObject({ status: 422 });
		expect(await put(bilal, id, { ...moved, correction: true })).toMatchObject({ status: 200 });
		const { data } = await read(`/statements/${id}`);
		expect(data.correction).toMatchObject({ answer: 'More exact' });
		const history = await read(`/statements/${id}/history`);
		expect(history.data[0]).toMatchObject({ version: 2, correction: { answer: 'More exact' } });
		const date = { ...moved, date: 'March 2020', version: 2 };
		expect(await put(bilal, id, { ...date, correction: false })).toMatchObject({ status: 200 });
		expect((await read(`/statements/${id}/history`)).data[0].correction).toBeNull();
	});

	it('by a contributor waits for an editor', async () => {
		const { action: _, ...sent } = change;
		expect(await put(chanda, id, { ...sent, version: 1 })).toMatchObject({
			status: 202,
			data: { id, state: 'published', version: 1 }
		});
		expect((await read(`/statements/${id}`)).data.summary).toBe(letter.summary);
	});
});

describe('a body that does not hold', () => {
	type Problem = { field: string; detail: string };
	const refusal = async (body: unknown) => {
		const { status, errors = [] } = await post(chanda, body);
		return [
			status,
			Object.fromEntries(errors.map(({ field, detail }: Problem) => [field, detail]))
		];
	};

	it('is told its problems by field', async () => {
		expect(await refusal({ ...letter, date: 'someday', sources: ['nowhere'] })).toEqual([
			422,
			{ date: expect.stringMatching(/\.$/), 'sources.0': expect.stringMatching(/No article/) }
		]);
		const { errors } = await post(chanda, { ...letter, positions: [{ regulation: 'no' }] });
		expect(errors).toMatchObject([{ field: 'positions.0.stance', pointer: '/positions/0/stance' }]);
		expect(await refusal({ ...letter, date: 2020 })).toEqual([422, { date: 'This is text.' }]);
		expect(await refusal({ ...letter, sources: 'dawn' })).toEqual([
			422,
			{ sources: 'This is a list.' }
		]);
		expect(await refusal({ ...letter, summary: 'a\0b' })).toEqual([
			422,
			{ summary: expect.stringContaining('cannot be seen and cannot be kept') }
		]);
		expect(await refusal({ ...letter, summary: '\ud800' })).toMatchObject([
			422,
			{ summary: 'This holds half a character.' }
		]);
		expect(await db.$count(proposal)).toBe(0);
	});

	it.each([
		...['id', 'state', 'stateReason', 'author', 'authorId', 'createdAt', 'updated_at', 'key'],
		...['proposal', 'version', 'slug', 'url', '__proto__', 'constructor', 'toString']
	])('promise 11: is refused for what is no field of it: %s', async (field) => {
		const body = `{"${field}":"x",${JSON.stringify(letter).slice(1)}`;
		expect(await refusal(body)).toEqual([422, { [field]: 'There is no such field here.' }]);
	});

	it('promise 11: is refused for what is no field of one of its rows', async () => {
		const positions = [{ ...letter.positions[0], id: 'x' }];
		expect(await refusal({ ...letter, positions })).toEqual([
			422,
			{ 'positions.0.id': 'There is no such field here.' }
		]);
	});

	it.each([
		['no JSON', 'colour', 400],
		['nothing', '', 400],
		['a list', '[]', 422],
		['null', 'null', 422],
		['a deep one', '['.repeat(200_000), 400],
		['a deep one that is whole', '['.repeat(100_000) + ']'.repeat(100_000), 422],
		[
			'one of many fields',
			JSON.stringify(
				Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`f${index}`, 1]))
			),
			422
		],
		['one that is too long', JSON.stringify({ summary: 'a'.repeat(600_000) }), 413]
	])('is answered in time: %s', async (_, body, status) => {
		expect(await post(chanda, body)).toMatchObject({ status });
	});

	it('is refused under another type', async () => {
		const headers = { 'content-type': 'text/plain' };
		expect(await post(chanda, letter, { headers })).toMatchObject({ status: 415 });
	});
});

describe('who may write', () => {
	it('is nobody without a token that is alive', async () => {
		const answer = await ask('/statements', { body: letter });
		expect(answer.status).toBe(401);
		expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Rulewatch"');
		const basic = { authorization: `Basic ${Buffer.from(`x:${chanda}`).toString('base64')}` };
		expect(await post(undefined, letter, { headers: basic })).toMatchObject({ status: 401 });
		expect(await db.$count(proposal)).toBe(0);
	});

	it.each([
		['one that was never given', () => 'rw_' + 'a'.repeat(43)],
		['no token', () => 'x'],
		['one that lacks its end', () => chanda.slice(0, -1)],
		['one with more around it', () => ` ${chanda}x`]
	])('is nobody with a token that is none: %s', async (_, token) => {
		expect(await post(token(), letter)).toMatchObject({ status: 401 });
		expect(await db.$count(proposal)).toBe(0);
	});

	it('is nobody by an address', async () => {
		expect(await read(`/statements?access_token=${chanda}`, { body: letter })).toMatchObject({
			status: 401
		});
		const twice = { token: chanda, body: letter };
		expect(await read(`/statements?x=${chanda}`, twice)).toMatchObject({ status: 400 });
		expect(await db.$count(proposal)).toBe(0);
	});

	it('reaches as far as the token and its owner, and no further', async () => {
		const draft = { ...letter, action: 'keep' };
		expect(await post(chanda, published)).toMatchObject({ status: 403 });
		expect(await post(chanda, draft)).toMatchObject({ status: 403 });
		expect(await post(bilal, draft)).toMatchObject({ status: 201, data: { state: 'draft' } });
		await db.update(accounts.apiToken).set({ scopes: ['write'] });
		expect(await post(bilal, { ...published, different: true })).toMatchObject({ status: 403 });
	});

	it('follows the role of the moment, whatever the token says', async () => {
		await db.update(accounts.account).set({ role: 'contributor' });
		expect(await post(bilal, published)).toMatchObject({ status: 403 });
		await db.update(accounts.account).set({ disabledAt: new Date() });
		expect(await post(bilal, letter)).toMatchObject({ status: 401 });
	});

	it('promise 6: is nobody who lacks the second step, where the operator wants one', async () => {
		vi.stubEnv('REQUIRE_TWO_STEP', 'editors');
		expect(await post(bilal, published)).toMatchObject({ status: 403 });
		expect(await post(bilal, letter)).toMatchObject({ status: 403 });
		expect(await post(chanda, letter)).toMatchObject({ status: 202 });
	});

	it('is not open to scripts of other sites, nor to a cookie', async () => {
		const options = await ask('/statements', { method: 'OPTIONS' });
		expect(options.headers.get('access-control-allow-headers')).not.toMatch(/authorization/i);
		const cookies = { get: () => 'a'.repeat(43), delete: () => {} } as unknown as Asked['cookies'];
		const foreign = { origin: 'https://evil.example' };
		expect(await post(undefined, letter, { cookies, headers: foreign })).toMatchObject({
			status: 403
		});
		const own = { 'sec-fetch-site': 'same-origin' };
		expect(await post(undefined, letter, { cookies, headers: own })).toMatchObject({ status: 401 });
	});

	it('writes so often an hour, and no more', async () => {
		const times = Array.from({ length: writesPerHour }, () => new Date());
		await post(chanda, 'no JSON');
		await db.update(accounts.tries).set({ times });
		const answer = await ask('/statements', { token: chanda, body: letter });
		expect(answer.status).toBe(429);
		expect(answer.headers.get('retry-after')).toBe('3600');
	});

	it('is told what else there is', async () => {
		const wrong = await ask('/statements', { method: 'DELETE', token: chanda });
		expect(wrong.status).toBe(405);
		expect(wrong.headers.get('allow')).toContain('POST');
		expect((await wrong.json()).title).toBe('Method Not Allowed');
		expect(await read('/statements', { method: 'DELETE' })).toMatchObject({ status: 401 });
	});
});
