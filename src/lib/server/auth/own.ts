import type { RequestEvent } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import type { User } from '../../domain/staff.ts';
import { record } from '../activity.ts';
import * as t from '../db/accounts.ts';
import { db } from '../db/index.ts';
import { post } from '../mail.ts';
import { accountByEmail, accountById, type Problems, tellOwner } from './accounts.ts';
import { readCookie, setCookie } from './cookies.ts';
import { deviceOf } from '../../domain/device.ts';
import { addressLetter } from './letters.ts';
import { hashPassword, isPassword, weaknessOf } from './passwords.ts';
import { endTokens } from './personal-tokens.ts';
import { createSession, endSession, endSessions } from './sessions.ts';
import { triesPerAccount } from './sign-in.ts';
import { endTickets, findTicket, issueTicket, useTicket } from './tickets.ts';
import { hashOf } from './tokens.ts';
import { giveBackTry, takeTry } from './tries.ts';

type Visit = Pick<RequestEvent, 'cookies' | 'request'>;

/** Asks for the password once more before something that a borrowed session must not do. */
export async function provePassword(user: User, current: string): Promise<Problems | undefined> {
	const whose = `proof:${user.id}`;
	if (!(await takeTry(whose, triesPerAccount)))
		return { current: 'There were too many wrong passwords. Try again in an hour.' };
	const account = await accountById(user.id);
	if (!(await isPassword(current, account?.passwordHash)))
		return { current: 'This is not your password.' };
	await giveBackTry(whose);
	return undefined;
}

/** Ends every session of the account and gives this browser a new one, under a new id. */
export async function renewSession(event: Visit, user: User): Promise<void> {
	const old = readCookie(event.cookies, 'session');
	if (old) await endSession(old);
	await endSessions(db, user.id);
	const device = deviceOf(event.request.headers.get('user-agent') ?? '');
	setCookie(event.cookies, 'session', await createSession(user.id, device));
}

/** Ends all of one's sessions but this one. */
export async function revokeOtherSessions(user: User, current: string): Promise<void> {
	await endSessions(db, user.id, current);
	await record(db, { kind: 'sessions_ended', actor: user });
}

export async function changePassword(
	event: Visit,
	user: User,
	{ current, password }: { current: string; password: string }
): Promise<Problems | undefined> {
	const wrong = await provePassword(user, current);
	if (wrong) return wrong;
	const weakness = weaknessOf(password, user);
	if (weakness) return { password: weakness };
	const passwordHash = await hashPassword(password);
	await db.transaction(async (tx) => {
		await tx.update(t.account).set({ passwordHash }).where(eq(t.account.id, user.id));
		await endSessions(tx, user.id);
		await endTokens(tx, user.id);
		await endTickets(tx, user.id);
		await record(tx, { kind: 'password_change', actor: user });
		await tellOwner(tx, user, 'Your password was changed', 'Your password was changed.');
	});
	await renewSession(event, user);
	return undefined;
}

/** Sends a link to the new address; it counts once it is followed. Says nothing of whether somebody has it. */
export async function askForAddress(
	user: User,
	{ current, email }: { current: string; email: string }
): Promise<Problems | undefined> {
	const wrong = await provePassword(user, current);
	if (wrong) return wrong;
	if (email === user.email) return { email: 'This is your address already.' };
	await db.transaction(async (tx) => {
		const token = await issueTicket(tx, 'address', { accountId: user.id, email });
		const letter = addressLetter(`/address/${token}`);
		await post(tx, { to: email, kind: 'address', key: `address:${hashOf(token)}`, letter });
	});
	return undefined;
}

export async function findNewAddress(token: string): Promise<string | undefined> {
	return (await findTicket(token, 'address'))?.email ?? undefined;
}

/** Sets the address that a link was sent to, and tells the old one. */
export function confirmAddress(token: string): Promise<Problems | undefined> {
	return db.transaction(async (tx) => {
		const ticket = await useTicket(tx, token, 'address');
		const email = ticket?.email;
		const account = ticket?.accountId ? await accountById(ticket.accountId, tx) : undefined;
		if (!email || !account || account.disabledAt || (await accountByEmail(email, tx)))
			return { '': 'This link was used already or is too old, or the address is taken.' };
		await tx.update(t.account).set({ email }).where(eq(t.account.id, account.id));
		await endSessions(tx, account.id);
		await endTokens(tx, account.id);
		await endTickets(tx, account.id);
		await record(tx, { kind: 'address_change', actor: account });
		await tellOwner(
			tx,
			account,
			'Your e-mail address was changed',
			'Your account uses another e-mail address from now on.'
		);
		return undefined;
	});
}
