import { Visitor } from './http.ts';
import { expect, lettersTo, overHttp as test, password } from './staff.ts';

// Promise 7 over HTTP: links in letters use the configured address and work once.

const poison: Record<string, string>[] = [
	{ host: 'evil.example' },
	{ 'x-forwarded-host': 'evil.example' },
	{ 'x-host': 'evil.example' },
	{ 'x-forwarded-server': 'evil.example' },
	{ forwarded: 'host=evil.example;proto=https' },
	{ 'x-original-url': 'https://evil.example/reset' },
	{ 'x-forwarded-proto': 'https', 'x-forwarded-port': '1' },
	{ referer: 'https://evil.example/' }
];

test('promise 7: eight headers that name another host change no link, in a letter or on a page', async ({
	house
}) => {
	const one = await house.newcomer('contributor');
	const other = await house.newcomer('contributor');
	for (const [n, headers] of poison.entries()) {
		const { email } = n % 2 ? one : other;
		const asked = { form: { email }, headers };
		expect((await new Visitor(house.url).request('/reset', asked)).status).toBe(200);
		const form = { email: `poisoned${n}@example.org`, role: 'contributor' };
		const page = await house.request('administrator', '/desk/people?/invite', { form, headers });
		expect(await page.text()).toContain(`${house.url}/invitation/`);
	}
	const letters = () =>
		[one.email, other.email, ...poison.map((_, n) => `poisoned${n}@example.org`)].flatMap((email) =>
			lettersTo(house.server, email).filter((letter) => /new password|invited/.test(letter))
		);
	// Eight resets, eight invitations, and two for the newcomers.
	await expect.poll(() => letters().length).toBe(18);
	const links = letters().flatMap((letter) => letter.match(/https?:\S+/g) ?? []);
	expect(links.filter((link) => !link.startsWith(`${house.url}`))).toEqual([]);
	expect(house.server.output()).not.toContain('evil.example');
});

test('promise 7: a link to set a password is not used up by looking, works once, and signs nobody in', async ({
	house
}) => {
	const { email, visitor } = await house.newcomer('contributor');
	await new Visitor(house.url).request('/reset', { form: { email } });
	const link = await house.linkTo('reset', email);
	const mailbox = new Visitor(house.url);
	for (const method of ['HEAD', 'GET', 'GET'])
		expect((await mailbox.request(link, { method })).status).toBe(200);
	const fresh = { form: { password: 'eleven violet kettles in transit' } };
	expect((await mailbox.request(link, fresh)).headers.get('location')).toBe('/sign-in?reset');
	expect((await mailbox.request('/desk')).status).toBe(303);
	expect((await visitor.request('/desk')).status).toBe(303);
	expect((await mailbox.request(link, { form: { password } })).status).toBe(404);
	const spent = await mailbox.request(link);
	expect(spent.status).toBe(404);
	expect(await spent.text()).toContain('Ask for a link to set a new password');
	expect((await visitor.signIn(email, fresh.form.password)).status).toBe(303);
});
