import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import * as activity from '../../activity.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { checkDerived } from '../../../../../tests/helpers/server/derived/test-derived.ts';
import { current } from '../../write/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { usageOf } from '../../write/quota.ts';
import * as imports from './index.ts';
import {
	enterImport,
	published,
	says,
	take,
	takeBackImport,
	downloadReport,
	uploaded,
	user
} from '../../../../../tests/helpers/server/desk/imports/test-files.ts';
import { versionsOf } from '../../../../../tests/helpers/server/write/test-changes.ts';

let chanda: User;
let bilal: User;

checkDerived();

beforeEach(async () => {
	await cast.scene();
	chanda = await user('contributor');
	bilal = await user('editor');
});

const publish = (id: string) => published(bilal, id);

const lines = async (file: imports.WholeImport) => {
	const { rows } = await imports.pageData(bilal, file, { page: 1, look: '' });
	return rows.rows.map(({ number, state, note }) => [number, state, note]);
};

const idOf = async (summary: string) => {
	const [found] = await db
		.select({ id: t.statement.id, version: t.statement.version })
		.from(t.statement)
		.where(eq(t.statement.summary, summary));
	return found!;
};
const stateOf = async (summary: string) =>
	(await current('statement', (await idOf(summary)).id))!.item;

/** An editor changes one of the contributor's items. */
async function changed(summary: string, to: string) {
	const { id, version } = await idOf(summary);
	const item = (await current('statement', id))!.item;
	const how = { version, reason: 'Clearer' };
	await proposals.saveDraft(bilal, 'statement', { ...item, summary: to }, how);
}

async function sendChange(summary: string, to: string) {
	const { id, version } = await idOf(summary);
	const item = { ...(await current('statement', id))!.item, summary: to };
	await proposals.sendProposal(chanda, 'statement', item, { version, reason: 'Clearer' });
}

describe('an import that was sent', () => {
	it('is published whole by an editor, in the name of whoever sent it', async () => {
		const { id } = await enterImport(chanda, [says('They object.'), says('They warn.')]);
		expect(await imports.countSent()).toBe(1);
		expect(await imports.listSent()).toMatchObject([{ id, by: 'Chanda', total: 2 }]);
		// Its rows are not in the queue individually.
		expect((await proposals.listQueue({ filters: {}, page: 1, ignored: [] })).total).toBe(0);
		expect(await publish(id)).toMatchObject({ state: 'published', taken: true, failure: null });
		expect(await stateOf('They object.')).toMatchObject({ state: 'published' });
		expect(await versionsOf('statement', (await idOf('They warn.')).id)).toMatchObject([
			{ version: 2, author: 'Chanda', reason: 'Imported from rows.csv · published by Bilal' },
			{ version: 1, author: 'Chanda', reason: 'Imported from rows.csv' }
		]);
		expect(await usageOf(db, chanda)).toMatchObject({ waiting: 0 });
		const [logged] = (await activity.list({ filters: {}, page: 1, ignored: [] })).rows;
		expect(logged).toMatchObject({
			kind: 'publication',
			actorName: 'Bilal',
			subject: 'rows.csv',
			detail: { as: 'statements', published: 2, articles: 0, left: 0 }
		});
	});

	it('is in the record since it was published, not since it was sent, and stays so', async () => {
		const since = async (file: imports.WholeImport) =>
			(await imports.pageData(bilal, file, { page: 1, look: '' })).since;
		const sent = await enterImport(chanda, [
			says('They object.'),
			says('No source.', { sources: '' })
		]);
		expect(await since(sent)).toBeNull();
		const decided = Date.now();
		const first = await since(await publish(sent.id));
		expect(first!.getTime()).toBeGreaterThanOrEqual(decided);
		expect(sent.finishedAt!.getTime()).toBeLessThanOrEqual(decided);
		expect(await since(await publish(sent.id))).toEqual(first);
		const { version, item } = (await current('statement', (await idOf('They object.')).id))!;
		const how = { version, reason: 'Clearer' };
		await proposals.publish(bilal, 'statement', { ...item, summary: 'They object to it.' }, how);
		expect(await since((await imports.get(bilal, sent.id))!)).toEqual(first);
	});

	it('is published by no contributor', async () => {
		const { id } = await enterImport(chanda, [says('They object.')]);
		expect((await take(chanda, id, imports.startPublishing)).taken).toBe(false);
		const other = await user('contributor', { id: 'dawood', name: 'Dawood', email: 'd@x.org' });
		const { id: second, version } = await enterImport(chanda, [says('They warn.')]);
		expect(await imports.startTakingBack(other, second, version, 'Not mine')).toBe(false);
		expect(await imports.sendImportBack(other, second, version, 'Not mine')).toBe(false);
	});

	it('is published as far as it can be, and each other row says why it stays a draft', async () => {
		await cast.stakeholder('guild', { state: 'draft', stateReason: 'Unchecked', name: 'Guild' });
		const file = await enterImport(chanda, [
			says('They object.'),
			says('No source.', { sources: '' }),
			says('A draft.', { organisation: 'Guild' })
		]);
		const why = [
			[2, 'draft', null],
			[3, 'draft', expect.stringMatching(/^Sources: A published statement needs at least one/)],
			[4, 'draft', 'Organisation: This stakeholder is a draft: publish it first.']
		];
		// The reasons are shown once it is sent, and again when the rest is published.
		expect(await lines(file)).toEqual(why);
		const published = await publish(file.id);
		expect(published).toMatchObject({ state: 'published' });
		expect(await lines(published)).toEqual([[2, 'published', null], ...why.slice(1)]);
		await cast.change('stakeholder', 'guild', { state: 'published', stateReason: undefined });
		expect((await lines(await publish(file.id))).map(([, state]) => state)).toEqual([
			...['published', 'draft', 'published']
		]);
	});

	it('is told before it is sent what of it could not be published', async () => {
		const { id } = await uploaded(chanda, [says('No source.', { sources: '' })]);
		await imports.runImports();
		const file = (await imports.get(chanda, id))!;
		expect(file).toMatchObject({ state: 'checked', wrong: 0 });
		expect(await downloadReport(file)).toMatchObject([
			{ column: 'Sources', message: expect.stringContaining('at least one published source') }
		]);
	});

	it('stays as it is where none of its rows can be published', async () => {
		const { id } = await enterImport(chanda, [says('No source.', { sources: '' })]);
		expect(await publish(id)).toMatchObject({
			state: 'sent',
			failure: expect.stringContaining('None of the rows can be published yet')
		});
	});

	it('leaves alone a row of which a change waits', async () => {
		const { id } = await enterImport(chanda, [says('They object.'), says('They warn.')]);
		await sendChange('They warn.', 'They warn of harm.');
		expect(await lines(await publish(id))).toEqual([
			[2, 'published', null],
			[3, 'draft', expect.stringMatching(/^Chanda has sent a change of it/)]
		]);
	});

	it('comes back with a note, and is sent again', async () => {
		const { id } = await enterImport(chanda, [says('They object.')]);
		const back = await take(bilal, id, (...asked) =>
			imports.sendImportBack(...asked, 'Which page?')
		);
		expect(back).toMatchObject({ state: 'sent_back', note: 'Which page?', decider: 'Bilal' });
		expect((await imports.list(chanda, 1)).rows[0]).toMatchObject({ id, state: 'sent_back' });
		expect((await publish(id)).taken).toBe(false);
		expect(await take(chanda, id, imports.resubmitImport)).toMatchObject({ state: 'sent' });
	});

	it('is decided on once, though two editors decide at once', async () => {
		const asma = await user('administrator', { id: 'asma', name: 'Asma', email: 'a@x.org' });
		const { id, version } = await enterImport(chanda, [says('They object.')]);
		const taken = await Promise.all([
			imports.startPublishing(bilal, id, version),
			imports.startPublishing(bilal, id, version),
			imports.sendImportBack(asma, id, version, 'No.')
		]);
		// The same form sent twice is one decision; the other editor's has no effect.
		expect([
			[true, true, false],
			[false, false, true]
		]).toContainEqual(taken);
	});
});

describe('an import that is taken back', () => {
	it('waits for nobody any more, and its rows enter again in their old places', async () => {
		const rows = [says('They object.'), says('They warn.')];
		const { id } = await enterImport(chanda, rows);
		const before = await idOf('They object.');
		expect(await takeBackImport(chanda, id)).toMatchObject({ state: 'withdrawn' });
		expect(await stateOf('They object.')).toMatchObject({
			state: 'draft',
			stateReason: 'taken_back'
		});
		expect(await usageOf(db, chanda)).toMatchObject({ waiting: 0 });
		// Once it is taken back, the same file may be imported again with the same result.
		const again = await enterImport(chanda, [...rows, says('They ask.')]);
		expect(again).toMatchObject({ state: 'sent', known: 0 });
		expect(await idOf('They object.')).toEqual({ id: before.id, version: 3 });
		expect(await db.$count(t.statement)).toBe(3);
		expect(await lines(await publish(again.id))).toHaveLength(3);
		expect(await db.$count(t.statement, eq(t.statement.state, 'published'))).toBe(3);
	});

	it('is checked again from its own rows, mended and sent', async () => {
		const { id } = await enterImport(chanda, [says('They object.')]);
		const taken = await takeBackImport(chanda, id);
		expect(await imports.mendRow(chanda, id, taken.version, 2, [])).toBeUndefined();
		const anew = await take(chanda, id, (by, id, version) =>
			imports.startChecking(by, id, version, taken.mapping)
		);
		expect(anew).toMatchObject({ state: 'checked', known: 0 });
		expect(await take(chanda, id, imports.startEntering)).toMatchObject({ state: 'sent' });
		expect(await stateOf('They object.')).toMatchObject({ stateReason: 'waiting' });
	});

	it('after it was published is withdrawn with the reason, for readers too', async () => {
		const { id } = await enterImport(bilal, [says('They object.')]);
		expect(await takeBackImport(bilal, id, 'A hoax')).toMatchObject({ state: 'withdrawn' });
		expect(await stateOf('They object.')).toMatchObject({
			state: 'withdrawn',
			stateReason: 'A hoax'
		});
		expect(await enterImport(bilal, [says('They object.')])).toMatchObject({ state: 'published' });
		expect(await stateOf('They object.')).toMatchObject({ state: 'published' });
	});

	it('when it was published in part keeps, for its author, what is published', async () => {
		const { id } = await enterImport(chanda, [says('They object.'), says('They warn.')]);
		const { id: own, version } = await idOf('They object.');
		const item = (await current('statement', own))!.item;
		await proposals.publish(bilal, 'statement', item, { version, reason: 'Read' });
		const file = await takeBackImport(chanda, id);
		expect(await lines(file)).toEqual([
			[2, 'published', 'It was published, so it was kept: an editor can withdraw it.'],
			[3, 'withdrawn', null]
		]);
		expect(await stateOf('They object.')).toMatchObject({ state: 'published' });
	});

	it('keeps what somebody has changed since, and names them', async () => {
		const { id } = await enterImport(chanda, [says('They object.'), says('They warn.')]);
		await changed('They warn.', 'They warn of harm.');
		expect(await lines(await takeBackImport(bilal, id))).toEqual([
			[2, 'withdrawn', null],
			[3, 'draft', 'Bilal has changed it since it was imported, so it was kept.']
		]);
	});

	it('keeps what a change waits for, and says whose', async () => {
		const { id } = await enterImport(chanda, [says('They object.'), says('They warn.')]);
		await sendChange('They warn.', 'They warn of harm.');
		expect(await lines(await takeBackImport(chanda, id))).toEqual([
			[2, 'withdrawn', null],
			[3, 'draft', 'Chanda has sent a change of it, which waits, so it was kept.']
		]);
	});

	it('keeps what others have built upon', async () => {
		const company = { kind: 'Company', sources: 'https://example.org/dawn' };
		const { id } = await enterImport(
			bilal,
			[
				{ name: 'Guild', ...company },
				{ name: 'Society', ...company }
			],
			'stakeholders'
		);
		await enterImport(bilal, [says('They object.', { organisation: 'Guild' })]);
		expect(await lines(await takeBackImport(bilal, id))).toEqual([
			[2, 'published', 'Another entry of the record names it, so it was kept.'],
			[3, 'withdrawn', null]
		]);
	});

	it('keeps what a campaign cites, counts or has among those who joined', async () => {
		const named = 'Another entry of the record names it, so it was kept.';
		const page = (name: string) => ({ url: `https://example.org/${name}`, outlet: name });
		const pages = await enterImport(
			bilal,
			[page('cited'), page('outcome'), page('other')],
			'articles'
		);
		const company = { kind: 'Company', sources: 'https://example.org/dawn' };
		const joined = await enterImport(bilal, [{ name: 'Guild', ...company }], 'stakeholders');
		const said = await enterImport(bilal, [says('They object.'), says('They warn.')]);
		const articles = await db.query.article.findMany();
		const idOfPage = (name: string) => articles.find(({ outlet }) => outlet === name)!.id;
		const guild = await db.query.stakeholder.findFirst({ where: eq(t.stakeholder.name, 'Guild') });
		await cast.campaign('repeal', {
			source: idOfPage('cited'),
			demands: [{ demand: 'withdraw', articleId: idOfPage('outcome') }],
			participants: [guild!.id],
			statements: [(await idOf('They object.')).id]
		});
		expect(await lines(await takeBackImport(bilal, pages.id))).toEqual([
			[2, 'published', named],
			[3, 'published', named],
			[4, 'withdrawn', null]
		]);
		expect(await lines(await takeBackImport(bilal, joined.id))).toEqual([[2, 'published', named]]);
		expect(await lines(await takeBackImport(bilal, said.id))).toEqual([
			[2, 'published', named],
			[3, 'withdrawn', null]
		]);
	});

	it('once published is taken back by editors alone', async () => {
		const { id } = await enterImport(chanda, [says('They object.')]);
		await publish(id);
		expect((await takeBackImport(chanda, id)).taken).toBe(false);
		expect(await takeBackImport(bilal, id)).toMatchObject({ state: 'withdrawn', taken: true });
	});
});
