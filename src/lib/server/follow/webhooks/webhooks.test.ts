import { Webhook as Standard } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../../db/index.ts';
import { webhook } from '../../db/schema.ts';
import { openInternet } from '../../../../../tests/helpers/server/jobs/test-internet.ts';
import { origin } from '../../settings.ts';
import * as own from './index.ts';
import { mostWebhooks } from './own.ts';
import {
	addWebhook,
	openReceiver,
	type Receiver,
	wanted
} from '../../../../../tests/helpers/server/follow/webhooks/test-receiver.ts';

let receiver: Receiver;
let bilal: User;
let chanda: User;

beforeEach(async () => {
	receiver = await openReceiver();
	bilal = { ...(await person('editor')), twoStep: false };
	chanda = { ...(await person('contributor')), twoStep: false };
});
afterEach(() => receiver.close());

const code = () => JSON.parse(receiver.arrived.at(-1)!.body).data.code as string;
const silent = () => void (receiver.answer = (response) => response.end('ok'));
const stored = async () => (await db.select().from(webhook))[0]!;

describe('a new webhook', () => {
	it('is asked with a code, signed by the published specification, before anything else', async () => {
		silent();
		const { secret, webhook } = await addWebhook(bilal, receiver.url);
		expect(webhook.verifiedAt).toBeNull();
		const [{ headers, body }, ...others] = receiver.arrived as [Receiver['arrived'][number]];
		expect(others).toEqual([]);
		expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
		const said = new Standard(secret).verify(body, headers as Record<string, string>);
		expect(said).toMatchObject({ type: 'webhook.verification', data: { name: 'Newsroom' } });
		expect(() => new Standard(secret).verify(`${body} `, headers as never)).toThrow();
		expect(await own.sendTest(bilal, webhook.id)).toMatchObject({
			problems: { '': expect.stringMatching(/^Verify it first/) }
		});
		expect(receiver.arrived).toHaveLength(1);
	});

	it('is verified at once where it says the code back', async () => {
		const { webhook, words } = await addWebhook(bilal, receiver.url);
		expect(webhook.verifiedAt).not.toBeNull();
		expect(words).toMatch(/said the code back/);
		expect(await own.sendTest(bilal, webhook.id)).toMatchObject({ words: /took the test/ });
	});

	it('is not verified by a refusal that says the code back', async () => {
		receiver.answer = (response, { body }) => response.writeHead(400).end(body);
		const { webhook, words } = await addWebhook(bilal, receiver.url);
		expect(webhook.verifiedAt).toBeNull();
		expect(words).toMatch(/did not take the code. It answered 400/);
	});

	it('is verified by its owner, who gives the code back as it is written or not quite', async () => {
		silent();
		const { webhook } = await addWebhook(bilal, receiver.url);
		const first = code();
		expect(await own.enterCode(bilal, webhook.id, 'AAAA-AAAA')).toMatchObject({
			problems: { code: expect.stringMatching(/not the newest code/) }
		});
		await own.sendCodeAgain(bilal, webhook.id);
		expect(await own.enterCode(bilal, webhook.id, first)).toHaveProperty('problems');
		const typed = ` ${code().toLowerCase().replace('-', ' ')} `;
		expect(await own.enterCode(bilal, webhook.id, typed)).toMatchObject({
			words: /^It is verified/,
			webhook: { verifiedAt: expect.any(Date), codeHash: null }
		});
	});

	it('is not verified by guessing', async () => {
		silent();
		const { webhook } = await addWebhook(bilal, receiver.url);
		for (let guess = 0; guess < 20; guess++) await own.enterCode(bilal, webhook.id, 'AAAA-AAAA');
		expect(await own.enterCode(bilal, webhook.id, code())).toMatchObject({
			problems: { code: expect.stringMatching(/too many/) }
		});
	});

	it('in the format of a chat is asked in a text, in which no markup and no name of a member works', async () => {
		silent();
		await addWebhook(bilal, receiver.url, { format: 'chat', name: '<!channel> @all & <b>' });
		const { text, ...others } = JSON.parse(receiver.arrived[0]!.body);
		expect(others).toEqual({});
		expect(text).toMatch(/is [A-Z0-9]{4}-[A-Z0-9]{4}\. Give it back at http/);
		expect(text).toContain('“&lt;!channel&gt; @\u2060all &amp; &lt;b&gt;”');
	});

	it('rests sealed: neither its address, its secret nor its code is in the database', async () => {
		silent();
		const { secret } = await addWebhook(bilal, `${receiver.url}/T0/B0/secret-word`);
		const row = JSON.stringify(await stored());
		expect(row).not.toContain('secret-word');
		expect(row).not.toContain(secret.slice(6));
		expect(row).not.toContain(code());
		const [shown] = await own.showWebhooks(await own.list(bilal));
		expect(JSON.stringify(shown)).not.toMatch(/secret-word|whsec|sealed/);
		expect(shown).toMatchObject({ host: new URL(receiver.url).host, state: 'unverified' });
	});
});

describe('what is refused', () => {
	const refusal = async (further: object, user = bilal) => {
		const made = await own.addWebhook(user, { ...wanted(receiver.url), ...further });
		return 'problems' in made ? made.problems : undefined;
	};

	it.each([
		['no address', /not a web address/],
		['ftp://example.org/', /begins with https/],
		['http://user:word@example.org/', /user name/],
		['http://example.org:8080/', /ports 80 and 443/],
		['http://10.0.0.1/', /^Nothing on the public internet/]
	])('%s: by a sentence at its field, and nothing is stored', async (url, sentence) => {
		expect(await refusal({ url })).toEqual({ url: expect.stringMatching(sentence) });
		expect(await db.$count(webhook)).toBe(0);
	});

	it('promise 17: a name that leads inside, of which nothing is asked', async () => {
		const internet = await openInternet();
		internet.names['inner.example'] = [['169.254.169.254']];
		expect(await refusal({ url: 'https://inner.example/latest' })).toEqual({
			url: 'Nothing on the public internet answers to this address. Check it for a slip.'
		});
		expect(internet.inner.seen.connections).toBe(0);
		expect(await db.$count(webhook)).toBe(0);
		await internet.close();
	});

	it('a page that is none, and a law that was withdrawn, with all else that is wrong at once', async () => {
		await cast.regulation('gone', { state: 'withdrawn', stateReason: 'A duplicate' });
		const page = expect.stringMatching(/^There is nothing to follow/);
		expect(await refusal({ page: '/regulations/gone' })).toEqual({ page });
		expect(await refusal({ page: '/nowhere' })).toEqual({ page });
		expect(await refusal({ page: 'https://elsewhere.example/regulations/gone' })).toEqual({ page });
		expect(await refusal({ page: '/about', url: 'x' })).toEqual({ page, url: expect.any(String) });
	});

	it('the same twice, and more than somebody may have', async () => {
		await addWebhook(bilal, receiver.url);
		expect(await refusal({ name: 'Another' })).toEqual({
			url: 'You have a webhook to this address for the same: “Newsroom”.'
		});
		expect(await refusal({}, chanda)).toBeUndefined();
		const row = await stored();
		const others = Array.from({ length: mostWebhooks }, (_, n) => ({
			...row,
			id: `w${n}`,
			ownerId: 'bilal'
		}));
		await db.insert(webhook).values(others.slice(1));
		expect(await refusal({ url: `${receiver.url}/2` })).toEqual({
			'': expect.stringMatching(/that is the most/)
		});
	});

	it('to be made to ask others all day', async () => {
		silent();
		const { webhook } = await addWebhook(bilal, receiver.url);
		for (let asked = 1; asked < 60; asked++) await own.sendCodeAgain(bilal, webhook.id);
		expect(await own.sendCodeAgain(bilal, webhook.id)).toMatchObject({
			problems: { '': expect.stringMatching(/Wait a while/) }
		});
		expect(receiver.arrived).toHaveLength(60);
	});
});

describe('another’s webhook', () => {
	it('is not there, whatever is asked of it', async () => {
		const { webhook, secret } = await addWebhook(bilal, receiver.url);
		const before = await stored();
		expect(await own.list(chanda)).toEqual([]);
		for (const ask of [
			own.get,
			own.sendCodeAgain,
			own.sendTest,
			own.renewSecret,
			own.setOff,
			own.setOn
		])
			expect(await ask(chanda, webhook.id)).toBeUndefined();
		expect(await own.removeWebhook(chanda, webhook.id)).toBeUndefined();
		expect(await own.enterCode(chanda, webhook.id, 'x')).toBeUndefined();
		expect(await stored()).toEqual(before);
		expect(secret).toBeDefined();
		expect(receiver.arrived).toHaveLength(1);
	});
});

describe('the owner of a webhook', () => {
	it('gets a new secret, after which the old one does not hold', async () => {
		const { webhook, secret } = await addWebhook(bilal, receiver.url);
		const renewed = await own.renewSecret(bilal, webhook.id);
		await own.sendTest(bilal, webhook.id);
		const { headers, body } = receiver.arrived.at(-1)!;
		expect(() => new Standard(secret).verify(body, headers as never)).toThrow();
		expect(new Standard(renewed!.secret).verify(body, headers as never)).toMatchObject({
			type: 'webhook.test'
		});
	});

	it('follows one law by the address of its page, and reads its name', async () => {
		await cast.regulation('harm-rules');
		for (const page of ['/regulations/harm-rules', `${origin()}/regulations/harm-rules`])
			await addWebhook(bilal, `${receiver.url}?${page.length}`, { page });
		await addWebhook(bilal, receiver.url, { page: '/regulations?jurisdiction=PK' });
		const subjects = (await own.list(bilal)).map(({ subject }) => subject).sort();
		expect(subjects).toEqual(['country:PK', 'regulation:harm-rules', 'regulation:harm-rules']);
		const shown = await own.showWebhooks(await own.list(bilal));
		expect(shown.map(({ follows }) => follows.label)).toContain('Title of harm-rules');
	});
});
