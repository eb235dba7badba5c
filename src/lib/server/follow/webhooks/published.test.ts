import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { User } from '../../../domain/staff.ts';
import * as cast from '../../../../../tests/helpers/nouns/test-cast.ts';
import { person } from '../../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../../db/index.ts';
import { outbox } from '../../db/schema.ts';
import { deliver } from '../../jobs/outbox.ts';
import { type ItemToSave, saveItem } from '../../write/index.ts';
import { letter } from '../../../../../tests/helpers/server/write/proposals/test-drafts.ts';
import { withdraw } from '../../../../../tests/helpers/server/write/test-changes.ts';
import { noticeDelayMilliseconds, createNotices } from '../spread.ts';
import './carrier.ts';
import { setOff } from './index.ts';
import {
	addWebhook,
	openReceiver,
	type Receiver
} from '../../../../../tests/helpers/server/follow/webhooks/test-receiver.ts';

let receiver: Receiver;
let bilal: User;
let now: number;
beforeEach(async () => {
	receiver = await openReceiver();
	vi.useFakeTimers({ toFake: ['Date'] });
	now = Date.now();
	await cast.scene();
	await cast.regulation('other-act');
	bilal = { ...(await person('editor')), twoStep: false };
});
afterEach(async () => {
	vi.useRealTimers();
	await receiver.close();
});

const later = (milliseconds: number) => vi.setSystemTime((now += milliseconds));
const how = { reason: 'Read in Dawn', way: 'entry' as const, author: 'Bilal', authorId: 'bilal' };
const objection = letter({
	organisation: 'union',
	date: '2020-02-13',
	summary: 'The union objects.',
	state: 'published'
});
const publish = () => saveItem('statement', objection, how);
const follow = async (page: string, further = {}) => {
	const { webhook } = await addWebhook(bilal, `${receiver.url}?${page}`, { page, ...further });
	receiver.arrived.length = 0;
	later(1_000);
	return webhook;
};
/** Messages that arrive once the time to undo is over. */
async function arrived() {
	await createNotices();
	later(noticeDelayMilliseconds);
	await deliver();
	return receiver.arrived.splice(0).map(({ body }) => JSON.parse(body));
}

it('a statement that is published reaches the webhook that follows its law, once, and no other', async () => {
	const { id } = await follow('/regulations/harm-rules');
	await follow('/regulations/other-act');
	await follow('/', { kinds: ['event'] });
	const statement = await publish();
	expect(await arrived()).toMatchObject([
		{
			type: 'statement.published',
			timestamp: expect.stringMatching(/Z$/),
			data: {
				noun: 'statement',
				id: statement.id,
				what: 'New statement',
				kinds: ['statement'],
				url: expect.stringContaining(`/statements/${statement.id}`)
			}
		}
	]);
	expect(await arrived()).toEqual([]);
	expect(await db.select().from(outbox)).toMatchObject([{ webhookId: id, sealed: null }]);
});

it('a correction and a withdrawal are told as what they are', async () => {
	await follow('/regulations/harm-rules');
	const { id } = await publish();
	await arrived();
	const corrected: ItemToSave<'statement'> = {
		...objection,
		id,
		summary: 'The union objects to all of it.'
	};
	await saveItem('statement', corrected, { ...how, version: 1, correction: true });
	const [correction] = await arrived();
	expect(correction).toMatchObject({
		type: 'statement.corrected',
		data: { id, what: 'Corrected' }
	});
	expect(correction.data.changes.join()).toContain('to all of it');
	await withdraw('statement', id, { ...how, version: 2 });
	expect(await arrived()).toMatchObject([
		{ type: 'statement.withdrawn', data: { id, what: 'Withdrawn' } }
	]);
});

it('a webhook that follows a search learns what moved out of it, and what was withdrawn', async () => {
	await follow('/statements?stance=oppose');
	const { id } = await publish();
	const other = await publish();
	await arrived();
	const positions = [{ regulation: 'harm-rules', stance: 'support' as const }];
	const changed: ItemToSave<'statement'> = { ...objection, id, positions };
	await saveItem('statement', changed, { ...how, version: 1, correction: true });
	const [correction] = await arrived();
	expect(correction).toMatchObject({ type: 'statement.corrected', data: { id } });
	expect(correction.data.changes.at(-1)).toBe('It is no longer in the search that you follow');
	await withdraw('statement', other.id, { ...how, version: 1 });
	expect(await arrived()).toMatchObject([
		{ type: 'statement.withdrawn', data: { id: other.id, changes: [] } }
	]);
});

it('what is withdrawn before it is sent is told to nobody', async () => {
	await follow('/regulations/harm-rules');
	const { id } = await publish();
	await createNotices();
	await withdraw('statement', id, { ...how, version: 1 });
	later(noticeDelayMilliseconds);
	await deliver();
	expect(receiver.arrived).toEqual([]);
	expect(await db.$count(outbox)).toBe(0);
});

it('a chat is told in three lines', async () => {
	await follow('/regulations/harm-rules', { format: 'chat' });
	const { id } = await publish();
	const [{ text }] = await arrived();
	expect(text.split('\n')[0]).toMatch(/^New statement: /);
	expect(text.split('\n').at(-1)).toMatch(new RegExp(`/statements/${id}$`));
});

it('a webhook that is off, and one that is not verified, are told nothing', async () => {
	const { id } = await follow('/regulations/harm-rules');
	await setOff(bilal, id);
	receiver.answer = (response) => response.end('ok');
	await follow('/');
	await publish();
	expect(await arrived()).toEqual([]);
});
