import {
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	mergeTests,
	test as base
} from '@playwright/test';
import { type RunningServer, startServer, temporaryFolder } from '../bin/server.js';
import { expect, test as pages } from './fixtures.ts';
import { type Asked, Visitor } from './http.ts';

export { expect };

// A house of its own, with staff who came in by its doors: a test that needs somebody signed in starts here.

export const password = 'umbrella tinsel gravy noun';

const cast = {
	administrator: 'Asma',
	editor: 'Bilal',
	contributor: 'Chanda',
	'other contributor': 'Dawood'
} as const;

type Role = 'administrator' | 'editor' | 'contributor';

/** The dead ones held an administrator's session once. */
export type Name = keyof typeof cast | 'signed out' | 'revoked';

export interface House {
	server: RunningServer;
	url: string;
	/** What the session cookie of somebody holds. */
	cookieOf(name: Name): string;
	/** A browser window in which somebody is signed in; whoever opens it closes it. */
	contextOf(browser: Browser, name: Name): Promise<BrowserContext>;
	/** Asks as somebody, or as a stranger. Redirects are told, not followed. */
	request(name: Name | undefined, path: string, asked?: Asked): Promise<Response>;
	/** Another session of somebody of the cast, for what ends the one that asks. */
	anotherSession(name: Name): Promise<Visitor>;
	/** Somebody new, for what ends sessions or changes accounts: the cast is shared by all tests. */
	newcomer(role: Role): Promise<Newcomer>;
	/** The newest link of a kind, from the letters in the log. */
	linkTo(kind: string, email: string): Promise<string>;
}

export interface Newcomer {
	name: string;
	email: string;
	visitor: Visitor;
}

/** For tests that need no window. */
export const overHttp = base.extend<{ baseURL: string }, { house: House }>({
	house: [
		async ({}, use) => {
			const { folder, remove } = temporaryFolder();
			const server = await startServer({ RULEWATCH_FOLDER: folder });
			await use(await moveIn(server));
			await server.end();
			remove();
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	baseURL: async ({ house }, use) => use(house.url)
});

/** For tests with a window: `test.use({ as: 'editor' })` signs its page in. */
export const test = mergeTests(pages, overHttp).extend<{ as: Name | undefined }>({
	as: [undefined, { option: true }],
	storageState: async ({ house, as }, use) => {
		await use(as && stateOf(house.cookieOf(as)));
	}
});

async function moveIn(server: RunningServer): Promise<House> {
	const { url } = server;
	const asma = new Visitor(url);
	let arrivals = 0;

	const join = async (link: string, person: Record<string, string>, visitor = new Visitor(url)) => {
		const response = await visitor.request(link, { form: { ...person, password } });
		if (response.status !== 303) throw new Error(`${person.name}: ${await response.text()}`);
		return visitor;
	};
	const invite = async (role: Role, name: string) => {
		const email = emailOf(name);
		const form = { email, role };
		const answer = await asma.request('/desk/people?/invite', { form });
		return join(pathIn(await answer.text(), 'invitation'), { name });
	};
	const lost = async () => {
		const visitor = new Visitor(url);
		await visitor.signIn(emailOf(cast.administrator), password);
		return { visitor, cookies: new Map(visitor.cookies) };
	};

	const setUp = pathIn(server.output(), 'set-up');
	await join(setUp, { name: cast.administrator, email: emailOf(cast.administrator) }, asma);
	const signedOut = await lost();
	await signedOut.visitor.request('/sign-out', { form: {} });
	const revoked = await lost();
	await asma.request('/desk/account/sessions?/others', { form: {} });
	const cookies: Record<Name, Map<string, string>> = {
		administrator: asma.cookies,
		editor: (await invite('editor', cast.editor)).cookies,
		contributor: (await invite('contributor', cast.contributor)).cookies,
		'other contributor': (await invite('contributor', cast['other contributor'])).cookies,
		'signed out': signedOut.cookies,
		revoked: revoked.cookies
	};
	const isDead = (name: Name) => !(name in cast);

	return {
		server,
		url,
		cookieOf: (name) => cookies[name].get('__Host-session')!,
		contextOf: (browser, name) =>
			browser.newContext({
				baseURL: url,
				storageState: stateOf(cookies[name].get('__Host-session')!)
			}),
		request(name, path, asked) {
			// A dead session is brought again and again, though the answer takes it away.
			const jar = name && (isDead(name) ? new Map(cookies[name]) : cookies[name]);
			return new Visitor(url, jar).request(path, asked);
		},
		async anotherSession(name) {
			const visitor = new Visitor(url, new Map(cookies[name]));
			if (isDead(name)) return visitor;
			visitor.cookies.delete('__Host-session');
			await visitor.signIn(emailOf(cast[name as keyof typeof cast]), password);
			return visitor;
		},
		async newcomer(role) {
			const name = `Newcomer ${++arrivals}`;
			return { name, email: emailOf(name), visitor: await invite(role, name) };
		},
		async linkTo(kind, email) {
			const letters = () => server.output().split('Letter to ').filter(isFor(email));
			const links = () => letters().flatMap((letter) => findPath(letter, kind) ?? []);
			await expect.poll(() => links().length, { timeout: 15_000 }).toBeGreaterThan(0);
			return links().at(-1)!;
		}
	};
}

const emailOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '-')}@example.org`;

const isFor = (email: string) => (letter: string) => letter.startsWith(`${email}: `);

const findPath = (text: string, kind: string) =>
	new RegExp(`http://localhost:\\d+(/${kind}/[\\w-]{43})`).exec(text)?.[1];

/** Where a link leads, in a page or a letter. */
export function pathIn(text: string, kind: string): string {
	const path = findPath(text, kind);
	if (!path) throw new Error(`No link to ${kind} in: ${text}`);
	return path;
}

function stateOf(token: string): BrowserContextOptions['storageState'] {
	const cookie = { name: '__Host-session', value: token, domain: 'localhost', path: '/' };
	const rest = { expires: -1, httpOnly: true, secure: true, sameSite: 'Lax' } as const;
	return { cookies: [{ ...cookie, ...rest }], origins: [] };
}
