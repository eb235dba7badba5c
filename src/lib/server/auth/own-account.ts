import type { RequestEvent } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import type { User } from '../../domain/staff.ts';
import { record } from '../activity.ts';
import * as t from './tables.ts';
import { db } from '../db/index.ts';
import { post } from '../jobs/mail.ts';
import { accountByEmail, accountById, endAccess, type Problems, notifyOwner } from './accounts.ts';
import { readCookie, setCookie } from './cookies.ts';
import { deviceOf } from '../../domain/device.ts';
import { addressLetter } from './letters.ts';
import { hashPassword, isPassword, weaknessOf } from './passwords.ts';
import { noteRecoveryCode, useCode } from './second-factor.ts';
import { createSession, endSession, endSessions } from './sessions.ts';
import { codesPerAccount, triesPerAccount } from './sign-in.ts';
import { findTicket, issueTicket, useTicket } from './tickets.ts';
import { hashOf } from './tokens.ts';
import { giveBackTry, takeLetter, takeTry } from './rate-limit.ts';

type Visit = Pick<RequestEvent, 'cookies' | 'request'>;

/** The password and, with two-step sign-in, a code or a recovery code. */
export interface Proof {
	current: string;
	code: string;
}

/** Protects changes against borrowed sessions and stolen passwords. It uses the code up, so make other checks first. */
export const prove = async (user: User, { current, code }: Proof): Promise<Problems | undefined> =>
	(await provePassword(user, current)) ?? (await proveCode(user, code));

export async function provePassword(user: User, current: string): Promise<Problems | undefined> {
	const key = `proof:${user.id}`;
	if (!(await takeTry(key, triesPerAccount)))
		return { current: 'There were too many wrong passwords. Try again in an hour.' };
	const account = await accountById(user.id);
	if (!(await isPassword(current, account?.passwordHash)))
		return { current: 'This is not your password.' };
	await giveBackTry(key);
	return undefined;
}

export async function proveCode(user: User, code: string): Promise<Problems | undefined> {
	const account = await accountById(user.id);
	if (!account?.totpConfirmedAt) return undefined;
	if (!code) return { code: 'Give the code that your app shows now, or a recovery code.' };
	const key = `proof-code:${user.id}`;
	if (!(await takeTry(key, codesPerAccount)))
		return { code: 'There were too many wrong codes. Try again in an hour.' };
	const kind = await useCode(account, code);
	if (!kind)
		return {
			code: 'This is neither the code that your app shows now nor a recovery code of yours. A code counts once: wait for the next.'
		};
	await giveBackTry(key);
	if (kind === 'recovery') await noteRecoveryCode(account);
	return undefined;
}

export async function renewSession(event: Visit, user: User): Promise<void> {
	const old = readCookie(event.cookies, 'session');
	if (old) await endSession(old);
	await endSessions(db, user.id);
	const device = deviceOf(event.request.headers.get('user-agent') ?? '');
	setCookie(event.cookies, 'session', await createSession(user.id, device));
}

export async function revokeOtherSessions(user: User, current: string): Promise<void> {
	await endSessions(db, user.id, current);
	await record(db, { kind: 'sessions_ended', actor: user });
}

export async function changePassword(
	event: Visit,
	user: User,
	{ current, code, password }: Proof & { password: string }
): Promise<Problems | undefined> {
	const wrong = await provePassword(user, current);
	if (wrong) return wrong;
	const weakness = weaknessOf(password, user);
	if (weakness) return { password: weakness };
	const wrongCode = await proveCode(user, code);
	if (wrongCode) return wrongCode;
	const passwordHash = await hashPassword(password);
	await db.transaction(async (tx) => {
		await tx.update(t.account).set({ passwordHash }).where(eq(t.account.id, user.id));
		await endAccess(tx, user.id);
		await record(tx, { kind: 'password_change', actor: user });
		await notifyOwner(tx, user, 'Your password was changed', 'Your password was changed.');
	});
	await renewSession(event, user);
	return undefined;
}

/** The answer must not tell whether the new address has an account. */
export async function askForAddress(
	user: User,
	{ email, ...proof }: Proof & { email: string }
): Promise<Problems | undefined> {
	if (email === user.email) return { email: 'This is your address already.' };
	const wrong = await prove(user, proof);
	if (wrong) return wrong;
	return db.transaction(async (tx) => {
		if (!(await takeLetter(email, tx)))
			return {
				email:
					'As many e-mails were sent to this mailbox today as we send in a day. Nothing was changed. Try again tomorrow.'
			};
		const token = await issueTicket(tx, 'address', { accountId: user.id, email });
		const letter = addressLetter(`/address/${token}`);
		await post(tx, { to: email, kind: 'address', key: `address:${hashOf(token)}`, letter });
		return undefined;
	});
}

export async function findNewAddress(token: string): Promise<string | undefined> {
	return (await findTicket(token, 'address'))?.email ?? undefined;
}

export function confirmAddress(token: string): Promise<Problems | undefined> {
	return db.transaction(async (tx) => {
		const ticket = await useTicket(tx, token, 'address');
		const email = ticket?.email;
		const account = ticket?.accountId ? await accountById(ticket.accountId, tx) : undefined;
		if (!email || !account || account.disabledAt || (await accountByEmail(email, tx)))
			return { '': 'This link was used already or is too old, or the address is taken.' };
		await tx.update(t.account).set({ email }).where(eq(t.account.id, account.id));
		await endAccess(tx, account.id);
		await record(tx, { kind: 'address_change', actor: account });
		await notifyOwner(
			tx,
			account,
			'Your e-mail address was changed',
			'Your account uses another e-mail address from now on.'
		);
		return undefined;
	});
}
