import { addressOf, type Ask, faultsOf, unnamedWrites } from './matrix.ts';
import { type Row, routes } from './routes.ts';
import { expect, type House, overHttp as test } from './staff.ts';
import { tokenOf, withToken } from './tokens.ts';

// Asks the running app for each cell of the table in routes.ts, and tests that the check notices open doors.

const people = routes['/desk/people']!;

const askOf =
	(house: House, { ends }: Partial<Row> = {}): Ask =>
	async (who, address, asked) => {
		if (who === 'API token') return withToken(house, await tokenOf(house), address, asked);
		const name = who === 'stranger' ? undefined : who;
		if (!name || !ends) return house.request(name, address, asked);
		return (await house.anotherSession(name)).request(address, asked);
	};

for (const [id, row] of Object.entries(routes))
	test(`promise 9: ${id} answers each as its row says`, async ({ house }) => {
		const at = await addressOf(row, house);
		expect(await faultsOf(row, at, askOf(house, row))).toEqual([]);
		expect(await unnamedWrites(row, at, askOf(house))).toEqual([]);
	});

test.describe('the check of promise 9 notices', () => {
	const faults = (house: House, ask: Ask, row = people) => faultsOf(row, '/desk/people', ask);

	test('a cell that says something else', async ({ house }) => {
		const wrong = { ...people, read: { ...people.read, editor: '200', contributor: '404' } };
		expect(await faults(house, askOf(house), wrong)).toEqual([
			'reading /desk/people as contributor: 403, not 404',
			'reading /desk/people as editor: 403, not 200'
		]);
	});

	test('a room that does not show what would tell a leak', async ({ house }) => {
		const blank = { ...people, write: {}, shows: 'no such text' };
		expect(await faults(house, askOf(house), blank)).toEqual([
			'reading /desk/people as administrator: does not show “no such text”'
		]);
	});

	test('a room of which no text is known', async ({ house }) => {
		const dumb = { ...people, write: {}, shows: undefined };
		const found = await faults(house, askOf(house), dumb);
		expect(found).toEqual(['/desk/people has no text that would tell a leak']);
	});

	/** The same house with one door open: such requests are sent as an administrator. */
	const withOpen =
		(house: House, isDoor: (address: string, asked?: { headers?: object }) => boolean): Ask =>
		(who, address, asked) =>
			askOf(house)(isDoor(address, asked) ? 'administrator' : who, address, asked);

	test('a page whose data is guarded by its layout alone', async ({ house }) => {
		const ask = withOpen(house, (address) => address.includes('__data.json'));
		const found = await faults(house, ask);
		expect(found).toContain(
			'/desk/people is open to editor: data of the page (/desk/people/__data.json)'
		);
	});

	test('an action that is open to scripts', async ({ house }) => {
		const isDoor = (address: string, asked: { headers?: object } = {}) =>
			address.endsWith('?/role') && 'x-sveltekit-action' in (asked.headers ?? {});
		const found = await faults(house, withOpen(house, isDoor));
		expect(found.length).toBe(7);
		expect(found[0]).toContain('/desk/people?/role is open to stranger: by script');
	});

	test('a way to write that no row names', async ({ house }) => {
		const { write: _, ...unnamed } = routes['/(account)/reset']!;
		expect(await unnamedWrites(unnamed, '/reset', askOf(house))).toHaveLength(8);
	});
});
