import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import { seal } from '../../auth/secret.ts';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../../db/index.ts';
import { outbox } from '../../db/schema.ts';
import { deliver } from '../../jobs/outbox.ts';
import './carrier.ts';
import { sendCodeAgain, enterCode } from './index.ts';
import { newsMessage } from './messages.ts';
import { signedHeaders } from './signature.ts';
import { addWebhook } from '../../../../../tests/helpers/server/follow/webhooks/test-receiver.ts';
import { summary } from '../../../../../tests/helpers/server/follow/webhooks/test-summary.ts';

// Starts the receivers of docs/webhooks as a reader would.

let bilal: User;
let running: ChildProcess | undefined;
beforeEach(async () => {
	bilal = { ...(await person('editor')), twoStep: false };
});
afterEach(async () => {
	vi.unstubAllEnvs();
	running?.kill();
	if (running) await once(running, 'close');
	running = undefined;
});

async function start(file: string, env: Record<string, string> = {}) {
	const example = spawn(process.execPath, [`docs/webhooks/${file}`], {
		env: { ...process.env, PORT: '0', ...env },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	running = example;
	const lines = createInterface(example.stdout)[Symbol.asyncIterator]();
	const next = async () => (await lines.next()).value as string;
	const url = (await next()).replace('Listening on ', '');
	vi.stubEnv('FETCH_ALLOW', new URL(url).host);
	return { url, printed: async () => JSON.parse(await next()) };
}

async function sendNews({ id, format }: { id: string; format: 'standard' | 'chat' }) {
	await db.insert(outbox).values({
		webhookId: id,
		kind: 'webhook',
		dedupeKey: `webhook/${id}/1`,
		sealed: seal(newsMessage({ format }, summary)),
		createdAt: new Date(),
		nextTryAt: new Date()
	});
	await deliver();
	const [row] = await db.select().from(outbox);
	expect(row!.failure).toBeNull();
	expect(row!.sentAt).not.toBeNull();
}

const post = (url: string, body: string, headers = {}) =>
	fetch(url, { method: 'POST', body, headers });
const codeIn = (text: string) => /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text)![0];

describe.each(['slack.js', 'mattermost.js'])('the example %s', (file) => {
	it('gets the code as a text, then the news, and takes nothing else', async () => {
		const { url, printed } = await start(file);
		const { webhook, words } = await addWebhook(bilal, url, { format: 'chat' });
		expect(words).toMatch(/A code is on its way/);
		const { text } = await printed();
		await enterCode(bilal, webhook.id, codeIn(text));
		await sendNews(webhook);
		expect((await printed()).text).toBe(
			'New statement: Coalition on the Harm Rules\n“We object” (Dawn, 14 February 2020)\nhttps://x.example/s'
		);
		const refused = await post(url, '{"type":"statement.published"}');
		expect(refused.status).toBe(400);
	});

	it('refuses what the format for programs sends, in words for its owner', async () => {
		const { url } = await start(file);
		expect((await addWebhook(bilal, url)).words).toMatch(/did not take the code. It answered 400/);
	});
});

it('the example zapier.js gets the code and the news as JSON', async () => {
	const { url, printed } = await start('zapier.js');
	const { webhook } = await addWebhook(bilal, url);
	await enterCode(bilal, webhook.id, (await printed()).data.code);
	await sendNews(webhook);
	expect(await printed()).toMatchObject({
		type: 'statement.published',
		data: { title: summary.title, url: summary.url }
	});
});

it('the example receiver.js verifies what arrives, acts on it once, and refuses what is forged or old', async () => {
	const { url } = await start('receiver.js');
	const { webhook, secret, words } = await addWebhook(bilal, url);
	expect(words).toMatch(/did not take the code. It answered 401/);
	running!.kill();
	await once(running!, 'close');
	const { printed } = await start('receiver.js', { SECRET: secret, PORT: new URL(url).port });
	expect(await sendCodeAgain(bilal, webhook.id)).toMatchObject({ words: /said the code back/ });
	await sendNews(webhook);
	expect(await printed()).toMatchObject({ type: 'statement.published', title: summary.title });

	const body = '{"type":"statement.published","data":{"title":"Twice"}}';
	const headers = signedHeaders(secret, 'webhook/x/2', body);
	expect((await post(url, body, headers)).status).toBe(200);
	expect((await post(url, body, headers)).status).toBe(200);
	expect((await post(url, body.replace('Twice', 'Forged'), headers)).status).toBe(401);
	expect((await post(url, body, { ...headers, 'webhook-id': 'webhook/x/3' })).status).toBe(401);
	expect((await post(url, body)).status).toBe(401);
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 6 * 60_000 });
	const old = signedHeaders(secret, 'webhook/x/4', body);
	vi.useRealTimers();
	expect((await post(url, body, old)).status).toBe(401);
	const last = '{"type":"statement.published","data":{"title":"Last"}}';
	await post(url, last, signedHeaders(secret, 'webhook/x/5', last));
	expect([await printed(), await printed()]).toMatchObject([{ title: 'Twice' }, { title: 'Last' }]);
});
