import { channel } from 'node:diagnostics_channel';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { address, whyNotListening } from './bin/address.js';

// Relative paths (the migrations, RULEWATCH_FOLDER) count from this folder, wherever the process was started.
process.chdir(import.meta.dirname);

const { port, host, origin } = orFail(address);
// Links, redirects and the cross-site check use the address the world sees, never what a request claims.
process.env.ORIGIN = origin;
// The largest file that any room takes; lib/server/bodies.ts holds each room to its own limit.
process.env.BODY_SIZE_LIMIT ??= '6M';

const securityHeaders = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy':
		'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
	...(origin.startsWith('https:') && {
		'strict-transport-security': 'max-age=63072000; includeSubDomains'
	})
};
// For answers that bring no policy of their own, as SvelteKit's pages do.
const fallbackPolicy =
	"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

const unread = {
	HPE_HEADER_OVERFLOW: [
		431,
		'The address and headers are longer than 16 kB, so they were not read.'
	],
	ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive, so it was not read.']
};

/** Connections, each with how many answers are under way on it. */
const connections = new Map();
const graceMilliseconds = 1_000;
const shutdownMilliseconds = 8_000;
let stopping = false;

if (!existsSync('build/handler.js')) fail('The app is not built yet. Run: npm start');
const { default: compression } = await import('compression');
const { default: onHeaders } = await import('on-headers');
const { PageCache } = await import('./front/page-cache.js');
const { Busy, isUrgent, Queue } = await import('./front/queue.js');
const { plainTags } = await import('./front/form.js');
const files = new Set(readdirSync('build/client', { recursive: true }));
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
const compress = compression();
const pages = new PageCache({
	megabytes: Number(process.env.CACHE_MEGABYTES || 40),
	queue: new Queue(),
	isTold: process.env.LOG_LEVEL === 'debug'
});
/** What the app tells of itself as it starts (lib/server/front). */
let app;
channel('rulewatch:app').subscribe((told) => (app = told));
const { handler } = await import('./build/handler.js').catch(({ message }) => fail(message));

const server = createServer(
	{
		headersTimeout: 15_000,
		requestTimeout: 30_000,
		keepAliveTimeout: 65_000,
		connectionsCheckingInterval: 2_000
	},
	answer
);
server.maxHeadersCount = 100;
// A reader who takes nothing for this long is gone.
server.setTimeout(60_000);
server.on('connection', (socket) => {
	connections.set(socket, 0);
	socket.once('close', () => connections.delete(socket));
});
server.on('clientError', refuseUnread);
server.once('error', (error) => {
	console.error(whyNotListening(error, { port, host }));
	process.exitCode = 1;
	process.emit('sveltekit:shutdown');
});
server.listen({ port, host }, () => {
	process.on('SIGTERM', stop).on('SIGINT', stop);
	console.log(`Rulewatch is ready at ${origin}`);
});

function answer(request, response) {
	const { headers, method, url } = request;
	const isPage = method === 'GET' || method === 'HEAD';
	if (headers.cookie) leaveOwnCookies(headers);
	const isForAll = isPage && !headers.cookie && !headers.authorization;
	if (stopping) response.setHeader('connection', 'close');
	if (isForAll && pages.hit(request, response, url)) return;
	// An answer is made and kept for one way of writing its address, without what the page does not read of it.
	const known = isPage && isWellFormed(url) ? app.publicAddress(url) : undefined;
	const isShared = isForAll && known?.isShared;
	if (isShared && pages.hit(request, response, known.address)) return;
	attend(request, response);
	if (!isWellFormed(url)) return say(request, response, 400, 'This address is malformed.');
	const { pathname } = new URL(origin + url);
	if (known) request.url = known.address;
	const way = {
		render(answer) {
			for (const name of ['if-match', 'if-none-match'])
				if (headers[name]) headers[name] = plainTags(headers[name]);
			const missing = () => say(request, answer, 404, 'There is no page here.');
			return handler(request, dressed(request, answer, pathname), missing);
		},
		open: () => (compress(request, response, () => {}), response)
	};
	if (!isPage || isUrgent(pathname) || files.has(pathname.slice(1))) return pages.pass(way);
	const made = isShared
		? pages.miss(request, response, known.address, way)
		: pages.alone(response, way);
	made.catch((cause) => {
		if (!(cause instanceof Busy)) return response.destroy(cause);
		pages.counts.refused++;
		response.setHeader('retry-after', '5');
		say(request, response, 503, 'Too many are reading at once. Please try again in a few seconds.');
	});
}

/** Cookies that others set for the whole domain say nothing to us. */
function leaveOwnCookies(headers) {
	const own = headers.cookie
		.split(';')
		.filter((pair) => app.cookies.includes(pair.split('=', 1)[0].trim()));
	if (own.length) headers.cookie = own.join(';');
	else delete headers.cookie;
}

function attend(request, response) {
	const { socket } = request;
	connections.set(socket, connections.get(socket) + 1);
	response.once('close', () => {
		if (connections.has(socket)) connections.set(socket, connections.get(socket) - 1);
	});
	// A body that was refused unread would stand in the way of what its connection is asked next.
	response.once('finish', () => {
		if (!request.complete) request.removeAllListeners('data').resume();
	});
}

function isWellFormed(url) {
	try {
		return url.startsWith('/') && decodeURI(url) !== '';
	} catch {
		return false;
	}
}

/** The answer with what every answer of ours carries; the path is as the app reads it, with its dots resolved. */
function dressed({ headers, method }, answer, pathname = '') {
	for (const [name, value] of Object.entries(securityHeaders)) answer.setHeader(name, value);
	const isFramable = /^\/embed(\/|$)/.test(pathname);
	const frames = isFramable ? '' : "; frame-ancestors 'none'";
	onHeaders(answer, () => {
		// What stands unchanged keeps the policy it came with: a browser takes a 304's headers for the page's own.
		if (answer.statusCode !== 304 && !answer.hasHeader('content-security-policy'))
			answer.setHeader('content-security-policy', fallbackPolicy + frames);
		if (!reading.has(method)) pages.revalidate();
	});
	if (!isFramable) answer.setHeader('x-frame-options', 'DENY');
	// In a sandboxed frame, an embed comes from nowhere: its scripts and letters are asked for as by another site.
	if (pathname.startsWith('/_app/immutable/')) answer.setHeader('access-control-allow-origin', '*');
	// For refusals that SvelteKit sends without asking our hooks; a page's own header replaces it.
	if (headers.cookie) answer.setHeader('cache-control', 'private, no-store');
	return answer;
}

/** What the app never gets to see; programs are told in the words of RFC 9457. */
function say(request, response, status, sentence) {
	const [type, text] = request.url.startsWith('/api/v1')
		? ['application/problem+json', JSON.stringify({ status, title: sentence, detail: sentence })]
		: ['text/plain; charset=utf-8', `${sentence}\n`];
	const head = { 'content-type': type, 'cache-control': 'no-store' };
	dressed(request, response).writeHead(status, head).end(text);
}

/** What is no request, or is not read to its end. */
function refuseUnread({ code }, socket) {
	// In the middle of another answer it would be taken for a part of that.
	if (!socket.writable || connections.get(socket)) return socket.destroy();
	const request = { method: 'GET', url: '', headers: {} };
	const response = new ServerResponse(request);
	response.shouldKeepAlive = false;
	response.assignSocket(socket);
	say(request, response, ...(unread[code] ?? [400, 'This is no request that we can read.']));
	// Cut at once, it would be lost together with what its sender still sends.
	setTimeout(() => socket.destroy(), graceMilliseconds).unref();
}

/** Takes no more connections, finishes the answers under way, then has the app close its database. */
function stop() {
	// Ctrl-C under npm arrives twice.
	if (stopping) return;
	stopping = true;
	// Node's own close() also cuts connections whose answer is written but not yet sent; net's does not.
	NetServer.prototype.close.call(server, () => process.emit('sveltekit:shutdown'));
	// Not at once, and after the turn in which sockets are read: a request may wait in one that looks idle.
	setInterval(() => setImmediate(closeIdle), graceMilliseconds).unref();
	setTimeout(() => server.closeAllConnections(), shutdownMilliseconds).unref();
	setTimeout(() => process.exit(1), shutdownMilliseconds + 1_500).unref();
}

function closeIdle() {
	for (const [socket, answers] of connections) if (answers === 0) socket.destroySoon();
}

function orFail(work) {
	try {
		return work();
	} catch (error) {
		fail(error.message);
	}
}

function fail(sentence) {
	console.error(sentence);
	process.exit(1);
}
