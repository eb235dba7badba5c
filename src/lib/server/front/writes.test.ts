import type { IncomingMessage } from 'node:http';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refusalSentences } from '../auth/index.ts';
import { signedId } from '../auth/secret.ts';
import { browserOf, person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { judge } from './writes.ts';

const origin = 'https://record.example';
const page = { origin, 'sec-fetch-site': 'same-origin' };
const form = { ...page, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
const [crossSite, notSignedIn] = [refusalSentences.crossSite, refusalSentences.notSignedIn];

let network = 0;
beforeEach(() => {
	vi.stubEnv('ORIGIN', origin);
	// Each test has its own network, so that their counts do not mix.
	network++;
});

/** How often the database was asked for a token. */
let asked = 0;

function sent(url: string, headers: Record<string, string> = page, from = `192.0.2.${network}`) {
	asked = 0;
	const request = { method: 'POST', url, headers, socket: { remoteAddress: from } };
	return judge(request as unknown as IncomingMessage, (find) => {
		asked++;
		return find();
	});
}

/** Counts the requests that were accepted. */
async function taken(count: number, one: (n: number) => ReturnType<typeof sent>) {
	let taken = 0;
	for (let n = 0; n < count; n++) if (!(await one(n)).refusal) taken++;
	return taken;
}

describe('what a stranger sends to be saved', () => {
	it.each([
		['/nowhere', page, 403, notSignedIn],
		['/regulations/harm-rules', page, 403, notSignedIn],
		['/desk/topics/new', page, 401, notSignedIn],
		['/embed/../desk', page, 401, notSignedIn],
		['/sign-in', { origin: 'https://evil.example' }, 403, crossSite],
		['/sign%2Din', {}, 403, crossSite],
		['/desk', { ...page, 'sec-fetch-site': 'cross-site' }, 403, crossSite],
		['/sign-in', { ...page, 'content-length': '524289' }, 413, expect.stringContaining('512 kB')],
		['/api/v1/topics', { 'content-length': '524289' }, 413, expect.stringContaining('an item')]
	])(
		'to %s with %j is refused before the app sees it: %i',
		async (url, headers, status, sentence) => {
			expect(await sent(url, headers)).toEqual({ refusal: { status, sentence } });
			expect(asked).toBe(0);
		}
	);

	it.each([
		['/sign-in?next=/desk', page],
		['/sign%2Din', page],
		['/reset/x', page],
		['/follow?page=/about', page],
		['/follow/confirm/x', page],
		['/follow/end/x', {}],
		['/follow/bounced/x', { origin: 'https://provider.example' }],
		['/corrections/report', page],
		['/api/v1/topics', {}]
	])('to %s reaches the app, which takes so much of it', async (url, headers) => {
		expect(await sent(url, headers)).toEqual({
			limit: expect.objectContaining({ bytes: expect.any(Number) })
		});
	});

	it('is taken along to the sign-in unread, where a form of the desk is sent after its session ended', async () => {
		expect(await sent('/desk/topics/new', form)).toEqual({});
	});

	it('is counted by its network for a minute, an IPv6 one by its /64', async () => {
		expect(await taken(400, () => sent('/sign-in'))).toBe(300);
		expect(await taken(10, () => sent('/follow'))).toBe(10);
		expect(await taken(10, () => sent('/sign-in', page, '198.51.100.1'))).toBe(10);
		expect(await taken(400, (n) => sent('/sign-in', page, `2001:db8:1:2::${n}`))).toBe(300);
	});

	it('is counted by the network that the proxies in front tell of', async () => {
		vi.stubEnv('ADDRESS_HEADER', 'X-Forwarded-For');
		vi.stubEnv('XFF_DEPTH', '2');
		const from = (address: string, n: number) =>
			sent('/sign-in', { ...page, 'x-forwarded-for': `10.0.0.${n % 250}, ${address}, 10.9.9.9` });
		expect(await taken(400, (n) => from('203.0.113.7', n))).toBe(300);
		expect(await taken(10, (n) => from('203.0.113.8', n))).toBe(10);
	});

	it('is counted by its token, where that is one of ours: mail programs share their networks', async () => {
		const end = (follower: string) => sent(`/follow/end/${signedId('follow: end', follower)}`, {});
		expect(await taken(400, (n) => end(`follower-${n}`))).toBe(400);
		expect(await taken(400, () => sent(`/follow/bounced/${signedId('bounced', 'hook')}`, {}))).toBe(
			400
		);
		expect(await taken(1_100, () => end('the same'))).toBe(1_000);
		expect(await taken(400, (n) => sent(`/follow/end/forged-${n}.x`, {}))).toBe(300);
	});
});

describe('what staff send', () => {
	it('is judged by the app alone, however much comes from their network', async () => {
		const browser = await browserOf(await person('editor'));
		await taken(400, () => sent('/sign-in'));
		const cookie = `__Host-session=${browser.sessionToken}`;
		const own = { ...page, cookie, 'content-length': '5000000' };
		expect(await taken(200, () => sent('/desk/imports', own))).toBe(200);
		expect(await sent('/desk/imports', own)).toEqual({ isKnown: true });
		expect(asked, 'once it was found').toBe(0);
		const device = `__Host-device=${browser.jar.get('__Host-device')}`;
		expect(await sent('/sign-in', { ...page, cookie: device })).toEqual({ isKnown: true });
	});

	it('is a stranger’s with a session that is none, and forged from another site', async () => {
		const cookie = `__Host-session=${'x'.repeat(43)}`;
		expect(await sent('/nowhere', { ...page, cookie })).toMatchObject({ refusal: { status: 403 } });
		expect(asked).toBe(1);
		const refusal = { status: 403, sentence: crossSite };
		expect(await sent('/desk', { cookie })).toEqual({ refusal });
		expect(await sent('/api/v1/topics', { cookie, origin: 'https://evil.example' })).toEqual({
			refusal
		});
		expect(asked).toBe(0);
	});
});
