import { Visitor } from './http.ts';
import { expect, overHttp as test, password } from './staff.ts';

// Promises 4 and 5 over HTTP: attributes of the session cookie, and session fixation.

const cookie = '__Host-session';

test('promise 4: the cookie is for this host, for no script, and not for requests of other sites', async ({
	house
}) => {
	const { email } = await house.newcomer('contributor');
	const stranger = new Visitor(house.url);
	const [session] = (await stranger.signIn(email, password)).headers
		.getSetCookie()
		.filter((set) => set.startsWith(cookie));
	const [value, ...attributes] = session!.split('; ');
	expect(Buffer.from(value!.split('=')[1]!, 'base64url')).toHaveLength(32);
	expect(attributes.sort()).toEqual([
		...['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure']
	]);
});

test('promise 5: of five planted ids none becomes a session, whichever way one comes in', async ({
	house
}) => {
	const { email } = await house.newcomer('contributor');
	const planted = [
		'A'.repeat(43),
		house.cookieOf('signed out'),
		house.cookieOf('revoked'),
		'a'.repeat(64),
		'../../desk'
	];
	for (const id of planted) {
		const victim = new Visitor(house.url, new Map([[cookie, id]]));
		expect((await victim.signIn(email, password)).status, id).toBe(303);
		expect(victim.cookies.get(cookie)).not.toBe(id);
		expect((await victim.request('/desk')).status, id).toBe(200);
		const attacker = new Visitor(house.url, new Map([[cookie, id]]));
		expect((await attacker.request('/desk')).status, id).toBe(303);
	}
});

test('promise 5: the session that a browser had is dead once somebody signs in with it', async ({
	house
}) => {
	const attacker = await house.newcomer('contributor');
	const { email } = await house.newcomer('editor');
	const own = attacker.visitor.cookies.get(cookie)!;
	const victim = new Visitor(house.url, new Map([[cookie, own]]));
	expect((await victim.signIn(email, password)).status).toBe(303);
	expect((await victim.request('/desk')).status).toBe(200);
	expect((await attacker.visitor.request('/desk')).status).toBe(303);
});

for (const [room, form] of [
	['/desk/people?/invite', { email: 'late@example.org', role: 'editor' }],
	['/desk/account/address', { email: 'late@example.org', current: password }]
] as const)
	test(`a form that was sent too late is there after the sign-in, without the passwords in it: ${room}`, async ({
		house
	}) => {
		const late = new Visitor(house.url);
		const to = (await late.request(room, { form })).headers.get('location')!;
		const page = await (await late.request(to, { form })).text();
		expect(page).toContain('You were not signed in any more');
		expect(page).toContain('late@example.org');
		expect(page).not.toContain(password);
	});
