import http from 'node:http';

// With node --import: connections are refused as they were up to version 0.2, by a response that Node refuses to give to
// a connection that has one already.

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
