// Sends every client the one answer that the parent process passed in.
import { createServer } from 'node:http';

process.once('message', ({ status, head, body }) => {
	const bytes = Buffer.from(body, 'base64');
	const server = createServer((_, response) => response.writeHead(status, head).end(bytes));
	server.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
});
