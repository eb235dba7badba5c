// What followers cost: how soon a publication is answered with and without them, how soon all of them are noted down,
// how fast their letters leave for a mail server on this machine, and how much memory that takes.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { createServer } from 'vite';
import { readArguments } from '../bin/options.js';
import { freePort } from '../bin/ports.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { openDesk } from './desk.js';
import { median } from './median.js';

readArguments('node bench/follow.js [FOLLOWERS] [ROUNDS]: what followers of one law cost.', {
	words: 2
});

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

async function open(count, hadLetter) {
	const { folder, remove } = await folderWith(count, hadLetter);
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
	return { ...desk, spread, close: () => desk.close().then(remove) };
}

const megabytes = (pid) =>
	Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const [without, withAll] = [await open(0), await open(followers, true)];
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

const sending = await open(followers, false);
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
