import {
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	mergeTests,
	test as base
} from '@playwright/test';
import { type RunningServer, startServer } from '../bin/server.js';
import { expect, test as pages } from './fixtures.ts';
import { type Asked, Visitor } from './http.ts';
import { newPlace, type Place } from './record.ts';

export { expect };

// A house with staff of each role: tests that need a signed-in person start here.

export const password = 'umbrella tinsel gravy noun';

const cast = {
	administrator: 'Asma',
	editor: 'Bilal',
	contributor: 'Chanda',
	'other contributor': 'Dawood'
} as const;

type Role = 'administrator' | 'editor' | 'contributor';

/** The revoked names hold an administrator's ended sessions. */
export type Name = keyof typeof cast | 'signed out' | 'revoked';

export interface House {
	server: RunningServer;
	place: Place;
	url: string;
	cookieOf(name: Name): string;
	/** A signed-in browser context; the caller closes it. */
	contextOf(browser: Browser, name: Name, how?: BrowserContextOptions): Promise<BrowserContext>;
	/** Sends a request as somebody, or as a stranger. Redirects are not followed. */
	request(name: Name | undefined, path: string, asked?: Asked): Promise<Response>;
	/** A second session of a cast member, for tests that end it. */
	anotherSession(name: Name): Promise<Visitor>;
	/** A new person, for tests that end sessions or change accounts: the cast is shared. */
	newcomer(role: Role): Promise<Newcomer>;
	linkTo(kind: string, email: string): Promise<string>;
}

export interface Newcomer {
	id: string;
	name: string;
	email: string;
	visitor: Visitor;
}

export const overHttp = base.extend<{ baseURL: string }, { house: House }>({
	house: [({}, use) => inHouse(use), { scope: 'worker' }],
	baseURL: async ({ house }, use) => use(house.url)
});

/** For tests that add items others must not meet: they get their own house. */
export const apart = overHttp.extend<object, { house: House }>({
	house: [({}, use) => inHouse(use), { scope: 'worker' }]
});

async function inHouse(use: (house: House) => Promise<void>) {
	const { remove, ...place } = await newPlace();
	const { folder, database = '' } = place;
	const server = await startServer({ RULEWATCH_FOLDER: folder, DATABASE_URL: database });
	await use(await moveIn(server, place));
	await server.end();
	await remove();
}

/** For tests with a window: `test.use({ as: 'editor' })` signs its page in. */
export const test = mergeTests(pages, overHttp).extend<{ as: Name | undefined }>({
	as: [undefined, { option: true }],
	storageState: async ({ house, as }, use) => {
		await use(as && stateOf(house.cookieOf(as)));
	}
});

async function moveIn(server: RunningServer, place: Place): Promise<House> {
	const { url } = server;
	const asma = await setUp(server, new Visitor(url));
	const signIn = async (name: keyof typeof cast, visitor = new Visitor(url)) => {
		await visitor.signIn(emailOf(cast[name]), password);
		return visitor;
	};
	const signedOut = await signIn('administrator');
	const kept = new Map(signedOut.cookies);
	await signedOut.request('/sign-out', { form: {} });
	const revoked = await signIn('administrator');
	await asma.request('/desk/account/sessions?/others', { form: {} });

	const jars: Record<Name, Visitor['cookies']> = {
		administrator: asma.cookies,
		editor: (await invite(asma, 'editor', cast.editor)).cookies,
		contributor: (await invite(asma, 'contributor', cast.contributor)).cookies,
		'other contributor': (await invite(asma, 'contributor', cast['other contributor'])).cookies,
		'signed out': kept,
		revoked: revoked.cookies
	};
	const isAlive = (name: Name): name is keyof typeof cast => name in cast;
	const cookieOf = (name: Name) => jars[name].get('__Host-session')!;
	let arrivals = 0;

	return {
		server,
		place,
		url,
		cookieOf,
		contextOf: (browser, name, how) =>
			browser.newContext({ ...how, baseURL: url, storageState: stateOf(cookieOf(name)) }),
		request(name, path, asked) {
			// An ended session sends its cookie every time, though the answers delete it.
			const jar = name && (isAlive(name) ? jars[name] : new Map(jars[name]));
			return new Visitor(url, jar).request(path, asked);
		},
		async anotherSession(name) {
			const visitor = new Visitor(url, new Map(jars[name]));
			if (!isAlive(name)) return visitor;
			visitor.cookies.delete('__Host-session');
			return signIn(name, visitor);
		},
		async newcomer(role) {
			const name = `Newcomer ${++arrivals}`;
			const visitor = await invite(asma, role, name);
			return { id: await idOf(asma, name), name, email: emailOf(name), visitor };
		},
		linkTo: (kind, email) => linkTo(server, kind, email)
	};
}

export function setUp(server: RunningServer, asma: Visitor): Promise<Visitor> {
	const name = cast.administrator;
	return join(asma, pathIn(server.output(), 'set-up'), { name, email: emailOf(name) });
}

/** @returns the newcomer's browser */
export async function invite(by: Visitor, role: Role, name: string): Promise<Visitor> {
	const form = { email: emailOf(name), role };
	const answer = await by.request('/desk/people?/invite', { form });
	return join(new Visitor(by.url), pathIn(await answer.text(), 'invitation'), { name });
}

async function join(visitor: Visitor, link: string, person: Record<string, string>) {
	const response = await visitor.request(link, { form: { ...person, password } });
	if (response.status !== 303) throw new Error(`${person.name}: ${await response.text()}`);
	return visitor;
}

/** One person of each role, in an app without accounts. */
export async function staffOf(server: RunningServer) {
	const administrator = await setUp(server, new Visitor(server.url));
	return {
		contributor: await invite(administrator, 'contributor', cast.contributor),
		editor: await invite(administrator, 'editor', cast.editor),
		administrator
	};
}

/** Letters to somebody: without a mail server they go to the log. */
export const lettersTo = (server: RunningServer, email: string): string[] =>
	server
		.output()
		.split('Letter to ')
		.filter((letter) => letter.startsWith(`${email}: `));

/** Waits for the newest link of a kind in somebody's letters. */
export async function linkTo(server: RunningServer, kind: string, email: string): Promise<string> {
	const links = () => lettersTo(server, email).flatMap((letter) => findPath(letter, kind) ?? []);
	await expect.poll(() => links().length).toBeGreaterThan(0);
	return links().at(-1)!;
}

export async function idOf(administrator: Visitor, name: string): Promise<string> {
	const page = await (await administrator.request('/desk/people')).text();
	const button = `<button[^>]* aria-label="Disable ${name}"`;
	return new RegExp(`name="id" value="([^"]+)"[^>]*>[^"]*${button}`).exec(page)![1]!;
}

export async function allow(
	administrator: Visitor,
	name: string,
	quota: { megabytes: string; waiting: string }
): Promise<void> {
	const form = { id: await idOf(administrator, name), ...quota };
	const { status } = await administrator.request('/desk/people?/quota', { form });
	if (status !== 200) throw new Error(`${name} is not allowed more: ${status}`);
}

export const emailOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '-')}@example.org`;

const findPath = (text: string, kind: string) =>
	new RegExp(`http://localhost:\\d+(/${kind}/[\\w-]{43})`).exec(text)?.[1];

function pathIn(text: string, kind: string): string {
	const path = findPath(text, kind);
	if (!path) throw new Error(`No link to ${kind} in: ${text}`);
	return path;
}

export function stateOf(token: string): BrowserContextOptions['storageState'] {
	const cookie = { name: '__Host-session', value: token, domain: 'localhost', path: '/' };
	const rest = { expires: -1, httpOnly: true, secure: true, sameSite: 'Lax' } as const;
	return { cookies: [{ ...cookie, ...rest }], origins: [] };
}
