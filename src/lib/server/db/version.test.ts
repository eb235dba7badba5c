import { eq, sql } from 'drizzle-orm';
import { channel } from 'node:diagnostics_channel';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { db, listen } from './index.ts';
import * as desk from '../desk/tables.ts';
import * as t from './schema.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { versionIsRead } from '../../../../tests/helpers/server/db/test-version.ts';
import { afterChanges, cachedByVersion, readVersion, watchVersion } from './version.ts';

beforeEach(async () => {
	await cast.scene();
	await cast.statement('letter', { state: 'draft' });
});

/** Counts by how much the work raises the version. */
async function raisedBy(work: () => PromiseLike<unknown>) {
	const before = await readVersion();
	await work();
	return (await readVersion()) - before;
}

const change = (
	set: Partial<typeof t.statement.$inferInsert>,
	by: Pick<typeof db, 'update'> = db
) => by.update(t.statement).set(set).where(eq(t.statement.id, 'letter'));

describe('the version of the record', () => {
	it('is raised by what is published, changed and withdrawn', async () => {
		expect(await raisedBy(() => change({ state: 'published' }))).toBe(1);
		expect(await raisedBy(() => change({ summary: 'Another' }))).toBe(1);
		expect(await raisedBy(() => change({ state: 'withdrawn', stateReason: 'A mistake' }))).toBe(1);
		expect(await raisedBy(() => change({ state: 'draft' }))).toBe(1);
	});

	it('is raised by every noun', async () => {
		expect(await raisedBy(() => cast.regulation('other-rules'))).toBe(1);
		expect(await raisedBy(() => cast.topic())).toBe(1);
		expect(await raisedBy(() => cast.article('the-news'))).toBe(1);
		expect(await raisedBy(() => cast.stakeholder('aic'))).toBe(1);
	});

	it('stands while somebody works on a draft, and where nothing is changed', async () => {
		expect(await raisedBy(() => change({ summary: 'A first try' }))).toBe(0);
		expect(
			await raisedBy(() => db.delete(t.stakeholder).where(eq(t.stakeholder.id, 'nobody')))
		).toBe(0);
	});

	it('is raised once by a transaction, however much it changes', async () => {
		const raised = await raisedBy(() =>
			db.transaction(async (tx) => {
				await change({ state: 'published' }, tx);
				await tx.update(t.stakeholder).set({ name: 'Another' });
			})
		);
		expect(raised).toBe(1);
	});

	it('stands when a transaction is undone', async () => {
		const undone = () =>
			db.transaction(async (tx) => {
				await change({ state: 'published' }, tx);
				throw new Error('Undone');
			});
		expect(await raisedBy(() => undone().catch(() => {}))).toBe(0);
		expect(await raisedBy(() => change({ state: 'published' }))).toBe(1);
	});

	it('is raised by the answer to a report, not by the report', async () => {
		const report = { id: 'report', page: '/', message: 'Wrong' };
		expect(await raisedBy(() => db.insert(desk.correction).values(report))).toBe(0);
		const { noun, id: rowId, version: rowVersion } = await cast.saved('topic', 'speech', 1);
		const answer = {
			state: 'made',
			answer: 'It is mended',
			decidedAt: new Date(),
			noun,
			rowId,
			rowVersion
		} as const;
		expect(await raisedBy(() => db.update(desk.correction).set(answer))).toBe(1);
		expect(await raisedBy(() => db.update(desk.correction).set({ contact: null }))).toBe(0);
		expect(await raisedBy(() => db.update(desk.correction).set({ version: 3 }))).toBe(1);
	});

	it('is announced to whoever listens, with the change already to be read', async () => {
		let hear!: (version: string) => void;
		const heard = new Promise<string>((resolve) => (hear = resolve));
		await new Promise<void>((ready) => void listen('record_version', hear, ready));
		await change({ state: 'published' });
		expect(await heard).toBe(String(await readVersion()));
	});
});

/** The next message on the channel. */
const next = () =>
	new Promise<unknown>((hear) => {
		const versions = channel('rulewatch:version');
		versions.subscribe(function once(message) {
			versions.unsubscribe(once);
			hear(message);
		});
	});

describe('a process', () => {
	it('is told which version stands: at the start, and at each change', async () => {
		const first = next();
		const stop = await watchVersion();
		expect(await first).toEqual({ version: await readVersion() });
		const second = next();
		await change({ state: 'published' });
		expect(await second).toEqual({ version: await readVersion() });
		stop();
	});

	it('that revalidates is answered once it was told', async () => {
		const stop = await watchVersion();
		const messages: unknown[] = [];
		const hear = (message: unknown) => void messages.push(message);
		channel('rulewatch:version').subscribe(hear);
		await change({ state: 'published' });
		await versionIsRead();
		expect(messages.at(-1)).toEqual({ version: await readVersion() });
		channel('rulewatch:version').unsubscribe(hear);
		stop();
	});

	it('reads once a version what the whole record says, and again what could not be read', async () => {
		const stop = await watchVersion();
		let reads = 0;
		const read = cachedByVersion(() =>
			++reads === 1 ? Promise.reject(new Error('The line is cut.')) : Promise.resolve(reads)
		);
		await expect(read()).rejects.toThrow('The line is cut.');
		expect([await read(), await read()]).toEqual([2, 2]);
		const raised = next();
		await change({ state: 'published' });
		await raised;
		expect(await read()).toBe(3);
		stop();
		expect([await read(), await read()]).toEqual([4, 5]);
	});

	it('reads ahead at the start, and once the record stands after changes', () => {
		// The driver of PostgreSQL needs the timers, so no query is sent meanwhile.
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		onTestFinished(() => void vi.useRealTimers());
		let reads = 0;
		const stopReading = afterChanges(() =>
			Promise.reject(new Error(`The line is cut in read ${++reads}.`))
		);
		const readsAfter = (seconds: number, version: number) => {
			channel('rulewatch:version').publish({ version });
			vi.advanceTimersByTime(seconds * 1_000);
			return reads;
		};
		expect(reads).toBe(1);
		expect(readsAfter(60, 1)).toBe(2);
		expect(readsAfter(60, 1)).toBe(2);
		expect(readsAfter(2, 2)).toBe(2);
		expect(readsAfter(2, 3)).toBe(2);
		expect(readsAfter(1, 3)).toBe(3);
		expect(readsAfter(2, 4)).toBe(3);
		stopReading();
		expect(readsAfter(60, 4)).toBe(3);
	});

	it('is kept as the rows of a query, which would run again whenever somebody awaits it', async () => {
		const stop = await watchVersion();
		const read = cachedByVersion(() =>
			db.select({ at: sql`clock_timestamp()::text` }).from(t.recordVersion)
		);
		expect(await read()).toEqual(await read());
		stop();
	});
});
