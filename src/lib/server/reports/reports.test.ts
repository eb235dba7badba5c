import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
	agency,
	cut,
	reprint,
	separate
} from '../../../../tests/helpers/domain/reports/test-reports.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { keepCopy } from '../copies/keep.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { readVersion } from '../db/version.ts';
import { inTransaction } from '../write/index.ts';
import {
	otherPrintings,
	findArticleId,
	join,
	listAsked,
	listDecided,
	listReports,
	separateReports,
	countRepeats,
	reportIdsOf
} from './index.ts';

/** An article with a copy of this text. */
async function page(id: string, text: string, given: Parameters<typeof cast.article>[1] = {}) {
	await cast.article(id, given);
	await copyOf(id, text);
	return id;
}

const copyOf = (articleId: string, text: string, capturedAt = new Date()) =>
	inTransaction((session) =>
		keepCopy(session, {
			articleId,
			text,
			capturedAt,
			way: 'pasted' as const,
			bytes: new TextEncoder().encode(text)
		})
	);

/** The articles grouped by report. */
async function reports(...ids: string[]) {
	const of = await reportIdsOf(ids);
	const groups = new Map<string, string[]>();
	for (const id of ids) groups.set(of[id] ?? id, [...(groups.get(of[id] ?? id) ?? []), id]);
	return [...groups.values()].map((group) => group.join(' ')).sort();
}

/** A third of the agency's report among words of its own. */
const partly = (name: string) =>
	[
		agency.split('\n').slice(0, 2).join('\n'),
		...Array.from(
			{ length: 8 },
			(_, at) =>
				`${name} adds in part ${at} what nobody else has: ${name} ${at} saw it on the ${at}.`
		)
	].join('\n');

let editor: Awaited<ReturnType<typeof person>>;

beforeEach(async () => {
	await cast.scene();
	editor = await person('editor');
	await page('app', agency, { outlet: 'APP', date: '2020-02-12' });
});

describe('an article', () => {
	it('prints the same report as one that it reprints, and as one that was cut from it', async () => {
		await page('nation', reprint(agency));
		await page('metro', cut(agency, 0.45));
		expect(await reports('app', 'nation', 'metro')).toEqual(['app nation metro']);
		expect((await otherPrintings('nation')).map(({ id }) => id)).toEqual(['app', 'metro']);
	});

	it('that only quotes the same statement is a report of its own', async () => {
		await page('verge', separate);
		expect(await reports('app', 'verge')).toEqual(['app', 'verge']);
		expect((await listAsked(1)).rows).toEqual([]);
	});

	it('that shares a third is one of which an editor is asked', async () => {
		await page('herald', partly('Herald'));
		expect(await reports('app', 'herald')).toEqual(['app', 'herald']);
		const [asked] = (await listAsked(1)).rows;
		expect(asked).toMatchObject({ one: { id: 'app' }, other: { id: 'herald' } });
		expect(asked!.shared).toBeGreaterThan(0.2);
	});

	it('follows its newest copy: a page that was a wall of consent is no reprint of others', async () => {
		const wall = 'We and our partners store cookies. Choose what you agree to here. '.repeat(5);
		const words = Array.from({ length: 60 }, (_, at) => `partner${at}`).join(' ');
		await page('wall', wall + words);
		await page('other', wall + words);
		expect(await reports('wall', 'other')).toEqual(['wall other']);
		await copyOf('wall', agency, new Date(Date.now() + 1_000));
		expect(await reports('app', 'other', 'wall')).toEqual(['app wall', 'other']);
	});

	it('tells nobody of a draft that prints its report, and of both once the draft is published', async () => {
		const stamped = async () => {
			const rows = await db.select().from(t.syncEntry).where(eq(t.syncEntry.rowId, 'app'));
			return rows.map(({ point }) => point);
		};
		const before = await stamped();
		await page('nation', reprint(agency), { state: 'draft', stateReason: 'not read yet' });
		expect(await reportIdsOf(['app', 'nation'])).toEqual({});
		expect(await stamped()).toEqual(before);
		await cast.change('article', 'nation', { state: 'published', stateReason: 'it was read' });
		const together = await reportIdsOf(['app', 'nation']);
		expect(together).toEqual({ app: together.nation, nation: expect.any(String) });
		expect(together.app).not.toBe('app');
		expect(await stamped()).not.toEqual(before);
		await cast.change('article', 'nation', { state: 'withdrawn', stateReason: 'forged' });
		expect(await reportIdsOf(['app', 'nation'])).toEqual({});
	});

	it('tells nobody of a draft by its declared copy either', async () => {
		await cast.article('again', { headline: 'Headline of app', sourceType: 'repost' });
		await page('nation', reprint(agency), { state: 'draft', stateReason: 'not read yet' });
		expect(await reportIdsOf(['app', 'again'])).toEqual({ app: 'app', again: 'app' });
		await cast.change('article', 'nation', { state: 'published', stateReason: 'it was read' });
		expect(new Set(Object.values(await reportIdsOf(['app', 'again', 'nation']))).size).toBe(1);
		await cast.change('article', 'nation', { state: 'withdrawn', stateReason: 'forged' });
		expect(await reportIdsOf(['app', 'again'])).toEqual({ app: 'app', again: 'app' });
	});

	it('whose newest copy says hardly anything stays where it was', async () => {
		await page('nation', reprint(agency));
		await copyOf('nation', 'Subscribe to read on.');
		expect(await reports('app', 'nation')).toEqual(['app nation']);
	});

	it('that shares but the notice of its house with others is none of theirs, in whatever order they came', async () => {
		const notice = Array.from({ length: 48 }, (_, at) => `notice${at}`).join(' ');
		const brief = (name: string) => {
			const own = Array.from({ length: 40 }, (_, at) => `${name}${at}`).join(' ');
			return page(name, `${own}.\n${notice}`);
		};
		await brief('one');
		await brief('two');
		expect(await reports('one', 'two')).toEqual(['one two']);
		await brief('three');
		expect(await reports('one', 'two', 'three')).toEqual(['one', 'three', 'two']);
		await brief('four');
		expect(await reports('one', 'two', 'three', 'four')).toEqual(['four', 'one', 'three', 'two']);
		expect((await listAsked(1)).total).toBe(0);
	});

	it('stays a report of its own when another outlet has the same notice', async () => {
		const notice = Array.from({ length: 48 }, (_, at) => `notice${at}`).join(' ');
		const own = (name: string) => Array.from({ length: 40 }, (_, at) => `${name}${at}`).join(' ');
		for (const name of ['one', 'two', 'three']) await page(name, `${own(name)}.\n${notice}`);
		await page('reprint', own('one'), { outlet: 'The News' });
		await page('taken', `${own('taken')}.\n${notice}`, { outlet: 'The News' });
		expect(await reports('one', 'reprint')).toEqual(['one reprint']);
		expect(await reports('one', 'two', 'three', 'taken')).toEqual(['one', 'taken', 'three', 'two']);
	});

	it('that is a draft or withdrawn is not counted, and not named to readers', async () => {
		await page('nation', reprint(agency));
		await page('draft', agency, { state: 'draft' });
		const published = eq(t.article.state, 'published');
		expect(await countRepeats(published)).toBe(1);
		expect((await otherPrintings('app')).map(({ id }) => id)).toEqual(['nation']);
		expect(await countRepeats(and(published, eq(t.article.id, 'app')))).toBe(0);
	});

	it('that joins a report is shown to readers at once', async () => {
		const before = await readVersion();
		await page('nation', reprint(agency));
		expect(await readVersion()).toBeGreaterThan(before + 1);
	});
});

describe('an editor', () => {
	it('takes a page out of its report, which no later page brings back', async () => {
		await page('nation', reprint(agency));
		await separateReports(editor, 'nation', 'app');
		expect(await reports('app', 'nation')).toEqual(['app', 'nation']);
		await page('metro', agency);
		await copyOf('nation', agency);
		expect(await reports('app', 'nation', 'metro')).toEqual(['app metro', 'nation']);
	});

	it('undoes that by making them one again', async () => {
		await page('nation', reprint(agency));
		await page('metro', agency);
		await separateReports(editor, 'nation', 'app');
		await join(editor, 'nation', 'metro');
		expect(await reports('app', 'nation', 'metro')).toEqual(['app nation metro']);
	});

	it('makes pages one report that the machine would not, and takes them apart again', async () => {
		await page('verge', separate);
		await join(editor, 'verge', 'app');
		await copyOf('verge', separate);
		expect(await reports('app', 'verge')).toEqual(['app verge']);
		await separateReports(editor, 'verge', 'app');
		expect(await reports('app', 'verge')).toEqual(['app', 'verge']);
	});

	it('is not asked again what was decided', async () => {
		await page('herald', partly('Herald'));
		await separateReports(editor, 'app', 'herald');
		expect((await listAsked(1)).total).toBe(0);
		expect(await listDecided()).toMatchObject([{ decision: 'apart', by: editor.name }]);
	});

	it('sees each report with the pages that print it', async () => {
		await page('nation', reprint(agency), { date: '2020-02-11' });
		const [report] = (await listReports(1)).rows;
		expect(report!.articles.map(({ id }) => id)).toEqual(['nation', 'app']);
	});

	it('leaves each act in the log of the desk', async () => {
		await page('verge', separate);
		await join(editor, 'verge', 'app');
		const [entry] = await db.select().from(t.activity).where(eq(t.activity.kind, 'report_joined'));
		expect(entry).toMatchObject({
			subject: 'Headline of verge (Dawn)',
			detail: { beside: 'Headline of app (APP)' }
		});
	});

	it('names a page by its address, here or at its outlet', async () => {
		for (const address of ['app', '/articles/app', 'https://www.example.org/app/?utm_source=x'])
			expect(await findArticleId(address)).toBe('app');
		expect(await findArticleId('/articles/%')).toBe('/articles/%');
	});

	it('is refused where there is only one article, or none', async () => {
		await expect(join(editor, 'app', 'app')).rejects.toThrow('the same one');
		await expect(join(editor, 'app', 'nowhere')).rejects.toThrow('not on record');
	});
});
