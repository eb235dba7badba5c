import type { RequestEvent } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { record } from '../activity.ts';
import * as t from './tables.ts';
import { db } from '../db/index.ts';
import { post, writeLater } from '../jobs/mail.ts';
import { accountByEmail, accountById, endAccess, type Problems, notifyOwner } from './accounts.ts';
import { resetLetter } from './letters.ts';
import { hashPassword, weaknessOf } from './passwords.ts';
import { findTicket, issueTicket, useTicket } from './tickets.ts';
import { randomToken } from './tokens.ts';
import { budgetsOf, takeAll, takeTry } from './rate-limit.ts';

const lettersPerAccount = 5;
const lettersPerAddress = 20;

/** The account is looked up when the letter is due, so that the answer's time does not tell whether it exists. */
export async function askForReset(
	event: Pick<RequestEvent, 'getClientAddress'>,
	email: string
): Promise<void> {
	const allowed =
		(await takeAll(budgetsOf('reset-address', event.getClientAddress(), lettersPerAddress))) &&
		(await takeTry(`reset:${email}`, lettersPerAccount));
	if (allowed) await post(db, { to: email, kind: 'reset', key: `reset:${randomToken()}` });
}

writeLater('reset', async ({ recipient: email }) => {
	const account = await accountByEmail(email!);
	if (!account || account.disabledAt) return undefined;
	const token = await issueTicket(db, 'reset', { accountId: account.id });
	return resetLetter(`/reset/${token}`);
});

export async function isResetOpen(token: string): Promise<boolean> {
	return (await findTicket(token, 'reset')) !== undefined;
}

/** Signs nobody in: the second factor is still required. */
export async function resetPassword(
	token: string,
	password: string
): Promise<Problems | undefined> {
	const spent = { '': 'This link was used already or is too old. Ask for a new one.' };
	const ticket = await findTicket(token, 'reset');
	const account = ticket?.accountId ? await accountById(ticket.accountId) : undefined;
	if (!account || account.disabledAt) return spent;
	const { name, email, totpConfirmedAt } = account;
	const weakness = weaknessOf(password, { name, email, twoStep: totpConfirmedAt !== null });
	if (weakness) return { password: weakness };
	const passwordHash = await hashPassword(password);
	return db.transaction(async (tx) => {
		if (!(await useTicket(tx, token, 'reset'))) return spent;
		await tx.update(t.account).set({ passwordHash }).where(eq(t.account.id, account.id));
		await endAccess(tx, account.id);
		await record(tx, { kind: 'password_reset', actor: account });
		await notifyOwner(
			tx,
			account,
			'Your password was changed',
			'A new password was set with a link sent to this address.'
		);
		return undefined;
	});
}
