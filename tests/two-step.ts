import { TOTP } from 'otpauth';
import type { Visitor } from './http.ts';
import { password } from './staff.ts';

const room = '/desk/account/two-step';
const recoveryCode = /(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}/g;

/**
 * Turns two-step sign-in on.
 * @returns the authenticator and the recovery codes
 */
export async function enrol(visitor: Visitor): Promise<{ app: TOTP; codes: string[] }> {
	const page = await visitor.request(`${room}?/begin`, { form: { current: password } });
	const secret = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(await page.text())![0];
	const app = new TOTP({ secret: secret.replaceAll(' ', '') });
	return { app, codes: await codesOf(visitor, 'confirm', { code: app.generate() }) };
}

/** @param code from the app, or a recovery code, which is used up */
export const renewCodes = (visitor: Visitor, code: string) =>
	codesOf(visitor, 'codes', { current: password, code });

async function codesOf(visitor: Visitor, action: string, form: Record<string, string>) {
	const page = await visitor.request(`${room}?/${action}`, { form });
	const codes = (await page.text()).match(recoveryCode) ?? [];
	return [...new Set(codes)];
}
