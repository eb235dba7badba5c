import type { RequestEvent } from '@sveltejs/kit';
import { dropCookie, hasCookie, readCookie } from './cookies.ts';
import { noteKnown } from './known.ts';
import { readSession } from './sessions.ts';

/** Sets who is signed in. A cookie that opens nothing is taken away. */
export async function authenticate({
	cookies,
	locals
}: Pick<RequestEvent, 'cookies' | 'locals'>): Promise<void> {
	if (!hasCookie(cookies, 'session')) return;
	const token = readCookie(cookies, 'session');
	const found = token ? await readSession(token) : undefined;
	if (!token || !found) return dropCookie(cookies, 'session');
	Object.assign(locals, found);
	noteKnown(token);
}

/** Whether the request brings a session, valid or not: its answer is for nobody else. */
export const bringsSession = ({ cookies }: Pick<RequestEvent, 'cookies'>): boolean =>
	hasCookie(cookies, 'session');
