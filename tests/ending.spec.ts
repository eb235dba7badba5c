import { Visitor } from './http.ts';
import { expect, type House, type Newcomer, overHttp as test, password } from './staff.ts';

// Promise 12: revoked rights are gone with the next request.

const rooms = [
	'/desk',
	'/desk/account',
	'/desk/people',
	'/desk/people/__data.json',
	'/desk/activity.csv'
];

/** Sends a hundred requests at once, to every page and to an action; returns how many were served. */
async function served({ visitor }: Newcomer) {
	const answers = Array.from({ length: 100 }, async (_, n) => {
		const room = rooms[n % rooms.length]!;
		const ask = () =>
			n % 10 === 9 ? visitor.request('/desk/people?/disable', { form: {} }) : visitor.request(room);
		let response = await ask();
		// A busy machine asks to come again.
		while (response.status === 503) response = await ask();
		const body = await response.text();
		// An action that reports an empty form has served the request.
		return [200, 400].includes(response.status) && !body.startsWith('{"type":"redirect"');
	});
	return (await Promise.all(answers)).filter(Boolean).length;
}

const change = (house: House, action: string, form: Record<string, string>) =>
	house.request('administrator', `/desk/people?/${action}`, { form });

for (const [what, action, more] of [
	['a role is lowered', 'role', { role: 'contributor' }],
	['an account is disabled', 'disable', {}]
] as const)
	test(`promise 12: none of a hundred requests is served after ${what}`, async ({ house }) => {
		const person = await house.newcomer('administrator');
		expect(await served(person), 'before').toBe(100);
		const { id } = person;
		expect((await change(house, action, { id, ...more })).status).toBe(200);
		expect(await served(person), 'after').toBe(0);
	});

test('promise 12: none of a hundred requests is served after a session is revoked elsewhere', async ({
	house
}) => {
	const person = await house.newcomer('administrator');
	const elsewhere = { ...person, visitor: new Visitor(house.url) };
	await elsewhere.visitor.signIn(person.email, password);
	expect(await served(elsewhere), 'before').toBe(100);
	await person.visitor.request('/desk/account/sessions?/others', { form: {} });
	expect(await served(elsewhere), 'after').toBe(0);
	expect(await served(person), 'where it was revoked').toBe(100);
});
