import { type Asked, Visitor } from './http.ts';
import { expect, type House, overHttp as test, password } from './staff.ts';

// Promises 2 and 3 over HTTP: guesses are limited by the connection's real address.

test.skip(process.platform === 'darwin', 'Only Linux has a whole network of addresses of its own.');

const claims = ['x-forwarded-for', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip', 'forwarded'];

/** A wrong password; each request claims another address in its headers. */
function guess(house: House, email: string, localAddress: string, n: number): Promise<Response> {
	const elsewhere = `203.0.113.${n % 250}`;
	const headers = Object.fromEntries(claims.map((name) => [name, elsewhere]));
	const form = { email, password: 'wrong umbrella tinsel' };
	return new Visitor(house.url).request('/sign-in', { form, headers, localAddress });
}

/** The number of guesses that were checked; the rest got 429. */
async function weighed(count: number, one: (n: number) => Promise<Response>) {
	const statuses: number[] = [];
	for (let n = 0; n < count; n += 10) {
		const ten = await Promise.all(Array.from({ length: 10 }, (_, i) => one(n + i)));
		statuses.push(...ten.map(({ status }) => status));
	}
	expect(new Set(statuses)).toEqual(new Set([400, 429]));
	return statuses.filter((status) => status === 400).length;
}

test('promise 2: of 120 guesses at one account twenty are weighed, and its owner still comes in', async ({
	house
}) => {
	const { email, visitor } = await house.newcomer('contributor');
	const one = (n: number) => guess(house, email, `127.0.0.${10 + (n % 12)}`, n);
	expect(await weighed(120, one)).toBe(20);
	const right = { form: { email, password } };
	const stranger = new Visitor(house.url);
	expect((await stranger.request('/sign-in', right)).status).toBe(429);
	expect((await visitor.request('/sign-in', right)).status).toBe(303);
});

test('promise 2: of one guess at each of 200 accounts a hundred are weighed', async ({ house }) => {
	const one = (n: number) => guess(house, `nobody${n}@example.org`, '127.0.0.30', n);
	expect(await weighed(200, one)).toBe(100);
});

test('promise 3: sign-in and reset say the same of an address with an account and of one without', async ({
	house
}) => {
	const { email } = await house.newcomer('contributor');
	const gone = await house.newcomer('contributor');
	await house.request('administrator', '/desk/people?/disable', { form: { id: gone.id } });
	const ofItsBody = ['date', 'content-length', 'etag'];
	const answerTo = async (path: string, asked: Asked, email: string) => {
		const response = await new Visitor(house.url).request(path, asked);
		const headers = [...response.headers].filter(([name]) => !ofItsBody.includes(name));
		return [response.status, headers, (await response.text()).replaceAll(email, '…')];
	};
	for (const [path, more] of [
		['/sign-in', { password: 'wrong umbrella tinsel' }],
		['/reset', {}]
	] as const) {
		const answer = (email: string) => answerTo(path, { form: { email, ...more } }, email);
		const unknown = await answer('nobody-here@example.org');
		expect(unknown[0]).toBe(path === '/reset' ? 200 : 400);
		expect(await answer(email), path).toEqual(unknown);
		expect(await answer(gone.email), path).toEqual(unknown);
	}
	const own = { form: { email: gone.email, password } };
	const wrong = { form: { email: 'nobody-here@example.org', password } };
	expect(await answerTo('/sign-in', own, gone.email)).toEqual(
		await answerTo('/sign-in', wrong, 'nobody-here@example.org')
	);
});
