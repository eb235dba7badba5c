import type { RequestEvent } from '@sveltejs/kit';
import { dropCookie, hasCookie, readCookie } from './cookies.ts';
import { noteKnown } from './known.ts';
import { readSession } from './sessions.ts';

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

/** An invalid session counts too: the answer to it must not be shared from a cache. */
export const bringsSession = ({ cookies }: Pick<RequestEvent, 'cookies'>): boolean =>
	hasCookie(cookies, 'session');
