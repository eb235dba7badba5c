import { LRUCache } from 'lru-cache';
import type { IncomingMessage } from 'node:http';
import * as auth from '../auth/index.ts';
import { type Budget, budgetsOf } from '../auth/rate-limit.ts';
import { hashOf } from '../auth/tokens.ts';
import { isHook } from '../follow/bounces.ts';
import { readLink } from '../follow/links.ts';
import { origin } from '../settings.ts';
import { pathOf } from './addresses.ts';
import * as policies from './policies.ts';

// Requests that would write are judged before SvelteKit sees them, so that a refusal costs next to nothing.

/** The app's own limits are lower for most, and say more. */
const perMinute = { network: 300, token: 1_000 };
const counts = new LRUCache<string, { sent: number }>({ max: 20_000, ttl: 60_000 });

interface Judgement {
	/** Why the app is not asked at all. */
	refusal?: { status: number; sentence: string };
	/** Whether it comes from staff or their programs, who wait for nobody. */
	isKnown?: boolean;
	/** How much of a body is taken from a stranger; undefined where none is read. */
	limit?: { bytes: number; sentence: string };
}

/** @param inTurn has the database asked for a token, in a queue that nobody else waits in */
export async function judge(
	request: IncomingMessage,
	inTurn: (work: () => Promise<boolean>) => Promise<boolean>
): Promise<Judgement> {
	const { headers } = request;
	const path = pathOf(request.url!);
	const room = policies.roomAt(path);
	const isApi = policies.isForPrograms(room);
	const isProgram = isApi && (auth.isBearer(headers.authorization) || !auth.hasSession(headers));
	const from = { origin: headers.origin, site: headers['sec-fetch-site']?.toString() };
	if (
		!isProgram &&
		!policies.takesSignedLink(room) &&
		!auth.isSameSite(from, new URL(origin()).origin)
	)
		return refused(403, auth.refusalSentences.crossSite);

	const credentials = isApi ? { authorization: headers.authorization } : { cookie: headers.cookie };
	if (auth.isKnown(credentials) ?? (await inTurn(() => auth.findKnown(credentials))))
		return { isKnown: true };
	if (!isApi && !policies.mayStrangersWrite(room)) {
		const role = policies.roleFor(room);
		// The app takes such a form along to the sign-in, unread.
		if (role && auth.isForm(request.method, headers)) return {};
		return refused(role ? 401 : 403, auth.refusalSentences.notSignedIn);
	}
	const limit = policies.limitOf(room);
	if (Number(headers['content-length'] ?? 0) > limit.bytes) return refused(413, limit.sentence);
	return isTooMuch(budgetsFor(room, path, request)) ? refused(429, tooMuch) : { limit };
}

const tooMuch =
	'Too much was sent from your network within a minute, so nothing was changed. Please wait a minute, then send it again.';

const refused = (status: number, sentence: string) => ({ refusal: { status, sentence } });

/** Mail programs and providers share their networks with many others; a token of ours tells them apart. */
function budgetsFor(room: string, path: string, request: IncomingMessage): Budget[] {
	const token = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
	const isSigned = policies.takesSignedLink(room) && (isHook(token) || readLink('end', token));
	return isSigned
		? [[`token:${hashOf(token)}`, perMinute.token]]
		: budgetsOf(room, networkOf(request), perMinute.network);
}

/** As adapter-node tells who asks. What a header says that should be an address is cut, as it may be long. */
function networkOf({ headers, socket }: IncomingMessage): string {
	const name = process.env.ADDRESS_HEADER?.toLowerCase();
	if (!name) return socket.remoteAddress ?? '';
	const told = String(headers[name] ?? '').split(name === 'x-forwarded-for' ? ',' : '\n');
	return (told.at(-Number(process.env.XFF_DEPTH || 1)) ?? '').trim().slice(0, 50);
}

function isTooMuch(budgets: Budget[]): boolean {
	const over = budgets.map(([whose, allowance]) => {
		const count = counts.get(whose) ?? { sent: 0 };
		if (!count.sent++) counts.set(whose, count);
		return count.sent > allowance;
	});
	return over.includes(true);
}
