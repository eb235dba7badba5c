import { expect, it } from 'vitest';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as looking from '../desk/looked-at/index.ts';
import * as watches from './index.ts';
import {
	openScene,
	pageAt,
	pass,
	watched
} from '../../../../tests/helpers/server/watch/test-watched.ts';
import { versionsOf } from '../../../../tests/helpers/server/write/test-changes.ts';

// Readers see the day on which a watched page was last looked at.

const scene = openScene();
const version = async () => (await db.select().from(t.recordVersion))[0]!.version;
const law = async () => (await regulations.get('harm-rules'))!;

it('is the day of the last look that read it, which counts for the law but is said of no editor', async () => {
	await db.update(t.regulation).set({ lookedAt: '2026-01-01' });
	expect(await law()).toMatchObject({ isOverdue: true, watches: [] });
	expect(await looking.countOverdue()).toBe(1);
	await watched(scene.bilal);
	await pass(30);
	scene.ministry.fails(503);
	await pass(48);
	expect(await law()).toMatchObject({
		isOverdue: false,
		lookedAt: '2026-01-01',
		watches: [{ kind: 'ministry', url: pageAt, seenOn: '2026-11-02' }]
	});
	expect(await looking.countOverdue()).toBe(0);
	const row = { lookedAt: '2026-01-01', pageSeenOn: '2026-11-02' };
	expect((await looking.list(1)).rows).toMatchObject([row]);
	expect(await looking.lastLook({})).toEqual({ editor: '2026-01-01', page: '2026-11-02' });
	expect(await regulations.latestRegulations()).toMatchObject([{ ...row, isOverdue: false }]);
});

it('is no more than that: the law has no new version, and the record one a day', async () => {
	const versions = (await versionsOf('regulation', 'harm-rules')).length;
	await watched(scene.bilal);
	const at = await version();
	await pass(12);
	expect(await version()).toBe(at);
	await pass(24);
	expect(await version()).toBe(at + 1);
	expect(await versionsOf('regulation', 'harm-rules')).toHaveLength(versions);
});

it('is no longer told of a page that is not watched any more', async () => {
	const id = await watched(scene.bilal);
	const at = await version();
	await watches.setStopped(id, true);
	expect(await law()).toMatchObject({ watches: [] });
	expect(await version()).toBe(at + 1);
});
