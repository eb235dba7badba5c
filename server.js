import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { Server as NetServer } from 'node:net';
import { serverAddress, whyNotListening } from './bin/address.js';

// Relative paths (the migrations, RULEWATCH_FOLDER) count from this folder, wherever the process was started.
process.chdir(import.meta.dirname);
// The app goes on serving when the reader of its output is gone, or when the disk under the output is full.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {});

const { port, host, origin } = await serverAddress().catch(fail);
// Links, redirects and the cross-site check use the public address, never what a request claims.
process.env.ORIGIN = origin;
// The largest body that any route accepts; lib/server/body-limit.ts enforces each route's own limit.
process.env.BODY_SIZE_LIMIT ||= '6M';

if (!existsSync('build/handler.js')) fail({ message: 'The app is not built yet. Run: npm start' });
const { serve, noteCut, unreadableAnswer } = await import('./front/index.js').catch(fail);

const graceMilliseconds = 1_000;
const shutdownMilliseconds = 8_000;
/** Each counts its running `answers`, except for those sent from the cache. */
const connections = new Set();
let stopping = false;

const server = createServer({
	headersTimeout: 15_000,
	requestTimeout: 30_000,
	keepAliveTimeout: 65_000,
	connectionsCheckingInterval: 2_000
});
server.maxHeadersCount = 100;
// A reader who receives nothing for this long is gone.
server.setTimeout(60_000);
server.on('connection', (socket) => {
	socket.answers = 0;
	connections.add(socket);
	socket.once('close', () => connections.delete(socket));
});
// Node answers an unknown `Expect` header with a bare 417; RFC 9110, 10.1.1 allows to ignore it.
for (const event of ['request', 'checkExpectation'])
	server.on(event, (request, response) => {
		if (stopping) response.setHeader('connection', 'close');
		serve(request, response);
	});
server.on('clientError', refuse);
server.on('error', (error) => {
	// A connection that could not be accepted, for example with too many open files, must not stop others.
	if (server.listening) return noteCut(error.code);
	console.error(whyNotListening(error, { port, host }));
	process.exitCode = 1;
	process.emit('sveltekit:shutdown');
});
server.listen({ port, host }, () => {
	process.on('SIGTERM', stop).on('SIGINT', stop);
	console.log(`Rulewatch is ready at ${origin}`);
});

function refuse({ code }, socket) {
	// In the middle of another answer, the client would take the refusal for a part of it.
	if (socket.answers) return socket.destroy();
	// Every further packet triggers this event again while the connection is open.
	if (!socket.writable) return;
	socket.end(unreadableAnswer(code));
	// Destroyed at once, the connection would lose the refusal while its sender still sends.
	setTimeout(() => socket.destroy(), graceMilliseconds).unref();
}

function stop() {
	// Under npm, Ctrl-C arrives twice.
	if (stopping) return;
	stopping = true;
	// Node's own close() also cuts connections whose answer is written but not yet sent; net's does not.
	NetServer.prototype.close.call(server, () => process.emit('sveltekit:shutdown'));
	// We wait, and run after the phase in which sockets are read: an idle connection may have an unread request.
	setInterval(() => setImmediate(closeIdle), graceMilliseconds).unref();
	setTimeout(() => server.closeAllConnections(), shutdownMilliseconds).unref();
	setTimeout(() => process.exit(1), shutdownMilliseconds + 1_500).unref();
}

function closeIdle() {
	for (const socket of connections) if (!socket.answers) socket.destroySoon();
}

function fail({ message }) {
	console.error(message);
	process.exit(1);
}
