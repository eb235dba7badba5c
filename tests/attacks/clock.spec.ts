import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningServer, startServer, temporaryFolder } from '../../bin/server.js';
import { filled, send } from '../entry.ts';
import { Visitor } from '../http.ts';
import { emailOf, invite, lettersTo, password, setUp } from '../staff.ts';

// The machine's clock jumps forward and back while the app runs.

test.describe.configure({ mode: 'serial', timeout: 180_000 });
const details = { tag: '@promise-40' };

const hour = 3_600_000;
const day = 24 * hour;

/** Jumps of the clock, and whether a session made just before survives. */
const jumps: Record<string, { by?: number; to?: string; goesOn: boolean }> = {
	'an hour on': { by: hour, goesOn: true },
	'a day back': { by: -day, goesOn: true },
	'two years back': { by: -730 * day, goesOn: false },
	'40 days on': { by: 40 * day, goesOn: false },
	'400 days on': { by: 400 * day, goesOn: false },
	'just before the seconds need 32 bits': { to: '2038-01-19T03:14:05Z', goesOn: false },
	'just before a leap day ends': { to: '2028-02-29T23:59:58Z', goesOn: false },
	'just before summer time begins': { to: '2027-03-14T06:59:58Z', goesOn: false },
	'just before summer time ends': { to: '2027-11-07T05:59:58Z', goesOn: false }
};

const pages = [
	...['/', '/regulations', '/statements', '/events', '/articles', '/stakeholders', '/trends'],
	...['/feed.atom', '/feed.json', '/calendar.ics', '/sitemap.xml', '/api/v1/statements'],
	...['/desk', '/desk/activity', '/desk/people', '/desk/account', '/desk/outbox', '/desk/review']
];
const nonsense = /Invalid Date|\bNaN\b|-\d+ (?:days?|hours?|minutes?) ago/;

let app: RunningServer;
let clock: string;
let remove: () => void;
let off = 0;
const ids: string[] = [];
const invited: string[] = [];

test.beforeAll(async () => {
	const place = temporaryFolder();
	remove = place.remove;
	clock = join(place.folder, 'clock');
	writeFileSync(clock, '0');
	app = await startServer(
		{ RULEWATCH_FOLDER: place.folder, CLOCK_FILE: clock, TZ: 'America/New_York' },
		[process.execPath, '--import', './tests/clock.js', 'server.js']
	);
	await setUp(app, new Visitor(app.url));
});

test.afterAll(async () => {
	await app.end();
	remove();
});

async function putClock(milliseconds: number) {
	off = milliseconds;
	writeFileSync(clock, String(off));
	const said = app.output().length;
	app.child.kill('SIGUSR2');
	while (!app.output().slice(said).includes(`${off} ms off`)) await once(app.child.stdout, 'data');
}

async function signIn(): Promise<Visitor> {
	const visitor = new Visitor(app.url);
	const answer = await visitor.signIn(emailOf('Asma'), password);
	expect(answer.status).toBe(303);
	return visitor;
}

async function inviteOne(by: Visitor) {
	const name = `Guest ${invited.length}`;
	invited.push(emailOf(name));
	await invite(by, 'editor', name);
}

const isSignedIn = async (visitor: Visitor) => (await visitor.request('/desk')).status === 200;

async function faultsOf(visitor: Visitor): Promise<string[]> {
	const found: string[] = [];
	for (const page of pages) {
		const response = await visitor.request(page);
		const text = await response.text();
		const odd = nonsense.exec(text)?.[0];
		if (response.status !== 200 || odd) found.push(`${page}: ${response.status} ${odd ?? ''}`);
	}
	return found;
}

for (const [name, { by, to, goesOn }] of Object.entries(jumps))
	test(
		`put ${name}, all goes on, and sessions ${goesOn ? 'live' : 'are over'}`,
		details,
		async () => {
			await putClock(0);
			const before = await signIn();
			await inviteOne(before);
			await putClock(by ?? Date.parse(to!) - Date.now());
			expect(await isSignedIn(before)).toBe(goesOn);

			const there = await signIn();
			await inviteOne(there);
			// Two rounds, because the clock passes the jump's start again.
			for (let round = 0; round < (to ? 2 : 1); round++) {
				expect(await faultsOf(there)).toEqual([]);
				const { id, html } = await send(
					there,
					'statement',
					'publish',
					filled('statement', `Said when the clock was put ${name}, ${round}`)
				);
				expect(id, html).toBeTruthy();
				ids.push(id!);
				const passed = Date.parse(to ?? '') + 3_000;
				if (to) await expect.poll(() => Date.now() + off).toBeGreaterThan(passed);
			}
			expect(await isSignedIn(there)).toBe(true);
			await putClock(0);
		}
	);

test(
	'wherever the clock was, no letter was lost or sent twice, and every id is its own',
	details,
	async ({}, info) => {
		const counts = () => invited.map((email) => lettersTo(app, email).length);
		await expect.poll(counts, { timeout: 15_000 }).toEqual(invited.map(() => 1));
		expect(new Set(ids).size).toBe(ids.length);
		expect(app.output()).not.toMatch(/"fault"|upkeep has to wait/);
		info.annotations.push({
			type: 'figure',
			description: `${Object.keys(jumps).length} jumps: 0 faults, ${ids.length} ids, ${invited.length} letters once each`
		});
	}
);

test(
	'an app that shows a date that is none, or lets a session live on, would be found out',
	details,
	async () => {
		expect(nonsense.test('<time>Invalid Date</time>')).toBe(true);
		expect(nonsense.test('sent -3 days ago')).toBe(true);
		// The control: without the jump the session does not expire.
		await putClock(0);
		expect(await isSignedIn(await signIn())).toBe(true);
	}
);
