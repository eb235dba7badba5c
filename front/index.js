import { channel } from 'node:diagnostics_channel';
import { readdirSync } from 'node:fs';
import { answerOf, requestWithBody, readBody } from './answer.js';
import { plainTags } from './representation.js';
import { PageCache } from './page-cache.js';
import { Busy, Queue } from './queue.js';

const files = new Set(readdirSync('build/client', { recursive: true }));
const queue = new Queue();
/** Strangers who write have their own queue, so that they delay neither readers nor staff. */
const strangers = new Queue();
const pages = new PageCache({
	megabytes: Number(process.env.CACHE_MEGABYTES || 40),
	sendsStatus: process.env.LOG_LEVEL === 'debug'
});
/** lib/server/front publishes these functions. */
let app;
channel('rulewatch:app').subscribe((announced) => (app = announced));
const { handler } = await import('../build/handler.js');

/** Browsers wait for answers before they ask for more. */
const most = { answers: 20, unsentBytes: 200_000 };

export function serve(request, response) {
	const { socket } = request;
	if (socket.answers >= most.answers || socket.writableLength > most.unsentBytes) socket.destroy();
	// More requests of the same packet still arrive here.
	if (socket.destroyed) return;
	try {
		answer(request, response);
	} catch (cause) {
		breakOff(response, cause);
	}
}

function answer(request, response) {
	const { headers, method, url } = request;
	// Cookies that other sites set for the whole domain are removed.
	if (headers.cookie) headers.cookie = app.ownCookies(headers.cookie);
	const isWhole = app.isWellFormed(url);
	const isPage = method === 'GET' || method === 'HEAD';
	// The address is without parameters that the page does not read.
	const known = isPage && isWhole ? app.publicAddress(url) : undefined;
	const isShared = known?.isShared && !headers.cookie && !headers.authorization;
	// A pipelined response has no socket until those before it are sent.
	if (isShared && response.socket && pages.hit(request, response, known.address)) return;
	request.socket.answers++;
	response.once('close', () => request.socket.answers--);
	// An unread body would block the next request of the connection.
	response.once('finish', () => request.complete || request.removeAllListeners('data').resume());
	if (!isWhole) return sendError(request, response, 400, 'This address is malformed.');
	const { pathname } = new URL(process.env.ORIGIN + url);
	if (known) request.url = known.address;
	const make = async (take, asked = request) => {
		// The reader has left.
		if (response.destroyed && !isShared) return;
		for (const name of ['if-match', 'if-none-match'])
			if (headers[name]) headers[name] = plainTags(headers[name]);
		const answer = await answerOf(handler, asked);
		answer.headers = allHeaders(request, pathname, answer);
		// After a change, the writer must see the new version. A refusal changed nothing.
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

/** The request enters the queue with its body complete, so that a slow body takes no turn. */
async function takeWrite(request, response, make, take) {
	if (request.method === 'OPTIONS') return strangers.run(() => make(take));
	const { refusal, isKnown, limit } = await app.judge(request, (ask) => strangers.run(ask));
	if (refusal) return sendError(request, response, refusal.status, refusal.sentence);
	if (isKnown) return make(take);
	const body = limit && (await readBody(request, limit.bytes));
	if (limit && !body) return sendError(request, response, 413, limit.sentence);
	return strangers.run(() => make(take, body && requestWithBody(request, body)));
}

/** A broken connection shows the reader that the answer is incomplete. */
function breakOff(response, cause) {
	app.noteFault(cause);
	response.destroy();
}

function sendError(request, response, status, sentence) {
	const error = app.errorFor(request, status, sentence);
	response.writeHead(status, allHeaders(request, '', error)).end(error.body);
}

/** For input that Node could not parse and makes no response for. */
export function unreadableAnswer(code) {
	noteCut(code);
	const error = app.errorForUnread(code);
	return app.asBytes(error, allHeaders({ headers: {} }, '', error));
}

export const noteCut = (code) => app.noteCut(code);

/** @param {string} pathname with its dots resolved */
function allHeaders({ headers }, pathname, { statusCode, headers: own }) {
	const isFramable = /^\/embed(\/|$)/.test(pathname);
	const frames = isFramable ? '' : "; frame-ancestors 'none'";
	return {
		...app.securityHeaders,
		...(!isFramable && { 'x-frame-options': 'DENY' }),
		// A 304 must not replace the policy of the cached page: browsers apply its headers to that page.
		...(statusCode !== 304 && { 'content-security-policy': app.fallbackPolicy + frames }),
		// Any site may load static files: an embed in a sandboxed frame has no origin. The app sets this header itself (gate.ts).
		...(files.has(pathname.slice(1)) && { 'access-control-allow-origin': '*' }),
		// For refusals that SvelteKit sends without our hooks; a page's own header replaces this.
		...(headers.cookie && { 'cache-control': 'private, no-store' }),
		...own,
		// adapter-node does not know this type, and would send none.
		...(statusCode === 200 && pathname === '/favicon.ico' && { 'content-type': 'image/x-icon' })
	};
}
