import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { followKinds } from '../../domain/follow.ts';
import type { User } from '../../domain/staff.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { countQueries } from '../../../../tests/helpers/server/db/test-database.ts';
import {
	enterImport,
	says,
	takeBackImport,
	user
} from '../../../../tests/helpers/server/desk/imports/test-files.ts';
import { summarizeChanges } from './change-summary.ts';
import { createNotices } from './spread.ts';
import { follows } from '../../../../tests/helpers/server/follow/test-followers.ts';
import { newsMessage } from './webhooks/messages.ts';

let bilal: User;

beforeEach(async () => {
	await cast.scene();
	await cast.regulation('other-act', { title: 'Other Act' });
	bilal = await user('editor');
});

const rows = (many: number, given = {}) =>
	Array.from({ length: many }, (_, number) => says(`They object to point ${number}.`, given));

/** Titles of summaries for a follower of a subject. */
async function newsFor(name: string, kinds = keysOf(followKinds)) {
	await createNotices();
	const notices = await db
		.select({ id: t.notice.changeId, subject: t.follow.subject })
		.from(t.notice)
		.innerJoin(t.follow, eq(t.follow.id, t.notice.followId))
		.where(eq(t.notice.followerId, name));
	const followed = notices.map(({ subject }) => ({ subject, kinds }));
	return summarizeChanges(
		notices.map(({ id }) => id),
		followed
	);
}

describe('an import', () => {
	it('is told in numbers and by the first twenty, of what concerns a follower alone', async () => {
		await follows('asma');
		await follows('bina', { subject: 'regulation:other-act' });
		await follows('chand', { subject: 'search:/statements?stance=support' });
		await follows('dina', { subject: 'search:/search?q=gratitude' });
		await follows('erum', { subject: 'search:/statements?stance=neutral' });
		await follows('faiz', { subject: 'topic:nothing' });
		await follows('gul', { kinds: ['event', 'article'] });
		const thanks = says('They support it with gratitude.', { stance: 'support' });
		await enterImport(bilal, [...rows(23), ...rows(2, { law: 'Other Act' }), thanks]);

		const [all, ...more] = await newsFor('asma');
		expect(more).toEqual([]);
		expect(all).toMatchObject({ what: 'Import', title: '26 new statements', kinds: ['statement'] });
		expect(all!.items).toHaveLength(20);
		expect(all!.changes).toHaveLength(21);
		expect(all!.changes[0]).toMatch(/^New: Internet Coalition opposes the Harm Rules 2020, http/);
		expect(all!.changes[20]).toBe('And 6 more, which stand on record');
		expect(await newsFor('bina')).toMatchObject([{ title: '2 new statements' }]);
		expect(await newsFor('chand')).toMatchObject([{ title: '1 new statement' }]);
		expect(await newsFor('dina')).toMatchObject([
			{ changes: [expect.stringContaining('supports the Harm Rules 2020')] }
		]);
		for (const nobody of ['erum', 'faiz', 'gul']) expect(await newsFor(nobody)).toEqual([]);
	});

	it('is one message to a webhook, with what a program needs to find each', async () => {
		await follows('asma');
		await enterImport(bilal, rows(2));
		const [summary] = await newsFor('asma');
		expect(JSON.parse(newsMessage({ format: 'standard' }, summary!))).toMatchObject({
			type: 'record.changed',
			data: {
				what: 'Import',
				title: '2 new statements',
				items: [
					{ noun: 'statement', id: expect.any(String), what: 'New', url: expect.any(String) },
					{ noun: 'statement' }
				]
			}
		});
	});

	it('that is taken back is told to searches that listed its rows, by what each listed', async () => {
		await follows('asma', { subject: 'search:/statements?stakeholder=coalition' });
		await follows('bina', { subject: 'search:/search?q=gratitude' });
		await follows('chand', { subject: 'search:/statements?stance=neutral' });
		const thanks = says('They support it with gratitude.', { stance: 'support' });
		const { id } = await enterImport(bilal, [...rows(3), thanks]);
		await createNotices();
		await db.delete(t.notice);
		await takeBackImport(bilal, id);
		expect(await newsFor('asma')).toMatchObject([{ title: '4 withdrawn statements' }]);
		expect(await newsFor('bina')).toMatchObject([{ title: '1 withdrawn statement' }]);
		expect(await newsFor('chand')).toEqual([]);
	});

	it('of which nothing is left when the letter is written is not told', async () => {
		await follows('asma');
		const { id } = await enterImport(bilal, rows(2));
		await createNotices();
		await takeBackImport(bilal, id);
		// Changes are told from the current state of an item.
		const lines = (await newsFor('asma')).map(({ title }) => title);
		expect(lines).toEqual(['2 withdrawn statements']);
	});

	it('costs as many queries and one row a follower, however many follow, and lets others have their turns', async () => {
		const cost = async (name: string, many: number) => {
			for (let number = 0; number < many; number++) await follows(`${name}${number}`);
			await enterImport(bilal, rows(30, { date: `${name.length} May 2020` }));
			let turns = 0;
			let isDone = false;
			const turn = () => void (isDone || (turns++, setImmediate(turn)));
			setImmediate(turn);
			const queries = await countQueries(createNotices);
			isDone = true;
			expect(turns).toBeGreaterThan(30);
			return queries;
		};
		const few = await cost('a', 1);
		expect(await cost('bb', 200)).toBe(few);
		expect(await db.$count(t.notice, eq(t.notice.followerId, 'bb7'))).toBe(1);
	});
});
