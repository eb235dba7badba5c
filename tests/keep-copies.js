import { withAppModules } from './app-modules.js';

// Replaces the copies of two quoted pages in a record that no app uses: one has the quotation's words, the other has a
// word inserted. Prints both statements and copies. Run it with the app's environment: node tests/keep-copies.js

await withAppModules(async (module) => {
	const { close, connect, databaseSettings } = await module('db/index.ts');
	const { keepCopy } = await module('copies/keep.ts');
	const { inTransaction } = await module('write/index.ts');

	const { db } = await connect(databaseSettings());
	/** @type {{ statementId: string, articleId: string, exact: string, keptBack: string | null }[]} */
	const quotations = await db.query.quotation.findMany();
	const [right, wrong] = quotations
		.filter(({ exact, keptBack }) => !keptBack && exact.length > 60 && !/[…[\]]|\.\.\./.test(exact))
		.filter(
			({ articleId }, index, all) => all.findIndex((one) => one.articleId === articleId) === index
		)
		.sort((one, other) => (one.statementId < other.statementId ? -1 : 1));
	if (!right || !wrong) throw new Error('The record has no two quotations.');

	const pageOf = (/** @type {string} */ words) =>
		`Nobody at the ministry answered on Monday.\n\nThe letter says: “${words}”. It was read to reporters.`;
	/** @type {(quotation: NonNullable<typeof right>, text: string, day: string) => Promise<string>} */
	const keep = (quotation, text, day) =>
		inTransaction((/** @type {any} */ session) =>
			keepCopy(session, {
				articleId: quotation.articleId,
				way: 'fetched',
				text,
				bytes: Buffer.from(text),
				capturedAt: new Date(`${day}T10:00:00Z`)
			})
		);
	const found = {
		statement: right.statementId,
		exact: right.exact,
		copy: await keep(right, pageOf(right.exact), '2026-03-03')
	};
	const other = wrong.exact.replace(/ (\S+)$/, ' otherwise');
	const missed = {
		statement: wrong.statementId,
		article: wrong.articleId,
		exact: wrong.exact,
		closest: other,
		copy: await keep(wrong, pageOf(other), '2026-03-04')
	};
	await keep(
		right,
		`${pageOf(right.exact)}\n\n<script>alert(1)</script> It was put right.`,
		'2026-03-05'
	);
	console.log(JSON.stringify({ found, missed }));
	await close();
});
process.exit();
