// Processor milliseconds of server and database together for each request, without the page cache: this checkout beside
// the commit before «Subtract», which is built in a folder of its own. Each has its own database with the same synthetic
// record, on PostgreSQL or embedded. With --wordpress, Debian's WordPress has the same articles as posts. All are read at
// the same time, and the ratio is the median of the rounds. Exits with 1 if a kind costs more than its limit. Linux only.
import { loadavg } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { temporaryFolder } from '../bin/server.js';
import { startPostgres } from '../bin/postgres.js';
import { formerCheckout } from './costs/former.js';
import { processorTime } from './costs/processor.js';
import { startNewsroom } from './costs/newsroom.js';
import { openSide } from './pages/side.js';
import { chosenKinds, median } from './shared.js';
import { addressOf } from './synthetic/pages.js';
import { requireWordPress } from './wordpress/site.js';

export const takes = {
	options: ['embedded', 'wordpress'],
	numbers: { articles: 20_000, rounds: 9, starts: 3, connections: 16 },
	words: Infinity,
	word: 'KIND'
};

/** How many times its former cost a kind may have on PostgreSQL. */
const limits = {
	article: 1.1,
	topic: 1.1,
	'API: an article': 1.1,
	statement: 1.1,
	search: 1.3,
	regulation: 1.2,
	stakeholder: 1.2,
	home: 1.2,
	feed: 0.5
};
const embeddedLimit = 1.2;
/** How many times less than WordPress a kind has to cost. */
const gains = {
	article: 15,
	topic: 15,
	'API: an article': 15,
	'feed of articles': 6,
	search: 25
};

const addressesPerKind = 64;
/** Processor time of a kind in a round, of the slower one, within limits of the number of requests. */
const roundMilliseconds = 1_000;
const [fewestRequests, mostRequests] = [64, 400];

export async function run({ numbers, given, words }) {
	const [isEmbedded, withWordPress] = takes.options.map((name) => given.includes(name));
	const kinds = chosenKinds(words, Object.keys(withWordPress ? gains : limits));
	if (withWordPress) requireWordPress();
	const former = withWordPress ? undefined : await formerCheckout();
	const { folder, remove } = temporaryFolder();
	/** @type {(() => Promise<unknown>)[]} */
	const closings = [];
	const open = async (name, checkout) => {
		// Each has its own server, so that the work of its processes is its own too.
		const server = await startPostgres();
		closings.push(server.stop);
		const record = { server: server.url, statements: numbers.articles, isEmbedded };
		const side = await openSide(checkout, record);
		closings.push(side.close);
		const addresses = (kind) =>
			Array.from({ length: addressesPerKind }, (_, index) => {
				const path = addressOf(kind, numbers.articles, index, addressesPerKind);
				// The former commit's record calls stakeholders by another name.
				const own = name === 'before' ? path.replace('s/stakeholder-', 's/voice-') : path;
				return side.app()?.url + own;
			});
		const pids = () => [side.app()?.child.pid, ...(isEmbedded ? [] : [server.pid()])];
		return { ...side, name, addresses, pids };
	};
	try {
		const now = await open('now', process.cwd());
		const other = former ? await open('before', former) : await startNewsroom(folder, now.url);
		if (!former) closings.push(other.close);
		print(await measure([other, now], kinds, numbers), other.name, (kind) => {
			if (withWordPress) return { most: 1 / gains[kind], says: `${gains[kind]} times less` };
			const most = isEmbedded && kind !== 'feed' ? embeddedLimit : limits[kind];
			return { most, says: `at most ${most}` };
		});
	} finally {
		for (const close of closings.toReversed()) await close();
		remove();
	}
}

/** A contender can be started and ended; it has addresses of each kind, and processes that answer at these. */
async function measure(contenders, kinds, { rounds, starts, connections }) {
	/** @type {Map<string, Record<string, number>[]>} for each kind the costs of each round */
	const costs = new Map(kinds.map((kind) => [kind, []]));
	// V8 optimises differently in each process, so the rounds are spread over several.
	for (let start = 0; start < starts; start++) {
		for (const { start: begin } of contenders) await begin();
		const counts = new Map();
		for (const kind of kinds) {
			await costsOf(contenders, kind, fewestRequests, connections);
			const atFirst = await costsOf(contenders, kind, fewestRequests, connections);
			const count = roundMilliseconds / Math.max(...Object.values(atFirst), 1);
			counts.set(kind, Math.min(Math.max(count, fewestRequests), mostRequests));
		}
		for (let round = 0; round < rounds / starts; round++) {
			console.log(`Start ${start + 1}, round ${round + 1}, load ${loadavg()[0]?.toFixed(1)}`);
			for (const kind of kinds) {
				const each = await costsOf(contenders, kind, counts.get(kind), connections);
				costs.get(kind)?.push(each);
				console.log(`  ${kind}: ${JSON.stringify(each)}`);
			}
		}
		for (const { end } of contenders) await end();
	}
	return costs;
}

/**
 * Reads from all at once until each has answered `count` requests, so that all meet the same machine, and none closes
 * its idle connections to the database meanwhile.
 * @returns {Promise<Record<string, number>>} milliseconds of processor time per request
 */
async function costsOf(contenders, kind, count, connections) {
	const dispatcher = new Agent({ connections });
	const used = () => contenders.map(({ pids }) => processorTime(pids()));
	const answered = contenders.map(() => 0);
	const missing = contenders.map(() => 0);
	const began = used();
	await Promise.all(
		contenders.flatMap(({ addresses }, index) => {
			const all = addresses(kind);
			let asked = 0;
			return Array.from({ length: connections }, async () => {
				while (answered.some((each) => each < count)) {
					if (!(await isThere(all[asked++ % all.length], dispatcher))) missing[index]++;
					answered[index]++;
				}
			});
		})
	);
	const ended = used();
	await dispatcher.destroy();
	for (const [index, { name }] of contenders.entries())
		// One item in fifty of a synthetic record is a draft.
		if (missing[index] > answered[index] / 10)
			throw new Error(
				`${missing[index]} of ${answered[index]} pages are missing: ${kind}, ${name}.`
			);
	return Object.fromEntries(
		contenders.map(({ name }, index) => [name, (ended[index] - began[index]) / answered[index]])
	);
}

async function isThere(address, dispatcher) {
	for (let tries = 0; tries < 5; tries++) {
		const { statusCode, body } = await request(address, { dispatcher });
		await body.arrayBuffer();
		if ([200, 404].includes(statusCode)) return statusCode === 200;
		// A busy machine may let a request wait too long.
		console.error(`${statusCode} for ${address}`);
		await after(1_000);
	}
	throw new Error(`${address} does not answer.`);
}

/** @param {string} other the name of the one beside which we are measured */
function print(costs, other, limitOf) {
	const rows = [...costs].map(([kind, rounds]) => {
		const of = (name) => median(rounds.map((round) => round[name]));
		const ratio = median(rounds.map((round) => round.now / round[other]));
		const { most, says } = limitOf(kind);
		return {
			kind,
			[`${other}, ms`]: of(other).toFixed(1),
			'now, ms': of('now').toFixed(1),
			ratio: ratio.toFixed(2),
			...(most < 0.5 && { 'times less': (1 / ratio).toFixed(1) }),
			wanted: says,
			'': ratio > most ? 'NOT REACHED' : ''
		};
	});
	console.table(rows);
	if (rows.some((row) => row[''])) process.exitCode = 1;
}
