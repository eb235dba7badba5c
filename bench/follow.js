// What followers cost: how soon a publication is answered with and without them, how soon all of them are noted down, for
// how long the process stops meanwhile where each has a search of their own, how fast their letters leave for a mail server
// on this machine, and how much memory that takes.
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createServer } from 'vite';
import { readArguments } from '../bin/options.js';
import { freePort } from '../bin/ports.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { openDesk } from './desk.js';
import { median } from './median.js';

readArguments(
	'node bench/follow.js [FOLLOWERS] [ROUNDS]: what followers of one law cost, and as many of searches.',
	{ words: 2 }
);

const followers = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 20);
const law = 'pk-cp-rules-2020';

const sink = fork('bench/synthetic/mail-sink.js');
const [{ port }] = await once(sink, 'message');
const arrived = async () => {
	sink.send('how many?');
	return (await once(sink, 'message'))[0].arrived;
};
const mail = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Rulewatch <desk@example.org>' };

/** A folder with the bundled facts, whose followers had a letter just now, or none yet. */
async function folderWith(count, hadLetter) {
	const { folder, remove } = temporaryFolder();
	const server = await startServer({ RULEWATCH_FOLDER: folder });
	await server.end();
	if (!count) return { folder, remove };
	process.env.RULEWATCH_FOLDER = folder;
	const vite = await createServer({ server: { middlewareMode: true }, logLevel: 'error' });
	const database = await vite.ssrLoadModule('/src/lib/server/db/index.ts');
	const { keyedHash, seal } = await vite.ssrLoadModule('/src/lib/server/auth/secret.ts');
	const t = await vite.ssrLoadModule('/src/lib/server/db/schema.ts');
	await database.connect(database.settings());
	const now = new Date();
	for (let from = 0; from < count; from += 500) {
		const numbers = Array.from({ length: Math.min(500, count - from) }, (_, n) => from + n);
		await database.db.insert(t.follower).values(
			numbers.map((number) => ({
				...{ id: `follower-${number}`, addressHash: keyedHash(`f${number}@example.org`) },
				...{ sealedAddress: seal(`f${number}@example.org`), createdAt: now, confirmedAt: now },
				...(hadLetter && { lastLetterAt: now })
			}))
		);
		await database.db.insert(t.follow).values(
			numbers.map((number) => ({
				...{ id: `follow-${number}`, followerId: `follower-${number}` },
				...{ subject: `regulation:${law}`, kinds: ['statement'], frequency: 'at_once' },
				...{ timeZone: 'Asia/Karachi', createdAt: now, confirmedAt: now }
			}))
		);
	}
	await database.close();
	await vite.close();
	return { folder, remove };
}

let said = 0;
async function publish({ ask }) {
	const number = ++said;
	const began = performance.now();
	const { to, status } = await ask(
		'/desk/statements/new?/publish',
		new URLSearchParams({
			...{ key: `key-of-the-statement-${number}`, version: '0', different: 'yes' },
			...{ organisation: 'aic', date: '2020-02-14', basis: 'event', channel: 'statement' },
			...{ lang: 'en', 'positions.0.regulation': law, 'positions.0.stance': 'oppose' },
			...{ summary: `They object, for the ${number}. time.`, 'sources.0': 'drm-aic-0214' }
		})
	);
	if (!to) throw new Error(`The statement was answered with ${status}.`);
	return performance.now() - began;
}

/** A folder with the bundled facts and so many followers of a search of their own. */
async function folderWithSearches(confirmed, unconfirmed) {
	const { folder, remove } = await folderWith(0);
	const env = { ...process.env, DATABASE_URL: '', RULEWATCH_FOLDER: folder };
	await promisify(execFile)(
		process.execPath,
		['tests/post-follows.js', String(confirmed), String(unconfirmed)],
		{
			env
		}
	);
	return { folder, remove };
}

async function open({ folder, remove }) {
	const METRICS_PORT = String(await freePort());
	const desk = await openDesk({ RULEWATCH_FOLDER: folder, METRICS_PORT, ...mail });
	const figure = async (name) => {
		const text = await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text();
		return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
	};
	/** Waits until every follower of what changed has a row. */
	const spread = async () => {
		const began = performance.now();
		while ((await figure('rulewatch_changes_to_spread')) > 0) await after(50);
		return performance.now() - began;
	};
	/** The longest stop of the process since it was asked last, in milliseconds. */
	const longestStop = async () => 1_000 * (await figure('nodejs_eventloop_lag_max_seconds'));
	/** As `spread`, with the longest stop until then. */
	const spreadWatched = async () => {
		const began = performance.now();
		const stops = [await longestStop()];
		while ((await figure('rulewatch_changes_to_spread')) > 0) stops.push(await longestStop());
		return { seconds: (performance.now() - began) / 1000, stop: Math.max(...stops) };
	};
	return { ...desk, spread, spreadWatched, longestStop, close: () => desk.close().then(remove) };
}

const megabytes = (pid) =>
	Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

for (const [confirmed, unconfirmed] of [
	[1, 0],
	[1, 4_600],
	[followers, 0]
]) {
	const desk = await open(await folderWithSearches(confirmed, unconfirmed));
	const seen = [];
	for (let round = 0; round < Math.min(rounds, 5); round++) {
		await desk.longestStop();
		const answered = await publish(desk);
		seen.push({ answered, ...(await desk.spreadWatched()) });
	}
	await desk.close();
	const middle = (name) => median(seen.map((each) => each[name]));
	console.log(
		`With ${confirmed} confirmed and ${unconfirmed} unconfirmed searches a publication is answered in ${middle('answered').toFixed(0)} ms and told to all ${middle('seconds').toFixed(1)} s later; the longest stop meanwhile is ${middle('stop').toFixed(0)} ms, the worst of all ${Math.max(...seen.map(({ stop }) => stop)).toFixed(0)} ms (medians of ${seen.length})`
	);
}

const [without, withAll] = [
	await open(await folderWith(0)),
	await open(await folderWith(followers, true))
];
const times = { without: [], withAll: [], spread: [] };
for (let round = 0; round < rounds; round++) {
	times.without.push(await publish(without));
	await without.spread();
	times.withAll.push(await publish(withAll));
	times.spread.push(await withAll.spread());
}
await Promise.all([without.close(), withAll.close()]);
const [plain, followed] = [median(times.without), median(times.withAll)];
console.log(
	`A publication is answered in ${plain.toFixed(0)} ms without followers, ${followed.toFixed(0)} ms with ${followers} (medians of ${rounds}): ${(followed / plain).toFixed(2)} times`
);
console.log(
	`All of them have a row ${(median(times.spread) / 1000).toFixed(1)} s after it (median), at most ${(Math.max(...times.spread) / 1000).toFixed(1)} s`
);

const sending = await open(await folderWith(followers, false));
await publish(sending);
while (!(await arrived())) await after(100);
const began = performance.now();
const sizes = [];
for (let count = 0; count < followers;) {
	await after(500);
	const next = await arrived();
	if (next === count && performance.now() - began > 600_000) break;
	count = next;
	sizes.push(megabytes(sending.child.pid));
}
const seconds = (performance.now() - began) / 1000;
console.log(
	`${await arrived()} letters left in ${seconds.toFixed(0)} s: ${(followers / seconds).toFixed(0)} a second`
);
const quarter = Math.ceil(sizes.length / 4);
console.log(
	`The process has ${median(sizes.slice(0, quarter)).toFixed(0)} MB in the first quarter, ${median(sizes.slice(-quarter)).toFixed(0)} MB in the last, at most ${Math.max(...sizes).toFixed(0)} MB`
);
await sending.close();
sink.disconnect();
