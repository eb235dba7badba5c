// Issue «Evidence» asks for 10,000 quotations within 5 s. Each article is quoted five times; one page in ten has
// changed. Uses an embedded database, or the empty one that DATABASE_URL names.
import { count } from 'drizzle-orm';
import { temporaryFolder } from '../bin/server.js';
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
const sentence = (length) => Array.from({ length }, () => chance.of(words)).join(' ');

function story() {
	const said = Array.from({ length: anArticle }, () => sentence(20));
	const lines = Array.from({ length: paragraphs }, (_, index) => {
		const quoted = index % 6 === 0 ? said[index / 6] : undefined;
		return quoted ? `“${quoted},” it said — “${sentence(8)}.”` : `${sentence(40)}.`;
	});
	return { said, text: lines.join('\n\n') };
}

export async function run({ numbers: { quotations } }) {
	const database = await import('../src/lib/server/db/index.ts');
	const { migrate } = await import('../src/lib/server/db/migrate.ts');
	const t = await import('../src/lib/server/db/schema.ts');
	const { refreshAnchors } = await import('../src/lib/server/copies/anchors.ts');
	const { slices } = await import('../src/lib/server/derived/ids.ts');
	const { folder, remove } = temporaryFolder();
	const ids = Array.from(
		{ length: Math.ceil(quotations / anArticle) },
		(_, number) => `a${number}`
	);
	const seconds = (took) => `${(took / 1000).toFixed(2)} s`;
	try {
		const { url } = database.databaseSettings();
		const { db, exclusively, location } = await database.connect(url ? { url } : { folder });
		await exclusively(migrate);
		const filling = await timed(() => fill(db, t, ids));
		console.log(`${location}: ${ids.length} articles in ${seconds(filling)}`);
		for (const name of ['again, as they stand', 'anew, all of them']) {
			if (name.startsWith('anew')) await db.delete(t.anchor);
			const took = await timed(() =>
				database.withLongTimeout(async (session) => {
					for (const some of slices(ids)) await refreshAnchors(session, some);
				}, 120_000)
			);
			console.log(`${ids.length * anArticle} quotations verified ${name}: ${seconds(took)}`);
		}
		const counts = await db
			.select({ state: t.anchor.state, live: t.anchor.live, count: count() })
			.from(t.anchor)
			.groupBy(t.anchor.state, t.anchor.live);
		for (const { state, live, count } of counts) console.log(`${state}, ${live}: ${count}`);
	} finally {
		await database.close();
		remove();
	}
}

async function fill(db, t, ids) {
	const { keepCopy } = await import('../src/lib/server/copies/keep.ts');
	const { inTransaction } = await import('../src/lib/server/write/index.ts');
	const coalition = { id: 'coalition', slug: 'coalition', name: 'Coalition' };
	await db.insert(t.stakeholder).values({ ...coalition, kind: 'industry_body', state: 'draft' });
	for (let from = 0; from < ids.length; from += 100)
		await inTransaction(async (session) => {
			for (const id of ids.slice(from, from + 100)) await write(session, t, keepCopy, id);
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
	const keep = (kept) =>
		keepCopy(session, { articleId: id, way: 'pasted', bytes: Buffer.from(text), text: kept });
	const first = await keep(text);
	const copyId = chance.next() < 0.1 ? await keep(text.replaceAll('rules', 'law')) : first;
	const at = new Date();
	const looks = { seenAt: at, lookedAt: at, nextLookAt: at };
	await session.insert(t.livePage).values({ articleId: id, state: 'there', copyId, ...looks });
}
