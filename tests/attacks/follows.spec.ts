import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../bin/ports.js';
import { type RunningServer, startServer } from '../../bin/server.js';
import { filled, send } from '../entry.ts';
import { ask, Visitor } from '../http.ts';
import { loadedFolder } from '../loaded.ts';
import { openPostOffice } from '../post-office.ts';
import { setUp } from '../staff.ts';

// Strangers cause many letters, and follow many searches to slow publications down.

test.describe.configure({ mode: 'serial', timeout: 600_000 });

const dailyLetters = 3;

test.describe('letters that ask for confirmation', () => {
	let office: Awaited<ReturnType<typeof openPostOffice>>;
	let server: RunningServer;
	let remove: () => void;
	test.beforeAll(async () => {
		office = await openPostOffice();
		const place = loadedFolder();
		({ remove } = place);
		server = await startServer({ RULEWATCH_FOLDER: place.folder, ...office.env });
	});
	test.afterAll(async () => {
		await server.end();
		await office.close();
		remove();
	});

	const ofItsOwn = (n: number) => `127.0.2.${n + 1}`;

	/**
	 * Sends a follow request for each address, each from its own network.
	 * @returns the distinct answers
	 */
	async function askAll(emails: string[], what: string, networkOf: (n: number) => string) {
		const answers = new Set<string>();
		for (const [n, email] of emails.entries()) {
			const form = { email, what, kinds: 'event', frequency: 'daily', timeZone: 'UTC' };
			const answer = await ask(server.url, '/follow', {
				form,
				headers: { origin: server.url, 'sec-fetch-site': 'same-origin', accept: 'text/html' },
				localAddress: networkOf(n)
			});
			answers.add(`${answer.status} ${answer.headers.get('location')}`);
		}
		return [...answers];
	}

	/** Letters leave in order, so once a later one arrived, all earlier ones have. */
	async function lettersTo(emails: string[]) {
		const last = `last-${emails[0]}`;
		await askAll([last], 'everything:', ofItsOwn);
		await expect.poll(() => office.arrived.some(({ to }) => to === last)).toBe(true);
		return office.arrived.filter(({ to }) => emails.includes(to));
	}

	const spelled = (domain: string) =>
		Array.from({ length: 20 }, (_, n) => {
			const name = [...'esrakhan'].map((letter, at) => ((n >> at) & 1 ? `${letter}.` : letter));
			return `${name.join('')}${n % 3 ? '' : `+${n}`}@${n % 2 ? domain : domain.replace('gmail', 'googlemail')}`;
		});

	test('twenty to one mailbox by dots, +tags and googlemail: three arrive, each as it was typed', async () => {
		const emails = spelled('gmail.com');
		expect(await askAll(emails, 'everything:', () => '127.0.1.1')).toEqual(['303 /follow/sent']);
		expect((await lettersTo(emails)).map(({ to }) => to)).toEqual(emails.slice(0, dailyLetters));
	});

	test('the same to twenty mailboxes: all arrive', async () => {
		const emails = spelled('example.org').map((email) => email.replace(/\+\d+/, ''));
		expect(await askAll(emails, 'everything:', () => '127.0.1.2')).toEqual(['303 /follow/sent']);
		expect(await lettersTo(emails)).toHaveLength(new Set(emails).size);
	});

	test('sixty to one mailbox from sixty networks: three arrive; to sixty mailboxes, all', async () => {
		const one = Array.from({ length: 60 }, () => 'farah@example.org');
		expect(await askAll(one, 'everything:', ofItsOwn)).toEqual(['303 /follow/sent']);
		expect(await lettersTo(one)).toHaveLength(dailyLetters);
		const sixty = Array.from({ length: 60 }, (_, n) => `reader-${n}@example.org`);
		expect(await askAll(sixty, 'everything:', ofItsOwn)).toEqual(['303 /follow/sent']);
		expect(await lettersTo(sixty)).toHaveLength(60);
	});

	test('none says what a stranger typed, and each what stands on record', async () => {
		const what = 'search:/search?q=Cheap+pills+at+pills.example';
		await askAll(['gul@example.org'], what, ofItsOwn);
		const [letter] = await lettersTo(['gul@example.org']);
		expect(letter!.whole).not.toMatch(/pills/i);
		expect(letter!.whole).toMatch(/^Subject: Follow a search of Rulewatch\?\r$/m);
		await askAll(['hina@example.org'], 'country:PK', ofItsOwn);
		const [other] = await lettersTo(['hina@example.org']);
		expect(other!.whole).toMatch(/^Subject: Follow All laws of Pakistan\?\r$/m);
	});
});

test.describe('searches that are followed', () => {
	/** Blocks the process for this long on a signal: the control that stalls are measured. */
	const stopMilliseconds = 600;
	const stops = `process.on('SIGUSR2', () => { const end = performance.now() + ${stopMilliseconds}; while (performance.now() < end); })`;

	async function open(confirmed: number, unconfirmed: number) {
		const { folder, remove } = loadedFolder();
		const env = { RULEWATCH_FOLDER: folder, METRICS_PORT: String(await freePort()) };
		const program = ['tests/post-follows.js', String(confirmed), String(unconfirmed)];
		await promisify(execFile)(process.execPath, program, { env: { ...process.env, ...env } });
		const server = await startServer({
			...env,
			NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(stops)}`
		});
		const editor = await setUp(server, new Visitor(server.url));
		const figures = async () => {
			const text = await (await fetch(`http://127.0.0.1:${env.METRICS_PORT}/metrics`)).text();
			const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
			return {
				/** The longest stall of the event loop since the last scrape, in milliseconds. */
				stop: 1_000 * figure('nodejs_eventloop_lag_max_seconds'),
				isSpread: figure('rulewatch_changes_to_spread') === 0
			};
		};
		/**
		 * Publishes and waits for the followers' rows.
		 * @returns milliseconds of both, and the longest stall
		 */
		async function publish() {
			await after(100);
			await figures();
			const began = performance.now();
			const { id } = await send(editor, 'statement', 'publish', filled('statement', 'They object'));
			expect(id).toBeTruthy();
			const saved = performance.now() - began;
			const seen = [];
			do {
				await after(20);
				seen.push(await figures());
			} while (!seen.at(-1)!.isSpread);
			const stop = Math.max(...seen.map(({ stop }) => stop));
			return { saved, spread: performance.now() - began, stop };
		}
		const close = async () => {
			await server.end();
			remove();
		};
		return { server, publish, figures, close };
	}

	const middle = (figures: number[]) =>
		figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)]!;
	async function medians(app: Awaited<ReturnType<typeof open>>) {
		const all = [];
		for (let round = 0; round < 3; round++) all.push(await app.publish());
		return {
			saved: middle(all.map(({ saved }) => saved)),
			spread: middle(all.map(({ spread }) => spread)),
			stop: middle(all.map(({ stop }) => stop))
		};
	}

	test('4,600 that nobody confirmed and 10,000 that are followed neither hold the editor nor stop the process', async ({}, info) => {
		const [quiet, crowded] = [await open(1, 0), await open(10_000, 4_600)];
		try {
			await quiet.figures();
			quiet.server.child.kill('SIGUSR2');
			await after(200);
			expect((await quiet.figures()).stop, 'a stop is seen').toBeGreaterThan(
				stopMilliseconds - 100
			);
			// The first publication after a start is slower: it also reads all followed searches.
			const first = { control: await quiet.publish(), crowded: await crowded.publish() };
			const later = { control: await medians(quiet), crowded: await medians(crowded) };
			const description = JSON.stringify({ first, later }, (_, value: unknown) =>
				typeof value === 'number' ? Math.round(value) : value
			);
			info.annotations.push({ type: 'milliseconds', description });
			for (const { control, crowded } of [first, later]) {
				expect(crowded.saved).toBeLessThan(3 * control.saved + 500);
				expect(crowded.stop).toBeLessThan(250 + control.stop);
			}
		} finally {
			await quiet.close();
			await crowded.close();
		}
	});
});
