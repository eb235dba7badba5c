// Issue «Evidence» asks for 10,000 quotations within 5 s. Each article is quoted five times; one page in ten has
// changed. Uses an embedded database, or the empty one that DATABASE_URL names.
import { temporaryFolder } from '../bin/server.js';
import { withAppModules } from '../tests/app-modules.js';
import { timed } from './shared.js';
import { chanceFrom } from './synthetic/chance.js';

export const takes = { numbers: { quotations: 10_000 } };

const anArticle = 5;
const paragraphs = 30;
const words =
	'the ministry rules law press court speech online platform letter member minister notice public draft clause user data'.split(
		' '
	);
const chance = chanceFrom(1);
const sentence = (/** @type {number} */ length) =>
	Array.from({ length }, () => chance.of(words)).join(' ');

function story() {
	const said = Array.from({ length: anArticle }, () => sentence(20));
	const lines = Array.from({ length: paragraphs }, (_, index) => {
		const quoted = index % 6 === 0 ? said[index / 6] : undefined;
		return quoted ? `“${quoted},” it said — “${sentence(8)}.”` : `${sentence(40)}.`;
	});
	return { said, text: lines.join('\n\n') };
}

/** @param {{ numbers: typeof takes.numbers }} asked */
export async function run({ numbers: { quotations } }) {
	const articles = Math.ceil(quotations / anArticle);
	const { folder, remove } = temporaryFolder();
	try {
		await withAppModules(async (module) => {
			const database = await module('db/index.ts');
			const { migrate } = await module('db/migrate.ts');
			const t = await module('db/schema.ts');
			const { refreshAnchors } = await module('copies/anchors.ts');
			const { slices } = await module('derived/ids.ts');
			const { url } = database.databaseSettings();
			const connection = await database.connect(url ? { url } : { folder });
			await connection.exclusively(migrate);
			const { db } = connection;
			const seconds = (/** @type {number} */ took) => `${(took / 1000).toFixed(2)} s`;
			const filling = await timed(() => fill(module, articles, db));
			console.log(`${connection.location}: ${articles} articles in ${seconds(filling)}`);
			const ids = Array.from({ length: articles }, (_, number) => `a${number}`);
			for (const name of ['again, as they stand', 'anew, all of them']) {
				if (name.startsWith('anew')) await db.delete(t.anchor);
				const took = await timed(() =>
					database.withLongTimeout(async (/** @type {any} */ session) => {
						for (const some of slices(ids)) await refreshAnchors(session, some);
					}, 120_000)
				);
				console.log(`${articles * anArticle} quotations verified ${name}: ${seconds(took)}`);
			}
			const counts = new Map();
			for (const { state, live } of await db.select().from(t.anchor)) {
				const key = `${state}, ${live}`;
				counts.set(key, (counts.get(key) ?? 0) + 1);
			}
			for (const [key, count] of counts) console.log(`${key}: ${count}`);
			await database.close();
		});
	} finally {
		remove();
	}
}

/**
 * @param {(file: string) => Promise<any>} module
 * @param {number} articles
 * @param {any} db
 */
async function fill(module, articles, db) {
	const t = await module('db/schema.ts');
	const { keepCopy } = await module('copies/keep.ts');
	const { inTransaction } = await module('write/index.ts');
	await db.insert(t.stakeholder).values({
		id: 'coalition',
		slug: 'coalition',
		name: 'Coalition',
		kind: 'industry_body',
		state: 'draft'
	});
	for (let from = 0; from < articles; from += 100)
		await inTransaction(async (/** @type {any} */ session) => {
			for (let number = from; number < Math.min(articles, from + 100); number++)
				await write(session, t, keepCopy, `a${number}`);
		});
}

async function write(session, t, keepCopy, id) {
	const { said, text } = story();
	await session.insert(t.article).values({
		id,
		slug: id,
		url: `https://example.org/${id}`,
		outlet: 'Dawn',
		headlineBasis: 'none',
		section: 'news',
		sourceType: 'news',
		state: 'draft'
	});
	await session.insert(t.statement).values({
		id,
		organisationId: 'coalition',
		date: '2020',
		earliest: '2020-01-01',
		latest: '2020-12-31',
		basis: 'event',
		channel: 'statement',
		summary: id,
		state: 'draft'
	});
	await session
		.insert(t.quotation)
		.values(
			said.map((exact, index) => ({ id: `${id}.q${index}`, statementId: id, articleId: id, exact }))
		);
	const page = { articleId: id, way: 'pasted', bytes: Buffer.from(text) };
	const first = await keepCopy(session, { ...page, text });
	const isOther = chance.next() < 0.1;
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
