import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { record } from '../activity.ts';
import * as t from './tables.ts';
import { type Database, db } from '../db/index.ts';
import { type Account, notifyOwner } from './accounts.ts';
import { unseal } from './secret.ts';
import { hashOf } from './tokens.ts';

const periodSeconds = 30;

export function totpOf(secret: string, email: string): TOTP {
	return new TOTP({
		issuer: 'Rulewatch',
		label: email,
		secret: Secret.fromBase32(secret),
		period: periodSeconds
	});
}

/** The time step of a code, at most one off our clock; undefined for a wrong code. */
export function stepOf(code: string, sealedSecret: string, email: string): number | undefined {
	const secret = unseal(sealedSecret);
	if (!secret) return undefined;
	const token = code.replaceAll(' ', '');
	const totp = totpOf(secret, email);
	const off = totp.validate({ token, window: 1 });
	return off === null ? undefined : totp.counter() + off;
}

/** Each code works once, even if it is sent twice at the same time. */
export async function useCode(
	account: Account,
	code: string
): Promise<'totp' | 'recovery' | undefined> {
	if (!account.totpSecret) return undefined;
	const step = stepOf(code, account.totpSecret, account.email);
	if (step === undefined) return (await useRecoveryCode(account.id, code)) ? 'recovery' : undefined;
	const last = t.account.totpLastStep;
	const used = await db
		.update(t.account)
		.set({ totpLastStep: step })
		.where(and(eq(t.account.id, account.id), or(isNull(last), lt(last, step))))
		.returning({ id: t.account.id });
	return used.length === 1 ? 'totp' : undefined;
}

async function useRecoveryCode(accountId: string, code: string) {
	const codeHash = hashOf(plain(code));
	const used = await db
		.delete(t.recoveryCode)
		.where(and(eq(t.recoveryCode.accountId, accountId), eq(t.recoveryCode.codeHash, codeHash)))
		.returning({ codeHash: t.recoveryCode.codeHash });
	return used.length === 1;
}

const plain = (code: string) => code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '');
const codes = 10;

/** Replaces the recovery codes with ten new ones of 120 bits. They are shown once: only hashes are stored. */
export async function newRecoveryCodes(session: Database, accountId: string): Promise<string[]> {
	const made = Array.from({ length: codes }, () =>
		new Secret({ size: 15 }).base32.replaceAll(/.{4}(?=.)/g, '$&-')
	);
	await session.delete(t.recoveryCode).where(eq(t.recoveryCode.accountId, accountId));
	await session
		.insert(t.recoveryCode)
		.values(made.map((code) => ({ accountId, codeHash: hashOf(plain(code)) })));
	return made;
}

export async function noteRecoveryCode(account: Account): Promise<void> {
	await record(db, { kind: 'recovery_code', actor: account });
	await notifyOwner(
		db,
		account,
		'A recovery code was used',
		'Somebody used one of your recovery codes, with your password. It does not work again.'
	);
}

export function recoveryCodesLeft(accountId: string): Promise<number> {
	return db.$count(t.recoveryCode, eq(t.recoveryCode.accountId, accountId));
}
