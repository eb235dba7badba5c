import { channel } from 'node:diagnostics_channel';
import { readdirSync } from 'node:fs';
import { answerOf, arrived, whole } from './answer.js';
import { plainTags } from './representation.js';
import { PageCache } from './page-cache.js';
import { Busy, Queue } from './queue.js';

const files = new Set(readdirSync('build/client', { recursive: true }));
const queue = new Queue();
/** Strangers who write keep neither readers nor staff waiting. */
const strangers = new Queue();
const pages = new PageCache({
	megabytes: Number(process.env.CACHE_MEGABYTES || 40),
	sendsStatus: process.env.LOG_LEVEL === 'debug'
});
/** What the app announces as it starts (lib/server/front). */
let app;
channel('rulewatch:app').subscribe((announced) => (app = announced));
const { handler } = await import('../build/handler.js');

/** One connection may have so many answers under way, and so much unsent: browsers ask once they were answered. */
const most = { answers: 20, unsentBytes: 200_000 };

/** Answers from memory, or has the app answer. */
export function serve(request, response) {
	const { socket } = request;
	if (socket.answers >= most.answers || socket.writableLength > most.unsentBytes) socket.destroy();
	// The rest of what it asked in the same piece comes here all the same.
	if (socket.destroyed) return;
	try {
		answer(request, response);
	} catch (cause) {
		breakOff(response, cause);
	}
}

function answer(request, response) {
	const { headers, method, url } = request;
	// Cookies that others set for the whole domain say nothing to us.
	if (headers.cookie) headers.cookie = app.ownCookies(headers.cookie);
	const isWhole = app.isWellFormed(url);
	const isPage = method === 'GET' || method === 'HEAD';
	// An answer is made and cached for one way of writing its address, without what the page does not read of it.
	const known = isPage && isWhole ? app.publicAddress(url) : undefined;
	const isShared = known?.isShared && !headers.cookie && !headers.authorization;
	// One that waits behind another on its connection is under way until that one is sent.
	if (isShared && response.socket && pages.hit(request, response, known.address)) return;
	request.socket.answers++;
	response.once('close', () => request.socket.answers--);
	// A body that was refused unread would stand in the way of what its connection is asked next.
	response.once('finish', () => request.complete || request.removeAllListeners('data').resume());
	if (!isWhole) return sendError(request, response, 400, 'This address is malformed.');
	const { pathname } = new URL(process.env.ORIGIN + url);
	if (known) request.url = known.address;
	const make = async (take, asked = request) => {
		// Nobody waits for it any more.
		if (response.destroyed && !isShared) return;
		for (const name of ['if-match', 'if-none-match'])
			if (headers[name]) headers[name] = plainTags(headers[name]);
		const answer = await answerOf(handler, asked);
		answer.headers = allHeaders(request, pathname, answer);
		// Whoever has changed the record reads what they wrote. A refusal has changed nothing.
		if (!isPage && !/^4/.test(answer.statusCode)) await pages.revalidate();
		return take(answer);
	};
	const isAtOnce = app.isUrgent(pathname) || files.has(pathname.slice(1));
	const inTurn = (take) => (isAtOnce ? make(take) : queue.run(() => make(take)));
	const render = isPage ? inTurn : (take) => takeWrite(request, response, make, take);
	const served = isShared
		? pages.miss(request, response, known.address, render)
		: pages.pass(request, response, render);
	served.catch((cause) => {
		if (!(cause instanceof Busy) || response.headersSent) return breakOff(response, cause);
		pages.counts.refused++;
		const busy = `Too many are ${isPage ? 'reading' : 'writing'} at once.`;
		sendError(request, response, 503, `${busy} Please try again in a few seconds.`);
	});
}

/** A stranger's request that was not refused waits for its turn once its body has arrived: a slow body takes no turn. */
async function takeWrite(request, response, make, take) {
	if (request.method === 'OPTIONS') return strangers.run(() => make(take));
	const { refusal, isKnown, limit } = await app.judge(request, (ask) => strangers.run(ask));
	if (refusal) return sendError(request, response, refusal.status, refusal.sentence);
	if (isKnown) return make(take);
	const body = limit && (await whole(request, limit.bytes));
	if (limit && !body) return sendError(request, response, 413, limit.sentence);
	return strangers.run(() => make(take, body && arrived(request, body)));
}

/** Half an answer, or none, is better known as such. */
function breakOff(response, cause) {
	app.noteFault(cause);
	response.destroy();
}

function sendError(request, response, status, sentence) {
	const error = app.errorFor(request, status, sentence);
	response.writeHead(status, allHeaders(request, '', error)).end(error.body);
}

/** The bytes of the answer to what Node could not read as a request, and so makes no response for. */
export function refusalOf(code) {
	noteCut(code);
	const error = app.errorForUnread(code);
	return app.asBytes(error, allHeaders({ headers: {} }, '', error));
}

export const noteCut = (code) => app.noteCut(code);

/**
 * The headers of an answer, with what every answer of ours carries.
 * @param {string} pathname as the app reads it, with its dots resolved
 */
function allHeaders({ headers }, pathname, { statusCode, headers: own }) {
	const isFramable = /^\/embed(\/|$)/.test(pathname);
	const frames = isFramable ? '' : "; frame-ancestors 'none'";
	return {
		...app.securityHeaders,
		...(!isFramable && { 'x-frame-options': 'DENY' }),
		// What stands unchanged keeps the policy it came with: a browser takes a 304's headers for the page's own.
		...(statusCode !== 304 && { 'content-security-policy': app.fallbackPolicy + frames }),
		// Icons and the like are for any page. In a sandboxed frame, an embed comes from nowhere: its scripts and letters are
		// asked for as by another site. What the app makes says for itself (lib/server/gate.ts).
		...(files.has(pathname.slice(1)) && { 'access-control-allow-origin': '*' }),
		// For refusals that SvelteKit sends without asking our hooks; a page's own header replaces it.
		...(headers.cookie && { 'cache-control': 'private, no-store' }),
		...own,
		// The list by which adapter-node tells types lacks it, and leaves the type empty.
		...(statusCode === 200 && pathname === '/favicon.ico' && { 'content-type': 'image/x-icon' })
	};
}
