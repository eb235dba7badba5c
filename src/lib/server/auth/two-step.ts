import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { RequestEvent } from '@sveltejs/kit';
import { Secret } from 'otpauth';
import { encode } from 'uqr';
import type { User } from '../../domain/staff.ts';
import { record } from '../activity.ts';
import * as t from './tables.ts';
import { db } from '../db/index.ts';
import { requiresTwoStep } from '../settings.ts';
import { accountById, type Problems, notifyOwner } from './accounts.ts';
import { type Proof, prove, proveCode, provePassword, renewSession } from './own-account.ts';
import { needsSecondFactor } from './passwords.ts';
import { newRecoveryCodes, stepOf, totpOf } from './second-factor.ts';
import { seal, unseal } from './secret.ts';
import { triesPerAccount } from './sign-in.ts';
import { takeTry } from './rate-limit.ts';

export interface Enrolment {
	/** In groups of four, to be typed. */
	secret: string;
	uri: string;
	/** The QR code of `uri`: an SVG path in a square of `size`. */
	qr: { path: string; size: number };
}

/** Sign-in asks for no code until `confirmTwoStep`. */
export async function beginTwoStep(user: User, proof: Proof): Promise<Problems | undefined> {
	const wrong = await prove(user, proof);
	if (wrong) return wrong;
	await db
		.update(t.account)
		.set({ totpSecret: seal(new Secret({ size: 20 }).base32), totpLastStep: null })
		.where(and(eq(t.account.id, user.id), isNull(t.account.totpConfirmedAt)));
	return undefined;
}

export async function findEnrolment(user: User): Promise<Enrolment | undefined> {
	const account = await accountById(user.id);
	const waiting = account && !account.totpConfirmedAt && account.totpSecret;
	const secret = waiting ? unseal(waiting) : undefined;
	if (!secret) return undefined;
	const uri = totpOf(secret, user.email).toString();
	return { secret: secret.replaceAll(/.{4}(?=.)/g, '$& '), uri, qr: qrOf(uri) };
}

function qrOf(text: string) {
	const { data, size } = encode(text, { border: 4 });
	const path = data
		.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
		.join('');
	return { path, size };
}

/** The codes returned are shown once. */
export async function confirmTwoStep(
	event: Pick<RequestEvent, 'cookies' | 'request'>,
	user: User,
	code: string
): Promise<{ codes: string[] } | { problems: Problems }> {
	if (!(await takeTry(`enrol:${user.id}`, triesPerAccount)))
		return { problems: { code: 'There were too many wrong codes. Try again in an hour.' } };
	const account = await accountById(user.id);
	const step = account?.totpSecret && stepOf(code, account.totpSecret, user.email);
	if (!step)
		return {
			problems: {
				code: 'This is not the code that your app shows now. Check that the clock of your phone is right.'
			}
		};
	const codes = await db.transaction(async (tx) => {
		const confirmed = await tx
			.update(t.account)
			.set({ totpConfirmedAt: new Date(), totpLastStep: step })
			.where(
				and(
					eq(t.account.id, user.id),
					isNull(t.account.totpConfirmedAt),
					isNotNull(t.account.totpSecret)
				)
			)
			.returning({ id: t.account.id });
		if (!confirmed.length) return undefined;
		await record(tx, { kind: 'two_step_on', actor: user });
		await notifyOwner(
			tx,
			user,
			'Two-step sign-in was turned on',
			'From now on signing in to your account takes a code as well.'
		);
		return newRecoveryCodes(tx, user.id);
	});
	if (!codes) return { problems: { code: 'Two-step sign-in is on already.' } };
	await renewSession(event, user);
	return { codes };
}

export async function turnTwoStepOff(
	event: Pick<RequestEvent, 'cookies' | 'request'>,
	user: User,
	proof: Proof
): Promise<Problems | undefined> {
	if (requiresTwoStep(user.role))
		return { '': 'Your role needs two-step sign-in here, so it stays on.' };
	const wrong = await provePassword(user, proof.current);
	if (wrong) return wrong;
	if (needsSecondFactor(proof.current))
		return { '': 'Your password is too short to stand alone. Choose a longer one first.' };
	const wrongCode = await proveCode(user, proof.code);
	if (wrongCode) return wrongCode;
	await db.transaction(async (tx) => {
		await tx
			.update(t.account)
			.set({ totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
			.where(eq(t.account.id, user.id));
		await tx.delete(t.recoveryCode).where(eq(t.recoveryCode.accountId, user.id));
		await record(tx, { kind: 'two_step_off', actor: user });
		await notifyOwner(
			tx,
			user,
			'Two-step sign-in was turned off',
			'Signing in to your account takes the password alone again.'
		);
	});
	await renewSession(event, user);
	return undefined;
}

export async function replaceRecoveryCodes(
	user: User,
	proof: Proof
): Promise<{ codes: string[] } | { problems: Problems }> {
	if (!user.twoStep) return { problems: { '': 'Turn two-step sign-in on first.' } };
	const problems = await prove(user, proof);
	if (problems) return { problems };
	const codes = await db.transaction(async (tx) => {
		await notifyOwner(
			tx,
			user,
			'Your recovery codes were replaced',
			'Ten new recovery codes were made for your account; the old ones work no more.'
		);
		return newRecoveryCodes(tx, user.id);
	});
	return { codes };
}
