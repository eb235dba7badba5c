import http from 'node:http';

// Loaded before the app (node --import): refuses connections as versions up to 0.2 did, with a second response on the
// same connection, which makes Node throw.

const { on } = http.Server.prototype;

/** @param {any} _error @param {any} socket */
function refuse(_error, socket) {
	if (!socket.writable) return socket.destroy();
	const response = new http.ServerResponse(new http.IncomingMessage(socket));
	response.shouldKeepAlive = false;
	response.assignSocket(socket);
	response.writeHead(400).end('This is no request that we can read.\n');
	setTimeout(() => socket.destroy(), 1_000).unref();
}

/** @type {(name: any, listener: (...given: any[]) => void) => http.Server} */
http.Server.prototype.on = function (name, listener) {
	return on.call(this, name, name === 'clientError' ? refuse : listener);
};
