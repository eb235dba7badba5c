import type { RequestEvent } from '@sveltejs/kit';
import { deviceOf } from '../../domain/device.ts';
import { record, recordRefused } from '../activity.ts';
import { db } from '../db/index.ts';
import { type Account, accountByEmail, accountById, notifyOwner } from './accounts.ts';
import { dropCookie, readCookie, setCookie } from './cookies.ts';
import { isKnownDevice, rememberDevice, touchDevice } from './devices.ts';
import { isPassword } from './passwords.ts';
import { noteRecoveryCode, useCode } from './second-factor.ts';
import { createSession, endSession } from './sessions.ts';
import { findTicket, issueTicket, useTicket } from './tickets.ts';
import { hashOf } from './tokens.ts';
import { type Budget, budgetsOf, giveBackTry, takeAll } from './rate-limit.ts';

export const triesPerAccount = 20;
export const triesPerAddress = 100;
export const codesPerAccount = 10;

export type SignInOutcome = 'signed_in' | 'second_step' | 'wrong' | 'too_many';

type Visit = Pick<RequestEvent, 'cookies' | 'getClientAddress' | 'request'>;

/** Hashes once whether or not the account exists, so that the answer's time does not tell. */
export async function signInWithPassword(
	event: Visit,
	{ email, password }: { email: string; password: string }
): Promise<SignInOutcome> {
	const account = await accountByEmail(email);
	const budgets = await budgetsFor(event, account, `account:${email}`, triesPerAccount);
	if (!(await takeAll(budgets))) return 'too_many';
	const right = await isPassword(password, account?.passwordHash);
	if (!right || !account || account.disabledAt) {
		await recordRefusal(account, 'password');
		return 'wrong';
	}
	await giveBack(budgets);
	if (!account.totpConfirmedAt) {
		await startSession(event, account);
		return 'signed_in';
	}
	const step = await issueTicket(db, 'second_step', { accountId: account.id });
	setCookie(event.cookies, 'step', step);
	return 'second_step';
}

export async function signInWithCode(
	event: Visit,
	code: string
): Promise<'signed_in' | 'wrong' | 'too_many' | 'expired'> {
	const token = readCookie(event.cookies, 'step');
	const ticket = token && (await findTicket(token, 'second_step'));
	const account = ticket && ticket.accountId ? await accountById(ticket.accountId) : undefined;
	if (!token || !account || account.disabledAt) return 'expired';
	const budgets = await budgetsFor(event, account, `code:${account.id}`, codesPerAccount);
	if (!(await takeAll(budgets))) return 'too_many';
	const kind = await useCode(account, code);
	if (!kind) {
		await recordRefusal(account, 'code');
		return 'wrong';
	}
	await giveBack(budgets);
	dropCookie(event.cookies, 'step');
	if (!(await useTicket(db, token, 'second_step'))) return 'expired';
	if (kind === 'recovery') await noteRecoveryCode(account);
	await startSession(event, account);
	return 'signed_in';
}

export async function isBetweenSteps({ cookies }: Pick<RequestEvent, 'cookies'>): Promise<boolean> {
	const token = readCookie(cookies, 'step');
	return token !== undefined && (await findTicket(token, 'second_step')) !== undefined;
}

/** Also ends the browser's old session, even if it belongs to somebody else. */
export async function startSession(event: Visit, account: Pick<Account, 'id' | 'name' | 'email'>) {
	const { cookies } = event;
	const old = readCookie(cookies, 'session');
	if (old) await endSession(old);
	const device = deviceOf(event.request.headers.get('user-agent') ?? '');
	setCookie(cookies, 'session', await createSession(account.id, device));
	await record(db, { kind: 'sign_in', actor: account, detail: { device } });
	const known = readCookie(cookies, 'device');
	if (known && (await isKnownDevice(known, account.id))) return touchDevice(known);
	setCookie(cookies, 'device', await rememberDevice(account.id));
	await notifyOwner(
		db,
		account,
		'Sign-in from a new device',
		`Somebody signed in to your account with ${device}, which has not been seen before.`
	);
}

export async function signOut(event: Pick<RequestEvent, 'cookies' | 'locals'>): Promise<void> {
	const token = readCookie(event.cookies, 'session');
	if (token) await endSession(token);
	dropCookie(event.cookies, 'session');
	if (event.locals.user) await record(db, { kind: 'sign_out', actor: event.locals.user });
}

/** A known device has its own allowance, so that nobody can lock the owner out by guessing. */
async function budgetsFor(
	event: Visit,
	account: Account | undefined,
	key: string,
	allowance: number
): Promise<Budget[]> {
	const token = readCookie(event.cookies, 'device');
	if (token && (await isKnownDevice(token, account?.id)))
		return [[`device:${hashOf(token)}:${key}`, allowance]];
	return [...budgetsOf('address', event.getClientAddress(), triesPerAddress), [key, allowance]];
}

async function giveBack(budgets: Budget[]) {
	for (const [key] of budgets) await giveBackTry(key);
}

/** The address that was typed is not stored: people type passwords into the wrong field. */
function recordRefusal(account: Account | undefined, step: string) {
	const subject = account?.name ?? 'An address without an account';
	return recordRefused({ subject, detail: { step } });
}
