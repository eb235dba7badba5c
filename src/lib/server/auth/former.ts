import { and, eq, inArray, isNotNull, lt, notLike, or, sql } from 'drizzle-orm';
import { millisecondsADay } from '../../domain/dates/format.ts';
import { roles } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { formerStaffDays } from '../settings.ts';

/** An address of this domain belongs to nobody (RFC 2606). */
const nowhere = '@former.invalid';

/**
 * Takes the names and addresses of accounts that have been disabled for as long as the operator chose out of the account,
 * the history and the activity log. What they wrote stays, by «A former editor».
 */
export async function forgetFormerStaff(): Promise<void> {
	const days = formerStaffDays();
	if (days === undefined) return;
	const before = new Date(Date.now() - days * millisecondsADay);
	const { id, email, disabledAt } = t.account;
	const isDue = and(isNotNull(disabledAt), lt(disabledAt, before), notLike(email, `%${nowhere}`));
	await db.transaction(async (tx) => {
		const left = await tx.select().from(t.account).where(isDue).for('update');
		// The history and the activity log are append-only otherwise.
		if (left.length) await tx.execute(sql`set local rulewatch.erasing = 'yes'`);
		for (const person of left) {
			const name = `A former ${roles[person.role].toLowerCase()}`;
			await tx
				.update(t.account)
				.set({ name, email: `${person.id}${nowhere}`, totpSecret: null, totpConfirmedAt: null })
				.where(eq(id, person.id));
			await tx.update(t.revision).set({ author: name }).where(eq(t.revision.authorId, person.id));
			await tx.update(t.activity).set({ actorName: name }).where(eq(t.activity.actorId, person.id));
			await tx
				.update(t.activity)
				.set({ subject: name })
				.where(
					or(
						eq(t.activity.subject, person.email),
						and(eq(t.activity.subject, person.name), inArray(t.activity.kind, aboutStaff))
					)
				);
		}
	});
}

/** The kinds of entries whose subject is a person of the staff. */
const aboutStaff = ['role_change', 'quota_change', 'disabling', 'enabling', 'two_step_off'];
