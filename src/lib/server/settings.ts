import { dev } from '$app/environment';
import type { Role } from '../domain/vocabulary.ts';

/** The address the world sees, for links in letters: configured, never taken from a request. */
export function origin(): string {
	const { ORIGIN, PORT } = process.env;
	return ORIGIN || `http://localhost:${PORT || (dev ? 5173 : 3000)}`;
}

/** How letters leave; undefined where they only go to the log and the outbox page. */
export function mailSettings(): { url: string; from: string } | undefined {
	const { SMTP_URL, MAIL_FROM } = process.env;
	if (!SMTP_URL && !MAIL_FROM) return undefined;
	if (!SMTP_URL || !MAIL_FROM)
		throw new Error('SMTP_URL and MAIL_FROM are set together, or neither: letters need both.');
	return { url: SMTP_URL, from: MAIL_FROM };
}

/** Says what is wrong with the settings at the start, not when they are first needed. @throws Error for people */
export function checkSettings(): void {
	mailSettings();
	requiresTwoStep('editor');
}

/** Whether the operator wants a second factor of everyone with this role. */
export function requiresTwoStep(role: Role): boolean {
	const { REQUIRE_TWO_STEP = '' } = process.env;
	if (!['', 'none', 'editors'].includes(REQUIRE_TWO_STEP))
		throw new Error(`REQUIRE_TWO_STEP must be “none” or “editors”, not “${REQUIRE_TWO_STEP}”.`);
	return REQUIRE_TWO_STEP === 'editors' && role !== 'contributor';
}
