// How long it takes to verify quotations again in the kept copies of their pages: in an embedded database of its own, or
// in an empty one: DATABASE_URL=… node bench/copies.js [--quotations=10000]
// Issue «Evidence» asks for 10,000 within 5 s. Each article is quoted five times; one page in ten was changed since.
import { performance } from 'node:perf_hooks';
import { createServer } from 'vite';
import { readArguments } from '../bin/options.js';
import { temporaryFolder } from '../bin/server.js';

const { numbers } = readArguments(
	'node bench/copies.js [--quotations=10000]: how long it takes to verify quotations again in kept copies.',
	{ numbers: { quotations: 10_000 } }
);
const anArticle = 5;
const paragraphs = 30;
const articles = Math.ceil(numbers.quotations / anArticle);

const vite = await createServer({ server: { middlewareMode: true }, logLevel: 'error' });
const load = (/** @type {string} */ file) => vite.ssrLoadModule(`/src/lib/server/${file}`);
const database = await load('db/index.ts');
const { migrate } = await load('db/migrate.ts');
const t = await load('db/schema.ts');
const { keepCopy } = await load('copies/keep.ts');
const { refreshAnchors } = await load('copies/anchors.ts');
const { slices } = await load('derived/ids.ts');
const { inTransaction } = await load('write/index.ts');

const words =
	'the ministry rules law press court speech online platform letter member minister notice public draft clause user data'.split(
		' '
	);
/** The same words each time. */
let seed = 1;
const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
const word = () => words[Math.floor(chance() * words.length)];
const sentence = (/** @type {number} */ length) => Array.from({ length }, word).join(' ');

function story() {
	const said = Array.from({ length: anArticle }, () => sentence(20));
	const lines = Array.from({ length: paragraphs }, (_, index) => {
		const quoted = index % 6 === 0 ? said[index / 6] : undefined;
		return quoted ? `“${quoted},” it said — “${sentence(8)}.”` : `${sentence(40)}.`;
	});
	return { said, text: lines.join('\n\n') };
}

async function fill(/** @type {any} */ db) {
	await db.insert(t.stakeholder).values({
		...{ id: 'coalition', slug: 'coalition', name: 'Coalition', kind: 'industry_body' },
		state: 'draft'
	});
	for (let from = 0; from < articles; from += 100)
		await inTransaction(async (/** @type {any} */ session) => {
			for (let number = from; number < Math.min(articles, from + 100); number++)
				await write(session, `a${number}`);
		});
}

async function write(/** @type {any} */ session, /** @type {string} */ id) {
	const { said, text } = story();
	await session.insert(t.article).values({
		...{ id, slug: id, url: `https://example.org/${id}`, outlet: 'Dawn', headlineBasis: 'none' },
		...{ section: 'news', sourceType: 'news', state: 'draft' }
	});
	await session.insert(t.statement).values({
		...{ id, organisationId: 'coalition', date: '2020', earliest: '2020-01-01' },
		...{ latest: '2020-12-31', basis: 'event', channel: 'statement', summary: id, state: 'draft' }
	});
	await session.insert(t.quotation).values(
		said.map((exact, index) => ({
			...{ id: `${id}.q${index}`, statementId: id, articleId: id, exact }
		}))
	);
	const page = { articleId: id, way: 'pasted', bytes: Buffer.from(text) };
	const first = await keepCopy(session, { ...page, text });
	const isOther = chance() < 0.1;
	const now = isOther
		? await keepCopy(session, { ...page, text: text.replaceAll('rules', 'law') })
		: first;
	const lookedAt = new Date();
	await session.insert(t.livePage).values({
		articleId: id,
		state: 'there',
		copyId: now,
		seenAt: lookedAt,
		lookedAt,
		nextLookAt: lookedAt
	});
}

const { folder, remove } = temporaryFolder();
try {
	const { url } = database.settings();
	const connection = await database.connect(url ? { url } : { folder });
	await connection.exclusively(migrate);
	const { db } = connection;
	const began = performance.now();
	await fill(db);
	const seconds = (/** @type {number} */ since) => ((performance.now() - since) / 1000).toFixed(2);
	console.log(`${connection.location}: ${articles} articles filled in within ${seconds(began)} s`);
	const ids = Array.from({ length: articles }, (_, number) => `a${number}`);
	for (const name of ['again, as they stand', 'anew, all of them']) {
		if (name.startsWith('anew')) await db.delete(t.anchor);
		const start = performance.now();
		await database.withLongTimeout(async (/** @type {any} */ session) => {
			for (const some of slices(ids)) await refreshAnchors(session, some);
		}, 120_000);
		console.log(`${articles * anArticle} quotations verified ${name}: ${seconds(start)} s`);
	}
	const rows = await db.select({ state: t.anchor.state, live: t.anchor.live }).from(t.anchor);
	const counts = new Map();
	for (const { state, live } of rows) {
		const key = `${state}, ${live}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	for (const [key, count] of counts) console.log(`${key}: ${count}`);
} finally {
	await database.close();
	await vite.close();
	remove();
}
