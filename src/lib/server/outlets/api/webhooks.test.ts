import { eq } from 'drizzle-orm';
import { Webhook as Standard } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import * as accounts from '../../auth/tables.ts';
import { db } from '../../db/index.ts';
import { webhook } from '../../db/schema.ts';
import {
	openReceiver,
	type Receiver
} from '../../../../../tests/helpers/server/follow/webhooks/test-receiver.ts';
import { faultsOf } from '../../../../../tests/helpers/server/outlets/api/openapi/test-answers.ts';
import {
	ask,
	bearer,
	read
} from '../../../../../tests/helpers/server/outlets/api/test-programs.ts';

let receiver: Receiver;
let bilal: string;
let chanda: string;
beforeEach(async () => {
	receiver = await openReceiver();
	bilal = await bearer('editor');
	chanda = await bearer('contributor', ['write']);
});
afterEach(() => receiver.close());

const newsroom = () => ({ name: 'Newsroom', url: receiver.url });
const make = (body: object, token = bilal) => read('/webhooks', { token, body });
const answered = ({ status: _, ...body }: { status: number }) => body;

describe('a webhook by the API', () => {
	it('is made with a token of any scope, verified by its receiver, listed without its secrets', async () => {
		await cast.regulation('harm-rules');
		const page = '/regulations/harm-rules';
		const made = await make({ ...newsroom(), page, kinds: ['statement'] }, chanda);
		expect(made).toMatchObject({
			status: 201,
			data: { state: 'on', format: 'standard', follows: { label: 'Title of harm-rules' } }
		});
		expect(faultsOf(answered(made), 'create_webhook', 201)).toEqual([]);
		const { headers, body } = receiver.arrived[0]!;
		expect(() => new Standard(made.data.secret).verify(body, headers as never)).not.toThrow();
		const list = await read('/webhooks', { token: chanda });
		expect(faultsOf(answered(list), 'list_webhooks', 200)).toEqual([]);
		expect(list.data).toMatchObject([{ id: made.data.id, kinds: ['statement'] }]);
		expect(JSON.stringify(list)).not.toMatch(/whsec|\/hook/);
		const one = await read(`/webhooks/${made.data.id}`, { token: chanda });
		expect(faultsOf(answered(one), 'get_webhook', 200)).toEqual([]);
		expect(one.data).toEqual(list.data[0]);
	});

	it('is verified by its code, or asked again without one', async () => {
		receiver.answer = (response) => response.end('ok');
		const { data } = await make(newsroom());
		const verify = (body: object) => read(`/webhooks/${data.id}/verify`, { token: bilal, body });
		expect(await verify({ code: 'AAAA-AAAA' })).toMatchObject({
			status: 422,
			errors: [{ field: 'code', detail: expect.stringMatching(/not the newest code/) }]
		});
		const asked = await verify({});
		expect(asked).toMatchObject({ status: 200, data: { state: 'unverified' } });
		expect(faultsOf(answered(asked), 'verify_webhook', 200)).toEqual([]);
		const { code } = JSON.parse(receiver.arrived.at(-1)!.body).data;
		expect(await verify({ code })).toMatchObject({ status: 200, data: { state: 'on' } });
	});

	it('is deleted, once', async () => {
		const { data } = await make(newsroom());
		const gone = { method: 'DELETE', token: bilal };
		expect((await ask(`/webhooks/${data.id}`, gone)).status).toBe(204);
		expect(await read(`/webhooks/${data.id}`, gone)).toMatchObject({ status: 404 });
		expect(await db.$count(webhook)).toBe(0);
	});

	it('is told all that is wrong with it, by field, and nothing is asked', async () => {
		const wrong = { url: 'http://10.0.0.1/', page: '/nowhere' };
		const refused = await make({ name: 'x', ...wrong });
		expect(refused).toMatchObject({ status: 422 });
		expect(refused.errors.map(({ field }: { field: string }) => field)).toEqual(['url', 'page']);
		expect(faultsOf(refused, 'create_webhook', 422)).toEqual([]);
		expect(await make({ ...newsroom(), kinds: [], colour: 'red' })).toMatchObject({
			status: 422,
			errors: expect.arrayContaining([
				expect.objectContaining({ field: 'kinds' }),
				expect.objectContaining({ field: 'colour' })
			])
		});
		expect(await make({ ...newsroom(), page: 'a\0b' })).toMatchObject({ status: 422 });
		expect(receiver.arrived).toEqual([]);
		expect(await db.$count(webhook)).toBe(0);
	});
});

describe('somebody else’s webhook', () => {
	it('is not there: 404, whatever is asked of it', async () => {
		const { data } = await make(newsroom());
		const path = `/webhooks/${data.id}`;
		expect((await read('/webhooks', { token: chanda })).data).toEqual([]);
		expect(await read(path, { token: chanda })).toMatchObject({ status: 404 });
		const deleting = { method: 'DELETE', token: chanda };
		expect(await read(path, deleting)).toMatchObject({ status: 404 });
		expect(await read(`${path}/verify`, { token: chanda, body: {} })).toMatchObject({
			status: 404
		});
		expect(await db.$count(webhook)).toBe(1);
	});

	it('is shown to nobody without a token, and to none whose account is disabled', async () => {
		const { data } = await make(newsroom());
		for (const path of ['/webhooks', `/webhooks/${data.id}`])
			expect(await read(path)).toMatchObject({ status: 401 });
		expect(await read('/webhooks', { body: newsroom() })).toMatchObject({ status: 401 });
		await db
			.update(accounts.account)
			.set({ disabledAt: new Date() })
			.where(eq(accounts.account.id, 'bilal'));
		expect(await read('/webhooks', { token: bilal })).toMatchObject({ status: 401 });
	});
});
