import { LRUCache } from 'lru-cache';
import type { IncomingMessage } from 'node:http';
import * as auth from '../auth/index.ts';
import { type Budget, budgetsOf } from '../auth/rate-limit.ts';
import { hashOf } from '../auth/tokens.ts';
import { isHook } from '../follow/bounces.ts';
import { readLink } from '../follow/links.ts';
import { origin } from '../settings.ts';
import { normalPath } from './addresses.ts';
import * as policies from './policies.ts';

// A refusal before SvelteKit costs almost nothing.

/** The app has lower limits for most actions. */
const perMinute = { network: 300, token: 1_000 };
const counts = new LRUCache<string, { sent: number }>({ max: 20_000, ttl: 60_000 });

interface Judgement {
	refusal?: { status: number; sentence: string };
	/** Staff and their programs skip the queue. */
	isKnown?: boolean;
	limit?: { bytes: number; sentence: string };
}

/** @param inTurn runs a query for a token in the strangers' queue */
export async function judge(
	request: IncomingMessage,
	inTurn: (work: () => Promise<boolean>) => Promise<boolean>
): Promise<Judgement> {
	const { headers } = request;
	const path = normalPath(request.url!);
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
		// The app keeps such a form over the sign-in, unread.
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

/** Mail programs share networks with many others, so a valid link has its own budget. */
function budgetsFor(room: string, path: string, request: IncomingMessage): Budget[] {
	const token = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
	const isSigned = policies.takesSignedLink(room) && (isHook(token) || readLink('end', token));
	return isSigned
		? [[`token:${hashOf(token)}`, perMinute.token]]
		: budgetsOf(room, networkOf(request), perMinute.network);
}

/** By the rules of adapter-node. Anyone may send a long header, so it is cut. */
function networkOf({ headers, socket }: IncomingMessage): string {
	const name = process.env.ADDRESS_HEADER?.toLowerCase();
	if (!name) return socket.remoteAddress ?? '';
	const addresses = String(headers[name] ?? '').split(name === 'x-forwarded-for' ? ',' : '\n');
	return (addresses.at(-Number(process.env.XFF_DEPTH || 1)) ?? '').trim().slice(0, 50);
}

function isTooMuch(budgets: Budget[]): boolean {
	const over = budgets.map(([key, allowance]) => {
		const count = counts.get(key) ?? { sent: 0 };
		if (!count.sent++) counts.set(key, count);
		return count.sent > allowance;
	});
	return over.includes(true);
}
