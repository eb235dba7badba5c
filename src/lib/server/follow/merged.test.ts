import { expect, it } from 'vitest';
import { person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../db/index.ts';
import { mergeInto, undo } from '../desk/merges/index.ts';
import { change, notice } from '../jobs/tables.ts';
import { saveItem } from '../write/index.ts';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { webhook } from './tables.ts';
import { following, followOf, tell } from '../../../../tests/helpers/server/follow/test-readers.ts';

const from = 'stakeholder:dawn-tv';
const to = 'stakeholder:dawn-news';
const dawood = 'dawood@example.org';
const farah = 'farah@example.org';

it('whoever follows a stakeholder follows the one it is merged into, once, and stays there', async () => {
	await cast.article('dawn');
	for (const id of ['dawn-tv', 'dawn-news'])
		await saveItem(
			'stakeholder',
			{ id, state: 'published', name: `Name of ${id}`, kind: 'media_union', sources: ['dawn'] },
			{ author: 'Asma', reason: 'Read in Dawn', way: 'entry' }
		);
	const bilal = await person('editor');
	await following({ what: from });
	await following({ what: from, email: dawood });
	await following({ what: to, email: dawood });
	await following({ what: from, email: farah });
	await tell({ what: to, email: farah });
	const [news] = await db
		.insert(change)
		.values({
			key: 'statement/st-1/9',
			noun: 'statement',
			rowId: 'st-1',
			version: 9,
			at: new Date()
		})
		.returning();
	const old = (await followOf(from, dawood))!;
	await db.insert(notice).values({
		followerId: old.followerId,
		followId: old.id,
		changeId: news!.id,
		dueAt: new Date()
	});
	await db.insert(webhook).values({
		id: 'hook',
		ownerId: bilal.id,
		name: 'Ours',
		sealedUrl: 'x',
		host: 'x',
		sealedSecret: 'x',
		format: 'standard',
		subject: from,
		kinds: ['statement'],
		createdAt: new Date()
	});

	const versions = { fromVersion: 1, toVersion: 1, reason: 'One channel.' };
	const made = await mergeInto(bilal, 'dawn-tv', 'dawn-news', versions);
	const moved = async () => {
		for (const email of [undefined, dawood, farah]) {
			expect(await followOf(from, email)).toBeUndefined();
			expect(await followOf(to, email)).toMatchObject({ confirmedAt: expect.any(Date) });
		}
		expect(await db.select().from(webhook)).toMatchObject([{ subject: to }]);
	};
	await moved();
	const kept = (await followOf(to, dawood))!;
	expect(await db.select().from(notice)).toMatchObject([{ followId: kept.id }]);
	await undo(bilal, made, 'They are two.');
	await moved();
});
