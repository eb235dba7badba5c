import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../db/index.ts';
import { regulation } from '../db/schema.ts';
import { purge } from '../jobs/upkeep.ts';
import { change as recorded, notice, outbox } from '../jobs/tables.ts';
import { confirmFollow, readConfirmation } from './confirm.ts';
import { endByLink, endFollower, isEndLink } from './end.ts';
import { renewLinks } from './renew.ts';
import { type Linked, followLink, followPath } from './links.ts';
import {
	changeFollow,
	endAll,
	endOne,
	readFollows,
	setTimeZone,
	resumeFollow,
	resumeAll
} from './mine.ts';
import { follow, follower } from './tables.ts';
import {
	followerAt,
	following,
	followOf,
	lettersTo,
	tell,
	tokenIn
} from '../../../../tests/helpers/server/follow/test-readers.ts';

const inHours = (hours: number) =>
	vi.useFakeTimers({ now: Date.now() + hours * 60 * 60_000, toFake: ['Date'] });
const tokenOf = (link: string) => link.split('/').at(-1)!;
const tables = async () =>
	JSON.stringify([
		await db.select().from(follower),
		await db.select().from(follow),
		await db.select().from(outbox)
	]);
const withdrawLaw = () =>
	db
		.update(regulation)
		.set({ state: 'withdrawn', stateReason: 'It never was.' })
		.where(eq(regulation.id, 'harm-rules'));
const dawood = 'dawood@example.org';

const mineOf = (whose: Linked) => tokenOf(followLink('mine', whose));
const endOf = (whose: Linked) => tokenOf(followLink('end', whose));

beforeEach(async () => void (await cast.regulation()));
afterEach(() => vi.useRealTimers());

describe('a link to confirm', () => {
	it('shows what is asked, and begins it by a press of its button alone', async () => {
		await tell();
		const token = await tokenIn('confirm');
		const before = await tables();
		expect(await readConfirmation(token)).toMatchObject({
			name: { label: 'Title of harm-rules', href: '/regulations/harm-rules', isOnRecord: true },
			frequency: 'daily'
		});
		expect(await tables()).toBe(before);
		const path = await confirmFollow(token);
		expect(path).toBe(followPath('mine', (await followerAt())!));
		expect(await followOf()).toMatchObject({ confirmedAt: expect.any(Date) });
		expect(await followerAt()).toMatchObject({ confirmedAt: expect.any(Date) });
	});

	it('used twice says that it is followed already, and how to manage it', async () => {
		await following();
		const token = await tokenIn('confirm');
		const first = await followOf();
		const whose = (await followerAt())!;
		expect(await readConfirmation(token)).toMatchObject({ mine: followPath('mine', whose) });
		expect(await confirmFollow(token)).toBe(followPath('mine', whose));
		expect(await followOf()).toEqual(first);
	});

	it('opens nothing after 48 hours, purged or not', async () => {
		await tell();
		const token = await tokenIn('confirm');
		inHours(47);
		expect(await readConfirmation(token)).toMatchObject({ frequency: 'daily' });
		inHours(2);
		expect(await readConfirmation(token)).toBe('too_old');
		expect(await confirmFollow(token)).toBeUndefined();
		await purge();
		expect(await readConfirmation(token)).toBe('too_old');
	});

	it('that was made up, cut short, or made for another page is none', async () => {
		const own = await following();
		const whose = (await followerAt())!;
		const followId = (await followOf())!.id;
		const others = [own, endOf(whose), mineOf({ ...whose, id: followId })];
		for (const token of [...others, `${followId}.AAAA`, followId, '', 'x'.repeat(43)]) {
			expect(await readConfirmation(token)).toBe('forged');
			expect(await confirmFollow(token)).toBeUndefined();
		}
	});

	it('confirmed after the law was withdrawn says so', async () => {
		await tell();
		await withdrawLaw();
		expect(await readConfirmation(await tokenIn('confirm'))).toMatchObject({
			name: { isOnRecord: false }
		});
	});
});

describe('the page of a follower', () => {
	it('shows what they follow and not whose it is', async () => {
		const token = await following();
		const page = await readFollows(token);
		expect(page).toMatchObject({
			follows: [{ name: { label: 'Title of harm-rules' }, frequency: 'daily' }],
			dormant: [],
			timeZone: 'Asia/Karachi'
		});
		expect(page!.ended).toBeUndefined();
		expect(JSON.stringify(page)).not.toContain('esra');
	});

	it('changes the kinds, how often, and the morning', async () => {
		const token = await following();
		const { id } = (await followOf())!;
		expect(await changeFollow(token, { id, kinds: ['position'], frequency: 'weekly' })).toBe(true);
		expect(await setTimeZone(token, 'Europe/Berlin')).toBe(true);
		expect(await readFollows(token)).toMatchObject({
			follows: [{ kinds: ['position'], frequency: 'weekly' }],
			timeZone: 'Europe/Berlin'
		});
	});

	it('ends one of two, and takes it up again', async () => {
		await following({ what: 'everything:' });
		const token = await following();
		const { id } = (await followOf())!;
		await endOne(token, id);
		expect(await readFollows(token)).toMatchObject({ follows: [{}], dormant: [{ id }] });
		expect((await readFollows(token))!.ended).toBeUndefined();
		await resumeFollow(token, id);
		expect(await readFollows(token)).toMatchObject({ follows: [{}, {}], dormant: [] });
	});

	it('with one ended is told no more of what waited to be told of it', async () => {
		await following({ what: 'everything:' });
		const token = await following();
		const { id: followId, followerId } = (await followOf())!;
		const all = (await followOf('everything:'))!;
		const changes = await db
			.insert(recorded)
			.values(
				['statement/st-1/1', 'statement/st-2/1'].map((key) => ({
					key,
					noun: 'statement',
					rowId: key.split('/')[1]!,
					version: 1,
					at: new Date()
				}))
			)
			.returning();
		await db.insert(notice).values(
			[followId, all.id].map((followId, place) => ({
				followId,
				followerId,
				changeId: changes[place]!.id,
				dueAt: new Date()
			}))
		);
		await endOne(token, followId);
		expect(await db.select().from(notice)).toMatchObject([{ followId: all.id }]);
	});

	it('with its last one ended is ended whole, and begins again with it', async () => {
		const token = await following();
		const { id } = (await followOf())!;
		await endOne(token, id);
		expect(await readFollows(token)).toMatchObject({
			follows: [],
			ended: { at: expect.any(Date) }
		});
		await resumeFollow(token, id);
		expect((await readFollows(token))!.ended).toBeUndefined();
	});

	it('ends all and takes all up again', async () => {
		await following({ what: 'everything:' });
		const token = await following();
		await endAll(token);
		expect(await readFollows(token)).toMatchObject({
			follows: [{}, {}],
			ended: { reason: 'You ended all e-mails on this page.' }
		});
		await resumeAll(token);
		expect((await readFollows(token))!.ended).toBeUndefined();
	});

	it('touches nothing of another follower', async () => {
		const token = await following();
		await following({ email: dawood });
		const { id } = (await followOf(undefined, dawood))!;
		const before = await tables();
		const outcomes = [
			await changeFollow(token, { id, kinds: ['article'], frequency: 'weekly' }),
			await endOne(token, id),
			await resumeFollow(token, id),
			await resumeFollow(token, 'nothing')
		];
		expect(outcomes).toEqual([false, false, false, false]);
		expect(await tables()).toBe(before);
	});

	it('opens by no other link, and not before anything is confirmed', async () => {
		await tell();
		const { id, ...rest } = (await followerAt())!;
		const token = mineOf({ id, ...rest });
		expect(await readFollows(token)).toBeUndefined();
		expect(await resumeFollow(token, (await followOf())!.id)).toBe(false);
		await confirmFollow(await tokenIn('confirm'));
		expect(await readFollows(token)).toBeDefined();
		for (const wrong of [endOf({ id, ...rest }), `${id}.AAAA`, id, ''])
			expect(await readFollows(wrong)).toBeUndefined();
	});

	it('still names a law that was withdrawn since, and says so', async () => {
		const token = await following();
		await withdrawLaw();
		expect(await readFollows(token)).toMatchObject({ follows: [{ name: { isOnRecord: false } }] });
	});
});

describe('one click', () => {
	it('ends everything, once or again, and leads to what can be taken up', async () => {
		const token = await following();
		const end = endOf((await followerAt())!);
		await endByLink(end);
		const ended = await followerAt();
		expect(ended).toMatchObject({ endReason: 'You ended all e-mails by the link in one of them.' });
		expect(await endByLink(end)).toBe(`/follow/mine/${token}`);
		expect(await followerAt()).toEqual(ended);
	});

	it('with a link of another kind, or of nobody, ends nothing', async () => {
		const token = await following();
		const whose = (await followerAt())!;
		for (const wrong of [token, mineOf(whose), `${whose.id}.AAAA`, '']) {
			expect(await endByLink(wrong)).toBeUndefined();
			expect(isEndLink(wrong)).toBe(false);
		}
		expect(await followerAt()).toMatchObject({ endedAt: null });
	});

	it('leaves who begins again with what they asked for, and nothing else', async () => {
		await following({ what: 'everything:' });
		await endByLink(endOf((await followerAt())!));
		const token = await following();
		expect(await readFollows(token)).toMatchObject({
			follows: [{ name: { label: 'Title of harm-rules' } }],
			dormant: [{ name: { label: 'Everything on record' } }]
		});
		expect(await followerAt()).toMatchObject({ endedAt: null, endReason: null, refusals: 0 });
	});
});

describe('what is over is erased', () => {
	it('with all letters, 48 hours after it was asked for and not confirmed', async () => {
		await tell();
		inHours(47);
		await purge();
		expect(await followerAt()).toBeDefined();
		inHours(2);
		await purge();
		expect(JSON.parse(await tables())).toEqual([[], [], []]);
	});

	it('alone, where something else was confirmed', async () => {
		const token = await following({ what: 'everything:' });
		await tell();
		inHours(49);
		await purge();
		expect(await readFollows(token)).toMatchObject({ follows: [{}], dormant: [] });
	});

	it('30 days after all letters were ended', async () => {
		const token = await following();
		await endFollower(db, (await followerAt())!.id, 'Your mail server takes no letters.');
		inHours(29 * 24);
		await purge();
		expect(await readFollows(token)).toMatchObject({
			ended: { reason: 'Your mail server takes no letters.' }
		});
		inHours(48);
		await purge();
		expect(JSON.parse(await tables()).slice(0, 2)).toEqual([[], []]);
		expect(await readFollows(token)).toBeUndefined();
	});

	it('and what is followed stays for years', async () => {
		const token = await following();
		inHours(5 * 365 * 24);
		await purge();
		expect(await readFollows(token)).toMatchObject({ follows: [{}] });
	});
});

it('a letter’s links are signed so that each opens for nobody else', async () => {
	await tell();
	await tell({ email: dawood });
	const [own, others] = [(await lettersTo())[0]!, (await lettersTo(dawood))[0]!];
	expect(own.text).not.toBe(others.text);
	const [id] = (await tokenIn('confirm', dawood)).split('.');
	const [, mark] = (await tokenIn('confirm')).split('.');
	expect(await readConfirmation(`${id}.${mark}`)).toBe('forged');
});

describe('links that their owner has renewed', () => {
	it('open nothing any more; the new one comes by letter, and says nothing of who asked', async () => {
		const old = await following();
		const confirmed = await tokenIn('confirm');
		const end = endOf((await followerAt())!);
		expect(await renewLinks(old)).toBe('renewed');
		const letter = (await lettersTo()).at(-1)!;
		expect(letter.subject).toBe('Your new link to what you follow');
		const renewed = await tokenIn('mine');
		expect(renewed).not.toBe(old);
		expect(await readFollows(renewed)).toMatchObject({
			follows: [{ name: { label: 'Title of harm-rules' } }]
		});
		expect(await readFollows(old)).toBeUndefined();
		expect(await resumeFollow(old, (await followOf())!.id)).toBe(false);
		expect(await readConfirmation(confirmed)).toBe('too_old');
		expect(await confirmFollow(confirmed)).toBeUndefined();
		expect(letter.headers!['List-Unsubscribe']).not.toContain(end);
		expect(await followOf()).toMatchObject({ confirmedAt: expect.any(Date) });
	});

	it('end all letters still, as mail programs offer, and lead to nothing else', async () => {
		const old = await following();
		const end = endOf((await followerAt())!);
		await renewLinks(old);
		expect(isEndLink(end)).toBe(true);
		expect(await endByLink(end)).toBeUndefined();
		expect(await followerAt()).toMatchObject({ endedAt: expect.any(Date) });
		const path = await endByLink(endOf((await followerAt())!));
		expect(path).toBe(`/follow/mine/${await tokenIn('mine')}`);
	});

	it('are renewed three times a day, by a link that opens something, whatever strangers ask for', async () => {
		const first = await following();
		for (const network of ['192.0.2.7', '192.0.2.8', '192.0.2.9']) await tell({}, network);
		expect(await renewLinks(first)).toBe('renewed');
		expect(await renewLinks(first)).toBeUndefined();
		expect(await renewLinks('made.up')).toBeUndefined();
		expect(await renewLinks(await tokenIn('mine'))).toBe('renewed');
		expect(await renewLinks(await tokenIn('mine'))).toBe('renewed');
		const last = await tokenIn('mine');
		expect(await renewLinks(last)).toBe('too_often');
		expect(await readFollows(last)).toBeDefined();
		inHours(25);
		expect(await renewLinks(last)).toBe('renewed');
	});

	it('pressed twice at once are renewed once', async () => {
		const old = await following();
		await Promise.all([renewLinks(old), renewLinks(old)]);
		expect(await followerAt()).toMatchObject({ linksRenewed: 1 });
		expect(await readFollows(await tokenIn('mine'))).toBeDefined();
	});
});
