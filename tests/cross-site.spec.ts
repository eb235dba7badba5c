import { ask, type Asked } from './http.ts';
import { addressOf, questionsOf } from './matrix.ts';
import { routes } from './routes.ts';
import { expect, type House, overHttp as test } from './staff.ts';

// Promise 13: requests that another site causes, and plain reads, change nothing.

const types = [
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'text/plain',
	'application/json',
	'application/xml',
	'application/octet-stream',
	''
];
const foreign = (port: number) => [
	'https://evil.example',
	`http://localhost.evil.example:${port}`,
	`https://localhost:${port}`,
	`http://localhost:${port + 1}`,
	`http://127.0.0.1:${port}`,
	'null',
	''
];
const sites = ['cross-site', ''];

/** Header combinations, 98 in all, that other sites can cause; empty headers are left out. */
const hostile = ({ server }: House): Asked['headers'][] =>
	foreign(Number(server.port)).flatMap((origin) =>
		types.flatMap((type) =>
			sites.map((site) => ({
				...(origin && { origin }),
				...(type && { 'content-type': type }),
				...(site && { 'sec-fetch-site': site })
			}))
		)
	);

/** Submits a form with the administrator's cookie and exactly these headers. */
const send = (house: House, address: string, { headers, ...asked }: Asked) =>
	ask(house.url, address, {
		method: 'POST',
		...asked,
		headers: { cookie: `__Host-session=${house.cookieOf('administrator')}`, ...headers }
	});

/**
 * Submits the form with each hostile combination.
 * @returns those that were accepted
 */
async function taken(
	house: House,
	address: string,
	asked: Asked,
	ways = hostile(house),
	refusal = 403
) {
	const sent = ways.map(async (headers) => {
		const { status } = await send(house, address, { ...asked, headers });
		return status === refusal ? [] : [`${address} ${JSON.stringify(headers)}: ${status}`];
	});
	return (await Promise.all(sent)).flat();
}

const body = 'email=mallory@example.org&role=administrator';
const invite = '/desk/people?/invite';
const state = async (house: House) => {
	const rooms = ['/desk/people', '/desk/activity.csv'];
	const answers = rooms.map(async (room) => (await house.request('administrator', room)).text());
	return (await Promise.all(answers)).join('\n');
};

for (const [id, row] of Object.entries(routes).filter(([, { write }]) => write))
	test(`promise 13: no change of ${id} is taken from another site, in 98 ways`, async ({
		house
	}) => {
		expect(hostile(house)).toHaveLength(98);
		const [, ...writes] = questionsOf(row, await addressOf(row, house));
		for (const { path, query, asked } of writes)
			expect(
				await taken(house, path + query, asked, hostile(house), row.isSigned ? 404 : 403)
			).toEqual([]);
	});

test('promise 13: a whole form from another site changes nothing; the same from here does', async ({
	house
}) => {
	const before = await state(house);
	expect(await taken(house, invite, { body })).toEqual([]);
	expect(await state(house)).toBe(before);
	const own = { origin: house.url, 'sec-fetch-site': 'same-origin', 'content-type': types[0]! };
	expect(await taken(house, invite, { body }, [own])).toHaveLength(1);
	expect(await state(house)).toContain('mallory@example.org');
});

test('promise 13: reading changes nothing, whatever stands in the address', async ({ house }) => {
	const questions = [];
	for (const row of Object.values(routes))
		questions.push(...questionsOf(row, await addressOf(row, house)));
	const before = await state(house);
	for (const { path, query, asked } of questions)
		for (const method of ['GET', 'HEAD']) {
			const given = new URLSearchParams({ ...asked.form, email: 'mallory@example.org' });
			const address = `${path}${query}${query ? '&' : '?'}${given}`;
			await house.request('administrator', address, { method });
		}
	expect(await state(house)).toBe(before);
});
