import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { sitemapEntries, entriesXml, sitemapFiles, indexXml } from './sitemap.ts';

beforeEach(cast.scene);

const pathsIn = async (name: string, number = '1') =>
	(await sitemapEntries(name, number))?.map(({ path }) => path);

describe('the map of all addresses', () => {
	it('has what is published, with when it changed, and neither drafts nor what was withdrawn', async () => {
		const updatedAt = new Date('2026-11-01T10:00:00Z');
		await cast.statement('said', { updatedAt });
		await cast.statement('drafted', { state: 'draft', stateReason: 'Not checked' });
		await cast.statement('gone', { state: 'withdrawn', stateReason: 'Twice' });
		await cast.event('leaked', { kind: 'leak', date: '2020-02-12' });
		await cast.event('rumour', { kind: 'leak', date: '2020', state: 'draft', stateReason: 'No' });
		await cast.topic('expression', { updatedAt });
		await cast.topic('drafted', { state: 'draft', stateReason: 'Not checked' });
		expect(await sitemapEntries('topics', '1')).toEqual([
			{ path: '/topics/expression', changed: updatedAt }
		]);
		expect(await sitemapEntries('statements', '1')).toEqual([
			{ path: '/statements/said', changed: updatedAt }
		]);
		expect(await pathsIn('events')).toEqual(['/events/leaked']);
		expect(await pathsIn('regulations')).toEqual(['/regulations/harm-rules']);
		expect(await pathsIn('stakeholders')).toEqual(
			['coalition', 'ministry', 'union'].map((slug) => `/stakeholders/${slug}`)
		);
	});

	it('has the pages that are always there', async () => {
		expect(await pathsIn('pages')).toEqual(
			expect.arrayContaining(['/', '/statements', '/sections/court-updates'])
		);
	});

	it('names its files, one for every 10,000 addresses', async () => {
		const many = Array.from({ length: 10_001 }, (_, index) => String(index).padStart(5, '0'));
		const rows = many.map((id) => ({ id, slug: id, name: id, state: 'published' as const }));
		for (let start = 0; start < rows.length; start += 5_000)
			await db.insert(t.topic).values(rows.slice(start, start + 5_000));
		const named = await sitemapFiles();
		expect(named).toEqual(
			['pages', 'regulations', 'stakeholders', 'articles', 'topics']
				.map((name) => `/sitemap-${name}-1.xml`)
				.concat('/sitemap-topics-2.xml')
		);
		expect(await pathsIn('topics', '1')).toHaveLength(10_000);
		expect(await pathsIn('topics', '2')).toEqual(['/topics/10000']);
	});

	it.each([
		['topics', '1'],
		['statements', '2'],
		['pages', '2'],
		['memberships', '1'],
		['constructor', '1'],
		['statements', '0'],
		['statements', '01'],
		['statements', '1e1'],
		['statements', '99999999999']
	])('has no file %s-%s', async (name, number) => {
		expect(await sitemapEntries(name, number)).toBeUndefined();
	});

	it('is XML with whole addresses, whatever stands in them', () => {
		const origin = 'https://rulewatch.example';
		const changed = new Date('2026-11-01T10:00:00Z');
		expect(entriesXml([{ path: "/statements/a&b<'ä", changed }], origin)).toBe(
			'<?xml version="1.0" encoding="UTF-8"?>\n' +
				'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' +
				'<url><loc>https://rulewatch.example/statements/a&amp;b%3C&apos;%C3%A4</loc>' +
				'<lastmod>2026-11-01T10:00:00.000Z</lastmod></url>\n</urlset>\n'
		);
		expect(indexXml(['/sitemap-pages-1.xml'], origin)).toContain(
			'<sitemap><loc>https://rulewatch.example/sitemap-pages-1.xml</loc></sitemap>'
		);
	});
});
