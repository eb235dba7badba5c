import { beforeEach, describe, expect, it } from 'vitest';
import * as articles from '../../nouns/article/queries.server.ts';
import * as topics from '../../nouns/topic/queries.server.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { printOneReport } from '../../../../tests/helpers/server/derived/test-derived.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { tableReader, type Row } from '../outlets/exports/whole/read.ts';
import { packageTables } from '../outlets/exports/whole/tables.ts';
import { otherPrintings, countDistinctReports, countRepeats, reportIdsOf } from './index.ts';

// These reposts are declared as such, without a stored copy.

const idOf = (id: string) => ({ id });

beforeEach(async () => {
	await cast.regulation('harm-rules');
	const on = { regulations: ['harm-rules'] };
	await cast.article('dawn', { ...on, headline: 'Rules surface', date: '2020-02-12' });
	await cast.article('again', {
		...on,
		headline: 'Rules Surface',
		sourceType: 'repost',
		date: '2020-02-11'
	});
	await cast.article('lost-1', {
		...on,
		headline: 'A call',
		sourceType: 'repost',
		date: '2020-02-13'
	});
	await cast.article('lost-2', {
		...on,
		headline: 'A call',
		sourceType: 'repost',
		date: '2020-02-14'
	});
	await cast.article('untitled', {
		...on,
		headline: null,
		headlineBasis: 'none',
		sourceType: 'repost'
	});
	await cast.article('namesake', { ...on, headline: 'Editorial' });
	await cast.article('other-namesake', { ...on, headline: 'Editorial' });
});

describe('a declared copy', () => {
	it('joins the article whose headline it prints, and copies of one that is not on record are one report', async () => {
		expect(await countDistinctReports(['dawn', 'again'].map(idOf))).toBe(1);
		expect(await countDistinctReports(['lost-1', 'lost-2'].map(idOf))).toBe(1);
		expect(
			await countDistinctReports(['dawn', 'again', 'lost-1', 'lost-2', 'untitled'].map(idOf))
		).toBe(3);
		expect(await countRepeats(undefined)).toBe(2);
		expect((await otherPrintings('dawn')).map(({ id }) => id)).toEqual(['again']);
	});

	it('stands with its original in the table of reports of the data package', async () => {
		const given = await db.transaction(async (tx) => {
			const rows: Row[] = [];
			for await (const some of tableReader(
				tx,
				true
			)(packageTables.find(({ name }) => name === 'article_report')!))
				rows.push(...some);
			return Object.fromEntries(rows.map((row) => [row['article_id'], row['report']]));
		});
		expect(given).toMatchObject({ dawn: 'dawn', again: 'dawn' });
		expect(given['lost-1']).toBe(given['lost-2']);
		expect(Object.keys(given).sort()).toEqual(['again', 'dawn', 'lost-1', 'lost-2']);
		expect(given).toEqual(await reportIdsOf(Object.keys(given)));
	});

	it('is none where two articles that are no copies have one headline', async () => {
		expect(await countDistinctReports(['namesake', 'other-namesake'].map(idOf))).toBe(2);
	});

	it('stands behind its original in the list of independent reports, which has as many as are counted', async () => {
		const { rows, total } = await articles.list({ filters: { count: 'reports' }, page: 1 });
		const ids = rows.map(({ id }) => id);
		expect(ids).toContain('dawn');
		expect(ids).not.toContain('again');
		const all = await articles.list({ filters: {}, page: 1 });
		expect(total).toBe(await countDistinctReports(all.rows));
		expect(all).toMatchObject({ articles: all.total, reports: total });
	});

	it('is told beside its original, also from another copy, and not beside a namesake', async () => {
		await printOneReport('dawn', 'other-namesake');
		const others = async (id: string) => (await otherPrintings(id)).map(({ id }) => id);
		expect(await others('again')).toEqual(['dawn', 'other-namesake']);
		expect(await others('other-namesake')).toEqual(['again', 'dawn']);
		expect(await others('lost-1')).toEqual(['lost-2']);
		expect(await others('namesake')).toEqual([]);
	});

	it('counts once in its topic', async () => {
		await cast.topic('expression', { name: 'Expression' });
		for (const articleId of ['dawn', 'again', 'namesake'])
			await db.insert(t.articleTopic).values({ articleId, topicId: 'expression' });
		expect(await topics.list()).toMatchObject([{ articles: 3, reports: 2 }]);
	});
});
