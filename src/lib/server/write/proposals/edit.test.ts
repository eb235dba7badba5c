import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as activity from '../../activity.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { Conflict, current } from '../index.ts';
import * as statements from '../../../nouns/statement/queries.server.ts';
import * as proposals from './index.ts';
import {
	guild,
	letter,
	problemsOf,
	thrownBy,
	topic,
	user
} from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { versionsOf } from '../../../../../tests/helpers/server/write/test-changes.ts';

let bilal: User;

beforeEach(async () => {
	await cast.scene();
	bilal = await user('editor');
});

const added = { version: 0, reason: 'Read in Dawn' };
const log = async () => (await activity.list({ filters: {}, page: 1, ignored: [] })).rows;

describe('what an editor keeps as a draft', () => {
	it('is seen by no reader, and waits with its reason', async () => {
		const how = { ...added, stateReason: 'Wants a second source' };
		const { id } = await proposals.saveDraft(bilal, 'statement', letter(), how);
		expect(await statements.get(id)).toBeUndefined();
		expect(await proposals.listQueue({ filters: {}, page: 1, ignored: [] })).toMatchObject({
			rows: [{ rowId: id, kind: 'draft', author: 'Bilal', reason: 'Wants a second source' }]
		});
		expect(await log()).toEqual([]);
	});

	it('is never what readers see already, which would be gone without a word', async () => {
		const { id } = await proposals.publish(bilal, 'statement', letter(), added);
		const kept = proposals.saveDraft(bilal, 'statement', letter({ id }), { ...added, version: 1 });
		expect(await problemsOf(kept)).toMatchObject([
			{ message: expect.stringContaining('This is public already') }
		]);
		expect(await statements.get(id)).toMatchObject({ state: 'published' });
	});

	it('comes once, however often its form does', async () => {
		const keep = () => proposals.saveDraft(bilal, 'statement', letter(), { ...added, key: 'form' });
		const [first, second] = [await keep(), await keep()];
		expect(second).toEqual(first);
		const how = { version: 1, reason: 'Again', key: 'next' };
		const again = () => proposals.saveDraft(bilal, 'statement', letter({ id: first.id }), how);
		expect(await Promise.all([again(), again()])).toEqual([
			{ id: first.id, version: 2 },
			{ id: first.id, version: 2 }
		]);
	});
});

describe('what an editor withdraws', () => {
	it('leaves its reason where it was, and in the log, once', async () => {
		const { id } = await proposals.publish(bilal, 'statement', letter(), added);
		const how = { version: 1, reason: 'Never said', key: 'form' };
		const withdraw = () => proposals.withdraw(bilal, 'statement', id, how);
		expect(await Promise.all([withdraw(), withdraw()])).toEqual([
			{ id, version: 2 },
			{ id, version: 2 }
		]);
		expect(await statements.get(id)).toEqual({ state: 'withdrawn', stateReason: 'Never said' });
		expect((await log()).filter(({ kind }) => kind === 'withdrawal')).toMatchObject([
			{
				actorName: 'Bilal',
				subject: 'Internet Coalition: The coalition objects.',
				detail: { noun: 'statement', id, reason: 'Never said' }
			}
		]);
	});

	it('is not what published items rest on, nor what was changed since', async () => {
		const { id } = await proposals.publish(bilal, 'statement', letter(), added);
		const how = { version: 1, reason: 'Retracted' };
		expect(await problemsOf(proposals.withdraw(bilal, 'article', 'dawn', how))).toMatchObject([
			{ message: expect.stringContaining('would be left without a published source') }
		]);
		expect(await problemsOf(proposals.withdraw(bilal, 'stakeholder', 'coalition', how))).toEqual([
			{ field: '', message: expect.stringContaining('1 published item names this stakeholder') }
		]);
		await proposals.publish(bilal, 'statement', letter({ id }), { version: 1, reason: 'Same' });
		expect(await thrownBy(proposals.withdraw(bilal, 'statement', id, how))).toBeInstanceOf(
			Conflict
		);
		expect(await problemsOf(proposals.withdraw(bilal, 'statement', 'none', how))).toHaveLength(1);
		expect((await log()).map(({ kind }) => kind)).toEqual(['publication', 'publication']);
	});
});

describe('an old version', () => {
	it('comes back as a new one and leaves what is published published, though it was a draft', async () => {
		const { id } = await proposals.saveDraft(bilal, 'statement', letter(), added);
		const other = letter({ id, summary: 'It agrees.' });
		await proposals.publish(bilal, 'statement', other, { version: 1, reason: 'Reread' });
		const saved = await proposals.restoreVersion(bilal, 'statement', id, 1, { version: 2 });
		expect(saved).toEqual({ id, version: 3 });
		expect(await current('statement', id)).toMatchObject({
			item: { state: 'published', summary: 'The coalition objects.' }
		});
		expect(await versionsOf('statement', id)).toMatchObject([
			{ version: 3, author: 'Bilal', reason: 'Version 1 restored' },
			{ version: 2 },
			{ version: 1 }
		]);
		expect((await log())[0]).toMatchObject({ kind: 'publication', detail: { restored: 1 } });
	});

	it('leaves what is withdrawn withdrawn, with its reason', async () => {
		const { id } = await proposals.publish(bilal, 'statement', letter(), added);
		await proposals.withdraw(bilal, 'statement', id, { version: 1, reason: 'Never said' });
		await proposals.restoreVersion(bilal, 'statement', id, 1, { version: 2 });
		expect(await statements.get(id)).toEqual({ state: 'withdrawn', stateReason: 'Never said' });
	});

	it('comes back over no version that its editor did not see, and never where it was none', async () => {
		const union = guild({ id: 'union', slug: 'union' });
		await proposals.publish(bilal, 'stakeholder', union, { version: 1, reason: 'Renamed' });
		await proposals.publish(bilal, 'stakeholder', union, { version: 2, reason: 'Same' });
		const stale = proposals.restoreVersion(bilal, 'stakeholder', 'union', 2, { version: 2 });
		expect(await thrownBy(stale)).toMatchObject({ current: { version: 3 } });
		const none = proposals.restoreVersion(bilal, 'stakeholder', 'union', 9, { version: 3 });
		expect(await problemsOf(none)).toMatchObject([
			{ message: 'This stakeholder is not in the record.' }
		]);
	});

	it('of a topic comes back, and its form sent twice makes one version', async () => {
		const { id } = await proposals.publish(bilal, 'topic', topic(), added);
		const other = topic({ id, name: 'Secrecy' });
		await proposals.publish(bilal, 'topic', other, { version: 1, reason: 'Reread' });
		const again = () =>
			proposals.restoreVersion(bilal, 'topic', id, 1, { version: 2, key: 'form' });
		expect(await Promise.all([again(), again()])).toEqual([
			{ id, version: 3 },
			{ id, version: 3 }
		]);
		expect(await current('topic', id)).toMatchObject({ item: { name: 'Privacy' } });
	});
});
