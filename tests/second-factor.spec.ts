import { test as base } from '@playwright/test';
import { type RunningServer, startServer } from '../bin/server.js';
import { loadedFolder } from './loaded.ts';
import { Visitor } from './http.ts';
import { questionsOf } from './matrix.ts';
import { routes } from './routes.ts';
import { emailOf, expect, idOf, invite, linkTo, password, setUp } from './staff.ts';
import { enrol } from './two-step.ts';

// Promise 6: if the operator requires two-step sign-in of editors, no way bypasses it.

const test = base.extend<object, { server: RunningServer }>({
	server: [
		async ({}, use) => {
			const { folder, remove } = loadedFolder();
			const server = await startServer({ RULEWATCH_FOLDER: folder, REQUIRE_TWO_STEP: 'editors' });
			await use(server);
			await server.end();
			remove();
		},
		{ scope: 'worker' }
	]
});

test.describe.configure({ mode: 'serial' });

/** All desk pages and actions, except the account page, where two-step sign-in is turned on. */
const questions = Object.entries(routes).flatMap(([id, row]) =>
	typeof row.at === 'string' && /^\/desk(?!\/account)/.test(id)
		? questionsOf(row, row.at).filter(({ cells }) => cells.administrator !== '404')
		: []
);

async function served(visitor: Visitor) {
	const found: string[] = [];
	for (const { path, query, asked } of questions) {
		const response = await visitor.request(path + query, asked);
		const to = response.headers.get('location') ?? '';
		const sentAway =
			[303, 307].includes(response.status) && /^\/(?:sign-in|desk\/account\/two-step)/.test(to);
		if (!sentAway && ![401, 403].includes(response.status)) found.push(path + query);
	}
	return found;
}

let asma: Visitor;
let bilal: Visitor;
let app: Awaited<ReturnType<typeof enrol>>['app'];
let codes: string[];
let hers: string[];
const email = emailOf('Bilal');
const next = 'eleven violet kettles in transit';

async function withPassword(server: RunningServer, typed = password, as = email) {
	const visitor = new Visitor(server.url);
	const answer = await visitor.signIn(as, typed);
	return { visitor, to: answer.headers.get('location') };
}

test('promise 6: neither the first administrator nor whoever is invited passes before they enrol', async ({
	server
}) => {
	asma = await setUp(server, new Visitor(server.url));
	expect(await served(asma)).toEqual([]);
	({ codes: hers } = await enrol(asma));
	expect(await served(asma), 'with a second factor').toHaveLength(questions.length);
	bilal = await invite(asma, 'editor', 'Bilal');
	expect(await served(bilal)).toEqual([]);
	({ app, codes } = await enrol(bilal));
	expect(await served(bilal), 'with a second factor').toContain('/desk');
});

test('promise 6: the password alone opens nothing, nor does what is given between the steps', async ({
	server
}) => {
	const { visitor, to } = await withPassword(server);
	expect(to).toBe('/sign-in/code?next=%2Fdesk');
	expect([...visitor.cookies.keys()]).toEqual(['__Host-step']);
	expect(await served(visitor)).toEqual([]);
	const step = visitor.cookies.get('__Host-step')!;
	expect(await served(new Visitor(server.url, new Map([['__Host-session', step]])))).toEqual([]);
	for (const code of ['', '000000', app.generate({ timestamp: Date.now() - 120_000 }), password])
		await visitor.request('/sign-in/code', { form: { code } });
	expect(await served(visitor)).toEqual([]);
	await visitor.request('/sign-in/code', { form: { code: codes.pop()! } });
	expect(await served(visitor), 'with a code').toContain('/desk');
});

test('promise 6: a second factor stays on, however its owner asks', async ({ server }) => {
	const off = { form: { current: password, code: codes.pop()! } };
	expect((await bilal.request('/desk/account/two-step?/off', off)).status).toBe(400);
	await bilal.request('/desk/account/two-step?/begin', off);
	expect((await withPassword(server)).to).toContain('/sign-in/code');
});

test('promise 6: neither a new address nor a new password by letter leads past it', async ({
	server
}) => {
	const fresh = 'bilal@newsroom.example';
	const form = { email: fresh, current: password, code: codes.pop()! };
	await bilal.request('/desk/account/address', { form });
	const reader = new Visitor(server.url);
	await reader.request(await linkTo(server, 'address', fresh), { form: {} });
	expect(await served(reader)).toEqual([]);
	await reader.request('/reset', { form: { email: fresh } });
	await reader.request(await linkTo(server, 'reset', fresh), { form: { password: next } });
	expect(await served(reader)).toEqual([]);
	expect(await served(bilal), 'whose sessions ended').toEqual([]);
	const { visitor, to } = await withPassword(server, next, fresh);
	expect(to).toContain('/sign-in/code');
	expect(await served(visitor)).toEqual([]);
});

test('promise 6: whoever becomes an editor, or loses the second factor, enrols first', async ({
	server
}) => {
	await invite(asma, 'contributor', 'Chanda');
	const raise = { id: await idOf(asma, 'Chanda'), role: 'editor' };
	expect((await asma.request('/desk/people?/role', { form: raise })).status).toBe(200);
	const chanda = await withPassword(server, password, emailOf('Chanda'));
	expect(chanda.to).toBe('/desk');
	expect(await served(chanda.visitor)).toEqual([]);
	const fresh = 'bilal@newsroom.example';
	const before = await linkTo(server, 'reset', fresh);
	const proof = { current: password, code: hers.pop()! };
	const lost = { id: await idOf(asma, 'Bilal'), ...proof };
	expect((await asma.request('/desk/people?/single', { form: lost })).status).toBe(200);
	expect((await withPassword(server, next, fresh)).to, 'a password that may be short').toBeNull();
	const link = () => linkTo(server, 'reset', fresh);
	await expect.poll(link).not.toBe(before);
	await new Visitor(server.url).request(await link(), { form: { password } });
	const alone = await withPassword(server, password, fresh);
	expect(alone.to).toBe('/desk');
	expect(await served(alone.visitor)).toEqual([]);
});
