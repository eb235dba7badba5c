import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { Server as NetServer } from 'node:net';
import { address, whyNotListening } from './bin/address.js';

// Relative paths (the migrations, RULEWATCH_FOLDER) count from this folder, wherever the process was started.
process.chdir(import.meta.dirname);

const { port, host, origin } = await address().catch(fail);
// Links, redirects and the cross-site check use the address the world sees, never what a request claims.
process.env.ORIGIN = origin;
// The largest file that any room takes; lib/server/body-limit.ts holds each room to its own limit.
process.env.BODY_SIZE_LIMIT ||= '6M';

if (!existsSync('build/handler.js')) fail({ message: 'The app is not built yet. Run: npm start' });
const { serve, noteCut, refusalOf } = await import('./front/index.js').catch(fail);

const graceMilliseconds = 1_000;
const shutdownMilliseconds = 8_000;
/** Open connections; each counts the `answers` that are under way on it, but those that are written at once. */
const connections = new Set();
let stopping = false;

const server = createServer({
	headersTimeout: 15_000,
	requestTimeout: 30_000,
	keepAliveTimeout: 65_000,
	connectionsCheckingInterval: 2_000
});
server.maxHeadersCount = 100;
// A reader who takes nothing for this long is gone.
server.setTimeout(60_000);
server.on('connection', (socket) => {
	socket.answers = 0;
	connections.add(socket);
	socket.once('close', () => connections.delete(socket));
});
// Node refuses an expectation that it does not know with a bare 417; it may as well be ignored (RFC 9110, 10.1.1).
for (const event of ['request', 'checkExpectation'])
	server.on(event, (request, response) => {
		if (stopping) response.setHeader('connection', 'close');
		serve(request, response);
	});
server.on('clientError', refuse);
server.on('error', (error) => {
	// A connection that could not be taken, as where too many files are open, stops nobody else's.
	if (server.listening) return noteCut(error.code);
	console.error(whyNotListening(error, { port, host }));
	process.exitCode = 1;
	process.emit('sveltekit:shutdown');
});
server.listen({ port, host }, () => {
	process.on('SIGTERM', stop).on('SIGINT', stop);
	console.log(`Rulewatch is ready at ${origin}`);
});

/** Answers bytes that are no request, or one that does not arrive whole, and ends the connection. */
function refuse({ code }, socket) {
	// In the middle of another answer, the refusal would be taken for a part of it.
	if (socket.answers) return socket.destroy();
	// Each piece that follows on the connection comes here as well, for as long as it is read.
	if (!socket.writable) return;
	socket.end(refusalOf(code));
	// Cut at once, the refusal would be lost together with what its sender still sends.
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
	for (const socket of connections) if (!socket.answers) socket.destroySoon();
}

function fail({ message }) {
	console.error(message);
	process.exit(1);
}
