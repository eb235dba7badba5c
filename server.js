import { executionAsyncResource } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { address, whyNotListening } from './bin/address.js';

// V8 clears up late where memory is plenty: while pages are made by the thousand it would hold several times what it uses.
setFlagsFromString('--heap-growing-percent=50');

// V8 also forgets the shape of what waits for the next tick where none waits as it clears up, and from then on each takes
// several times as long to make: a sixth of all that an answer from memory takes. One that stays keeps the shape.
const ticks = [];
process.nextTick(() => ticks.push(executionAsyncResource()));

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

/** Connections, each with how many answers are under way on it. */
const connections = new Map();
const graceMilliseconds = 1_000;
const shutdownMilliseconds = 8_000;
let stopping = false;

if (!existsSync('build/handler.js')) fail('The app is not built yet. Run: npm start');
const { default: compression } = await import('compression');
const { default: onHeaders } = await import('on-headers');
const { PageCache } = await import('./front/page-cache.js');
const { plainTags } = await import('./front/kept-answer.js');
const compress = compression();
const pages = new PageCache(Number(process.env.CACHE_MEGABYTES || 40));
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
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
	if (!stopping && pages.answer(request, response)) return;
	const { socket, url, headers } = request;
	for (const name of ['if-match', 'if-none-match'])
		if (headers[name]) headers[name] = plainTags(headers[name]);
	connections.set(socket, connections.get(socket) + 1);
	response.once('close', () => {
		if (connections.has(socket)) connections.set(socket, connections.get(socket) - 1);
	});

	// A body that was refused unread would stand in the way of what its connection is asked next.
	response.once('finish', () => {
		if (!request.complete) request.removeAllListeners('data').resume();
	});

	if (stopping) response.setHeader('connection', 'close');
	if (!isWellFormed(url))
		return sayPlainly(request, dressed(request, response), 400, 'This address is malformed.');
	void pages.make(request, response, {
		make: (answer) =>
			handler(request, dressed(request, answer), () =>
				sayPlainly(request, answer, 404, 'There is no page here.')
			),
		openReader: () => compressed(request, response)
	});
}

/** The answer with what every answer of ours carries. */
function dressed({ headers, method, url }, answer) {
	for (const [name, value] of Object.entries(securityHeaders)) answer.setHeader(name, value);
	const framable = /^\/embed(\/|\?|$)/.test(url);
	const frames = framable ? '' : "; frame-ancestors 'none'";
	onHeaders(answer, () => {
		// What stands unchanged keeps the policy it came with: a browser takes a 304's headers for the page's own.
		if (answer.statusCode !== 304 && !answer.hasHeader('content-security-policy'))
			answer.setHeader('content-security-policy', fallbackPolicy + frames);
		if (!reading.has(method)) pages.doubt();
	});
	if (!framable) answer.setHeader('x-frame-options', 'DENY');
	// In a sandboxed frame, an embed comes from nowhere: its scripts and letters are asked for as by another site.
	if (url.startsWith('/_app/immutable/')) answer.setHeader('access-control-allow-origin', '*');
	// For refusals that SvelteKit sends without asking our hooks; a page's own header replaces it.
	if (headers.cookie) answer.setHeader('cache-control', 'private, no-store');
	return answer;
}

/** For answers that are not kept, and packed as they go. */
function compressed(request, response) {
	compress(request, response, () => {});
	return response;
}

/** What the app never gets to see; programs are told in the words of RFC 9457. */
function sayPlainly({ url }, response, status, sentence) {
	const [type, text] = url.startsWith('/api/v1')
		? ['application/problem+json', JSON.stringify({ status, title: sentence, detail: sentence })]
		: ['text/plain; charset=utf-8', sentence];
	response.writeHead(status, { 'content-type': type }).end(text);
}

function isWellFormed(path) {
	try {
		return path.startsWith('/') && decodeURI(path) !== '';
	} catch {
		return false;
	}
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
