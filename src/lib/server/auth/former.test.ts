import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';
import { asma, person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { record } from '../activity.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { forgetFormerStaff } from './former.ts';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const bilal = async () => (await db.select().from(t.account).where(eq(t.account.id, 'bilal')))[0];

beforeEach(async () => {
	await person('editor', { disabledAt: daysAgo(100) });
	await cast.scene();
	await cast.saved('regulation', 'harm-rules', 9, { authorId: 'bilal' });
	await record(db, {
		kind: 'publication',
		actor: { id: 'bilal', name: 'Bilal' },
		subject: 'Bilal'
	});
	await record(db, { kind: 'disabling', actor: asma, subject: 'Bilal' });
	await record(db, { kind: 'invitation', actor: asma, subject: 'bilal@example.org' });
});
afterEach(() => vi.unstubAllEnvs());

describe('an account that left', () => {
	it('keeps its name where the operator chose no time', async () => {
		await forgetFormerStaff();
		expect(await bilal()).toMatchObject({ name: 'Bilal' });
	});

	it('becomes a former editor after the time that the operator chose, and not before', async () => {
		vi.stubEnv('FORMER_STAFF_DAYS', '101');
		await forgetFormerStaff();
		expect(await bilal()).toMatchObject({ name: 'Bilal' });
		vi.stubEnv('FORMER_STAFF_DAYS', '99');
		await forgetFormerStaff();
		await forgetFormerStaff();
		const name = 'A former editor';
		expect(await bilal()).toMatchObject({ name, email: 'bilal@former.invalid' });
		const [version] = await db.select().from(t.revision).where(eq(t.revision.authorId, 'bilal'));
		expect(version).toMatchObject({ author: name, reason: 'Put right' });
		const log = await db.select().from(t.activity).orderBy(t.activity.id);
		// The title of an item may be a name as well.
		expect(log.map(({ actorName, subject }) => [actorName, subject])).toEqual([
			[name, 'Bilal'],
			['Asma', name],
			['Asma', name]
		]);
	});

	it('that is enabled keeps its name', async () => {
		vi.stubEnv('FORMER_STAFF_DAYS', '1');
		await db.update(t.account).set({ disabledAt: null });
		await forgetFormerStaff();
		expect(await bilal()).toMatchObject({ name: 'Bilal' });
	});
});
