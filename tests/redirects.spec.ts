import { urlOf } from '../src/lib/domain/address/url.ts';
import { ask, Visitor } from './http.ts';
import { offSite } from './off-site.ts';
import { expect, overHttp as test, password } from './staff.ts';
import { enrol, renewCodes } from './two-step.ts';

// Promise 14: no redirect leads off the site, judged by a browser's URL rules.

const query = (next: string) => `?next=${encodeURIComponent(next)}`;

/**
 * Tries each address.
 * @returns those that lead off the site, or nowhere
 */
async function strays(url: string, redirectOf: (next: string) => Promise<string | null>) {
	const found: string[] = [];
	for (const next of offSite) {
		const to = urlOf((await redirectOf(next)) ?? 'about:blank', `${url}/sign-in`);
		if (to?.origin !== url || to.pathname.startsWith('//'))
			found.push(`${JSON.stringify(next)} leads to ${to?.href}`);
	}
	return found;
}

const location = async (response: Promise<Response>) => (await response).headers.get('location');

test('promise 14: the check has 46 shapes, and notices most of them where they are let through', async () => {
	expect(offSite.length).toBeGreaterThanOrEqual(46);
	const unsafe = await strays('http://localhost:1', async (next) => next);
	expect(unsafe.length).toBeGreaterThan(30);
	expect(unsafe.join()).toContain('leads to http://evil.example/');
});

test('promise 14: sign-in leads nowhere else, neither after the password nor for who is here', async ({
	house
}) => {
	const { email, visitor } = await house.newcomer('contributor');
	expect(
		await strays(house.url, (next) => location(visitor.signIn(email, password, next)))
	).toEqual([]);
	expect(
		await strays(house.url, (next) => location(visitor.request(`/sign-in${query(next)}`)))
	).toEqual([]);
	expect(await location(visitor.signIn(email, password, '/desk/account?x=1'))).toBe(
		'/desk/account?x=1'
	);
});

test('promise 14: the second step leads nowhere else', async ({ house }) => {
	const { email, visitor } = await house.newcomer('contributor');
	let { codes } = await enrol(visitor);
	const withCode = async (next: string) => {
		if (codes.length < 2) codes = await renewCodes(visitor, codes.pop()!);
		await visitor.signIn(email, password, next);
		return location(
			visitor.request(`/sign-in/code${query(next)}`, { form: { code: codes.pop()! } })
		);
	};
	expect(await strays(house.url, withCode)).toEqual([]);
	expect(await withCode('/desk/account')).toBe('/desk/account');
	const stranger = new Visitor(house.url);
	const early = (next: string) => location(stranger.request(`/sign-in/code${query(next)}`));
	expect(await strays(house.url, early)).toEqual([]);
});

test('promise 14: a form that waits for the sign-in is sent nowhere else', async ({ house }) => {
	const { email, visitor } = await house.newcomer('contributor');
	const form = { email, password, kept: '[["name","A topic"]]' };
	const goesTo = async (resend: string) => {
		const asked = `/sign-in?resend=${encodeURIComponent(resend)}`;
		const response = await visitor.request(asked, { form });
		const [, action] =
			/<form method="post" action="([^"]*)"[^]*A topic/.exec(await response.text()) ?? [];
		return response.headers.get('location') ?? action ?? null;
	};
	expect(await strays(house.url, goesTo)).toEqual([]);
	expect(await goesTo('/desk/topics/new?/send')).toBe('/desk/topics/new?/send');
});

test('promise 14: no address is turned into that of another site', async ({ house }) => {
	const starts = ['', '/', '/desk', '/regulations/'];
	const ends = ['', '/', '/..', '/%2e%2e', '?next=/', '/desk/'];
	const paths = offSite.flatMap((shape) =>
		starts.flatMap((start) => ends.map((end) => start + encodeURI(shape) + end))
	);
	const found: string[] = [];
	for (const path of paths.filter((path) => path.startsWith('/'))) {
		const to = await location(ask(house.url, path));
		if (to && urlOf(to, house.url + path)?.origin !== house.url) found.push(`${path}: ${to}`);
	}
	expect(found).toEqual([]);
});
