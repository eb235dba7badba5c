import { like } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import { follow } from '../../../../tests/helpers/server/derived/test-derived.ts';
import {
	versionIsRead,
	watchVersionInTest
} from '../../../../tests/helpers/server/db/test-version.ts';
import { idsOf } from '../cards.server.ts';
import * as topics from './queries.server.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.topic('expression', { name: 'Expression', description: 'What may be said.' });
	await cast.topic('blocking', { name: 'Blocking' });
	await cast.regulation('it-rules', { topics: ['expression'] });
	await cast.regulation('secret-bill', { topics: ['expression'], state: 'draft' });
	await cast.article('mint', { topics: ['expression'] });
	await cast.article('memo', { topics: ['expression'], state: 'draft' });
});

const publishedTopic = (found: Awaited<ReturnType<typeof topics.get>>) =>
	found?.state === 'published' ? found : undefined;

/** The topic as readers see it. */
const page = async () => publishedTopic(await topics.get('expression'));

const undated = { published: null, publishedEarliest: null, publishedLatest: null };

describe('topics', () => {
	it('are listed by name with their published laws and articles counted', async () => {
		expect(await topics.list()).toMatchObject([
			{ slug: 'blocking', regulations: 0, articles: 0 },
			{ slug: 'expression', regulations: 1, articles: 1 }
		]);
	});

	it('show the latest statements on their laws, and no draft', async () => {
		for (let day = 10; day < 17; day++)
			await cast.statement(`s${day}`, { date: `2021-03-${day}`, regulations: ['it-rules'] });
		await cast.statement('elsewhere', { date: '2022' });
		await cast.statement('whisper', { date: '2022', state: 'draft', regulations: ['it-rules'] });
		await cast.statement('secret', { date: '2022', regulations: ['secret-bill'] });
		const topic = await page();
		expect(topic).toMatchObject({ description: 'What may be said.', statementTotal: 7 });
		expect(topic?.statements.map(({ id }) => id)).toEqual(['s16', 's15', 's14', 's13', 's12']);
	});

	it('show their latest articles, undated ones last, and no draft', async () => {
		for (let day = 10; day < 21; day++)
			await cast.article(`a${day}`, { topics: ['expression'], date: `2021-03-${day}` });
		await cast.article('undated', { topics: ['expression'], ...undated });
		await cast.article('elsewhere', { date: '2022' });
		const news = async () => (await page())?.news.map(({ id }) => id);
		expect(await news()).toEqual(Array.from({ length: 10 }, (_, index) => `a${20 - index}`));
		await db.delete(t.articleTopic).where(like(t.articleTopic.articleId, 'a1%'));
		expect(await news()).toEqual(['a20', 'mint', 'undated']);
	});

	it('each keep their own articles and statements until one is published', async () => {
		await cast.article('ban', { topics: ['blocking'] });
		await cast.statement('first', { regulations: ['it-rules'] });
		await follow();
		await watchVersionInTest();
		const shown = async (slug: string) => {
			const { news, statementTotal, statements } = publishedTopic(await topics.get(slug))!;
			return [...idsOf(news), statementTotal, ...idsOf(statements)];
		};
		expect(await shown('blocking')).toEqual(['ban', 0]);
		expect(await shown('expression')).toEqual(['mint', 1, 'first']);
		await cast.article('lifted', { topics: ['blocking'], date: '2022' });
		await versionIsRead();
		expect(await shown('blocking')).toEqual(['lifted', 'ban', 0]);
		await cast.statement('second', { date: '2022', regulations: ['it-rules'] });
		await versionIsRead();
		expect(await shown('expression')).toEqual(['mint', 2, 'second', 'first']);
	});

	it('are unknown under any other name', async () => {
		expect(await topics.get('nothing')).toBeUndefined();
	});

	it('take the same number of queries however many rows there are', async () => {
		await cast.statement('first', { regulations: ['it-rules'] });
		const few = await countQueries(() => topics.get('expression'));
		for (const id of ['a', 'b', 'c']) await cast.statement(id, { regulations: ['it-rules'] });
		expect(await countQueries(() => topics.get('expression'))).toBe(few);
		expect(await countQueries(() => topics.list())).toBe(1);
	});
});
