import { beforeEach, describe, expect, it } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import * as t from '../db/schema.ts';
import { readVersion } from '../db/version.ts';
import { checkDerived } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { reportCopy } from '../derived/index.ts';
import { inTransaction } from '../write/index.ts';
import { attachCopy } from './keep.ts';
import { anchor, keep } from '../../../../tests/helpers/server/copies/test-copies.ts';

const quote = 'These rules put an end to anonymous speech in this country';
const page = `The coalition wrote on Monday. “${quote},” it said. The ministry was silent.`;
const changedPage = page.replace('an end to anonymous', 'a stop to anonymous');

beforeEach(async () => {
	await cast.scene();
	await cast.statement('reaction', { quote });
});
checkDerived();

/** Records a look at the live page, as the upkeep does. */
const look = (values: Partial<typeof t.livePage.$inferInsert>) =>
	inTransaction(async (session) => {
		const now = new Date();
		const row = { state: 'there' as const, lookedAt: now, nextLookAt: now, ...values };
		await session
			.insert(t.livePage)
			.values({ articleId: 'dawn', ...row })
			.onConflictDoUpdate({ target: t.livePage.articleId, set: row });
		reportCopy(session, 'dawn');
	});

describe('of a quotation is told', () => {
	it('nothing, until a copy of its page is kept', async () => {
		expect(await anchor()).toBeUndefined();
		await keep(page, { articleId: undefined });
		expect(await anchor()).toBeUndefined();
	});

	it('that it was found, where, and between which words', async () => {
		const copyId = await keep(page);
		expect(await anchor()).toMatchObject({
			state: 'found',
			copyId,
			start: 32,
			passage: quote,
			live: null,
			before: 'The coalition wrote on Monday. “',
			after: ',” it said. The ministry was silent.'
		});
	});

	it('that it was not, and which words come closest', async () => {
		const copyId = await keep(changedPage);
		const closest = quote.replace('an end', 'a stop');
		expect(await anchor()).toMatchObject({ state: 'not_found', copyId, start: null, closest });
	});

	it('the first copy that has the words, whatever was kept since', async () => {
		await keep('Nothing yet.', { capturedAt: new Date('2020-02-13') });
		const copyId = await keep(page, { capturedAt: new Date('2020-02-14') });
		await keep(changedPage);
		expect(await anchor()).toMatchObject({ state: 'found', copyId });
	});
});

describe('it is told anew', () => {
	it('when the words of the quotation are changed, of a draft as well', async () => {
		await keep(page);
		for (const state of ['draft', 'published'] as const) {
			await cast.statement(state, { state, quote: 'It was never said' });
			expect(await anchor(state)).toMatchObject({ state: 'not_found' });
			const words = { exact: 'The ministry was silent', article: 'dawn' };
			const quotations = [state === 'draft' ? { ...words, keptBack: 'Unsure' } : words];
			await cast.change('statement', state, { quotations });
			expect(await anchor(state)).toMatchObject({ state: 'found' });
			await cast.change('statement', state, { quotations: [] });
			expect(await anchor(state)).toBeUndefined();
		}
	});

	it('when somebody says whose page a copy is, or that it is another’s', async () => {
		await cast.article('mint');
		const id = await keep(page, { articleId: undefined });
		const attach = (article: string) =>
			inTransaction((session) => attachCopy(session, id, article));
		await attach('dawn');
		expect(await anchor()).toMatchObject({ state: 'found' });
		await attach('mint');
		expect(await anchor()).toBeUndefined();
	});

	it('under a new version of the record where it is told otherwise, and else under the same', async () => {
		const before = await readVersion();
		await keep(page);
		const found = await readVersion();
		expect(found).toBeGreaterThan(before);
		await keep(page);
		expect(await readVersion()).toBe(found);
	});
});

describe('what became of the words on the page since', () => {
	it('is not known before anybody looked', async () => {
		await keep(page);
		expect(await anchor()).toMatchObject({ live: null });
	});

	it('is that they stand there, or how they were changed, or that they are gone', async () => {
		const copyId = await keep(page);
		await look({ copyId });
		expect(await anchor()).toMatchObject({ live: 'verified' });
		await look({ copyId: await keep(changedPage) });
		const liveWords = quote.replace('an end', 'a stop');
		expect(await anchor()).toMatchObject({ state: 'found', copyId, live: 'changed', liveWords });
		await look({ copyId: await keep('This page is about football.') });
		expect(await anchor()).toMatchObject({ state: 'found', live: 'gone', liveWords: null });
	});

	it('is that they are gone with the page, and not where it only fails to answer', async () => {
		const copyId = await keep(page);
		await look({ copyId, state: 'failing' });
		expect(await anchor()).toMatchObject({ live: 'verified' });
		await look({ copyId, state: 'gone' });
		expect(await anchor()).toMatchObject({ state: 'found', live: 'gone' });
	});

	it('is not asked of words that never stood there', async () => {
		await look({ copyId: await keep('This page is about football.') });
		expect(await anchor()).toMatchObject({ state: 'not_found', live: null });
	});
});
