import { type Handle, isHttpError, isRedirect } from '@sveltejs/kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '../domain/vocabulary.ts';
import {
	admit,
	answerInTime,
	authenticateRequest,
	refuseCrossSite,
	refuseNul,
	settleHeaders
} from './gate.ts';
import { Browser, browserOf, person } from '../../../tests/helpers/server/auth/test-staff.ts';

const origin = 'https://record.example';

beforeEach(() => vi.stubEnv('ORIGIN', origin));
afterEach(() => vi.unstubAllEnvs());

interface Asked {
	path?: string;
	route?: string | null;
	method?: string;
	headers?: Record<string, string>;
	browser?: Browser;
	user?: { role: Role; twoStep?: boolean };
}

function eventOf({ path = '/', route = path, method = 'GET', headers, browser, user }: Asked) {
	return Object.assign((browser ?? new Browser()).event(), {
		request: new Request(origin + path, { method, headers }),
		url: new URL(origin + path),
		route: { id: route },
		locals: { user: user && { id: 'x', twoStep: false, ...user } } as App.Locals
	});
}

/** Returns the handle's answer: 200 if it lets the request pass, otherwise status and location. */
async function ask(handle: Handle, asked: Asked): Promise<string> {
	const event = eventOf(asked);
	try {
		const response = await handle({ event, resolve: () => new Response('', { status: 200 }) });
		return `${response.status} ${response.headers.get('cache-control') ?? ''}`.trim();
	} catch (thrown) {
		if (isRedirect(thrown)) return `${thrown.status} ${thrown.location}`;
		if (isHttpError(thrown)) return String(thrown.status);
		throw thrown;
	}
}

describe('promise 13: a change', () => {
	const types = [
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'text/plain',
		'application/json',
		'application/xml',
		'application/octet-stream',
		''
	];
	const foreign = [
		'https://evil.example',
		'http://record.example',
		'https://record.example:8443',
		'https://record.example.evil.example',
		'https://sub.record.example',
		'null',
		undefined
	].map((from) => [from ?? 'a place that is not told', from] as const);
	const sites = ['cross-site', 'same-site', 'none', undefined];
	const post = (
		from: string | undefined,
		site: string | undefined,
		type: string,
		method = 'POST'
	) =>
		ask(refuseCrossSite, {
			method,
			headers: {
				...(from && { origin: from }),
				...(site && { 'sec-fetch-site': site }),
				...(type && { 'content-type': type })
			}
		});

	it.each(foreign)('is refused from %s, whatever its body and method', async (_, from) => {
		const taken: string[] = [];
		for (const type of types)
			for (const site of sites)
				for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
					if ((await post(from, site, type, method)) !== '403')
						taken.push(`${method} ${site} ${type}`);
		expect(taken).toEqual([]);
	});

	it('is refused where the two things that a browser says do not agree', async () => {
		expect(await post(origin, 'cross-site', 'text/plain')).toBe('403');
		expect(await post('https://evil.example', 'same-origin', 'text/plain')).toBe('403');
	});

	it.each(types)('is taken from this site with a body of the type “%s”', async (type) => {
		expect(await post(origin, 'same-origin', type)).toBe('200');
		expect(await post(origin, undefined, type)).toBe('200');
		expect(await post(undefined, 'same-origin', type)).toBe('200');
	});

	it('is taken from anywhere by a signed token, where the one list says so, and nowhere beside it', async () => {
		const write = (route: string, method = 'POST') =>
			ask(refuseCrossSite, {
				route,
				method,
				headers: { 'content-type': types[0]!, 'sec-fetch-site': 'cross-site' }
			});
		for (const name of ['end', 'bounced'])
			expect(await write(`/(public)/follow/${name}/[token]`)).toBe('200');
		for (const room of [
			'/(public)/follow',
			'/(public)/follow/link',
			'/(public)/follow/confirm/[token]',
			'/(public)/follow/mine/[token]',
			'/(public)/follow/end',
			'/(public)/follow/end/[token]/more',
			'/(account)/invitation/[token]'
		])
			expect(await write(room), room).toBe('403');
	});

	describe('of a program', () => {
		const path = '/api/v1/topics';
		const write = (headers: Record<string, string>, browser?: Browser) =>
			ask(refuseCrossSite, { path, method: 'POST', headers, browser });
		const places = foreign.flatMap(([place, from]) =>
			sites.map((site) => [place, site ?? 'not told', from, site] as const)
		);

		it.each(places)(
			'takes a token, and nothing that a browser sends by itself, from %s (site: %s)',
			async (_, __, from, site) => {
				const signedIn = new Browser();
				signedIn.jar.set('__Host-session', 'a'.repeat(43));
				vi.stubEnv('ORIGIN', 'http://localhost:3000');
				const headers = { ...(from && { origin: from }), ...(site && { 'sec-fetch-site': site }) };
				expect(await write(headers, signedIn)).toBe('403');
				expect(await write({ ...headers, authorization: 'Basic eDp5' }, signedIn)).toBe('403');
				// The request passes here; a later handle refuses it because it has no token.
				expect(await write(headers)).toBe('200');
				expect(await write({ ...headers, authorization: 'Bearer x' }, signedIn)).toBe('200');
				const elsewhere = { path: '/desk', method: 'POST', browser: signedIn };
				const bearer = { ...headers, authorization: 'Bearer x' };
				expect(await ask(refuseCrossSite, { ...elsewhere, headers: bearer })).toBe('403');
			}
		);

		it.each([
			['a stranger', undefined],
			['an administrator', { role: 'administrator' } as const]
		])('is refused to %s without a token', async (_, user) => {
			vi.stubEnv('ORIGIN', 'http://localhost:3000');
			expect(await ask(admit, { path, method: 'POST', user })).toBe('401');
		});
	});

	it('is no read, which may come from anywhere', async () => {
		const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
		expect(await ask(refuseCrossSite, { headers })).toBe('200');
	});
});

it('a NUL in an address is refused before anything is looked up by it', async () => {
	expect(await ask(refuseNul, { path: '/regulations/a%00b' })).toBe('404');
	expect(await ask(refuseNul, { path: '/desk/statements/new?source=a%00b' })).toBe('400');
	expect(await ask(refuseNul, { path: '/desk/statements/new?source=a%2500b' })).toBe('200');
	expect(await ask(refuseNul, { path: '/search?q=a%00b' })).toBe('200');
});

// tests/routes.ts has a row for each route; these tests cover unknown ones.
describe('promise 9: a route', () => {
	const principals: Record<string, Asked['user']> = {
		stranger: undefined,
		contributor: { role: 'contributor' },
		editor: { role: 'editor' },
		administrator: { role: 'administrator' }
	};
	const answers = (asked: Asked) =>
		Promise.all(Object.values(principals).map((user) => ask(admit, { ...asked, user })));

	it('under the desk that does not exist looks to a stranger like one that does', async () => {
		expect(await ask(admit, { path: '/desk/nothing', route: null })).toBe(
			'303 /sign-in?next=%2Fdesk%2Fnothing'
		);
	});

	it('of the desk, to which somebody sends a form who is signed out, takes it along to the sign-in', async () => {
		const path = '/desk/statements/new?/publish';
		const type = 'application/x-www-form-urlencoded; charset=UTF-8';
		const sent = (headers: Record<string, string>) =>
			ask(admit, { path, route: '/desk/[name]/new', method: 'POST', headers });
		expect(await sent({ 'content-type': type, accept: 'text/html,*/*;q=0.8' })).toBe(
			'307 /sign-in?resend=%2Fdesk%2Fstatements%2Fnew%3F%2Fpublish'
		);
		// Scripts and forms with files get an error instead.
		expect(await sent({ 'content-type': type, accept: 'application/json' })).toBe('401');
		expect(await sent({ 'content-type': 'multipart/form-data', accept: 'text/html' })).toBe('401');
	});

	it.each(['/(public)/regulations', '/anything'])('is written by staff alone: %s', async (path) => {
		expect(await answers({ path, method: 'POST' })).toEqual(['403', '200', '200', '200']);
	});

	it.each([
		'/(account)/reset/[token]',
		'/(public)/follow',
		'/(public)/follow/confirm/[token]',
		'/(public)/follow/mine/[token]',
		'/(public)/follow/end/[token]'
	])('is written by anyone where it is opened by name: %s', async (path) => {
		expect(await answers({ path, method: 'POST' })).toEqual(Array(4).fill('200'));
	});

	it('promise 6: of the desk waits for the second factor, where the operator wants one of editors', async () => {
		vi.stubEnv('REQUIRE_TWO_STEP', 'editors');
		expect(await answers({ path: '/desk' })).toEqual([
			'303 /sign-in?next=%2Fdesk',
			'200',
			'303 /desk/account/two-step',
			'303 /desk/account/two-step'
		]);
		expect(await answers({ path: '/desk/account/two-step' })).toEqual([
			'303 /sign-in?next=%2Fdesk%2Faccount%2Ftwo-step',
			'200',
			'200',
			'200'
		]);
		expect(await ask(admit, { path: '/desk', method: 'POST', user: { role: 'editor' } })).toBe(
			'403'
		);
		// A token would bypass the second factor.
		for (const path of ['/desk/account/tokens', '/desk/account/webhooks'])
			expect((await answers({ path })).slice(2)).toEqual(
				Array(2).fill('303 /desk/account/two-step')
			);
		const enrolled = { role: 'editor', twoStep: true } as const;
		expect(await ask(admit, { path: '/desk', user: enrolled })).toBe('200');
	});
});

describe('promise 37: an answer that is late', () => {
	const never = new Promise<Response>(() => {});
	const upload = () => {
		let end = () => {};
		return { arriving: new Promise<void>((resolve) => (end = resolve)), end };
	};
	const begin = (resolve: () => Promise<Response>, arriving?: Promise<void>) => {
		const event = eventOf({});
		event.locals.arriving = arriving;
		const answer = Promise.resolve(answerInTime({ event, resolve }));
		const statusOf = ({ status }: { status: number }) => status;
		return { event, status: answer.then(statusOf, statusOf) };
	};
	beforeEach(() => {
		vi.stubEnv('ANSWER_SECONDS', '6');
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	});
	afterEach(() => vi.useRealTimers());

	it('becomes a 503', async () => {
		const { status } = begin(() => never);
		await vi.advanceTimersByTimeAsync(6_000);
		expect(await status).toBe(503);
	});

	it('has its time from the end of what arrives, also where that begins later', async () => {
		const [first, second] = [upload(), upload()];
		const told = vi.fn();
		const { event, status } = begin(() => never, first.arriving);
		void status.then(told);
		await vi.advanceTimersByTimeAsync(60_000);
		first.end();
		event.locals.arriving = second.arriving;
		await vi.advanceTimersByTimeAsync(60_000);
		second.end();
		await vi.advanceTimersByTimeAsync(5_999);
		expect(told).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(1);
		expect(told).toHaveBeenCalledWith(503);
	});

	it('is waited for no longer once it came, nor begun to be waited for', async () => {
		const { arriving, end } = upload();
		for (const sent of [undefined, arriving])
			expect(await begin(async () => new Response(''), sent).status).toBe(200);
		end();
		await vi.advanceTimersByTimeAsync(0);
		expect(vi.getTimerCount()).toBe(0);
	});
});

describe('an answer', () => {
	it('to a reader is the same for all, and may be kept', async () => {
		expect(await ask(settleHeaders, { path: '/regulations', route: '/(public)/regulations' })).toBe(
			'200 public, max-age=0, must-revalidate'
		);
	});

	it.each([
		'/desk',
		'/desk/people',
		'/(account)/sign-in',
		'/(account)/reset/[token]',
		'/(public)/follow/confirm/[token]',
		'/(public)/follow/mine/[token]',
		'/(public)/follow/end/[token]'
	])('about accounts, a follower or from the desk is kept by nobody: %s', async (route) => {
		expect(await ask(settleHeaders, { route })).toBe('200 private, no-store');
	});

	it('about what can be followed may be kept, as it is the same for all', async () => {
		expect(await ask(settleHeaders, { route: '/(public)/follow' })).toMatch(/^200 public/);
	});

	it('to whoever brings a session is for them alone', async () => {
		await person('editor');
		const browser = await browserOf({ email: 'bilal@example.org' });
		vi.stubEnv('ORIGIN', 'http://localhost:3000');
		expect(await ask(settleHeaders, { route: '/(public)/regulations', browser })).toBe(
			'200 private, no-store'
		);
	});
});

it('asks who reads a public page in no query', async () => {
	const { countQueries } = await import('../../../tests/helpers/server/db/query-count.ts');
	const browser = new Browser();
	browser.jar.set('__Host-session', 'a'.repeat(43));
	const read = (route: string) => countQueries(() => ask(authenticateRequest, { route, browser }));
	expect(await read('/(public)/regulations')).toBe(0);
	expect(await read('/desk')).toBeGreaterThan(0);
});
