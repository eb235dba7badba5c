// Imitates an incoming webhook of Slack, to try the format «chat» without an account: node docs/webhooks/slack.js

import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

createServer((request, response) => {
	answer(request, response).catch((error) => {
		console.error(error);
		response.destroy();
	});
}).listen(Number(process.env.PORT ?? 8081), '127.0.0.1', function () {
	console.log(`Listening on http://127.0.0.1:${this.address().port}`);
});

async function answer(request, response) {
	const message = parsed(await text(request));
	if (!message) return response.writeHead(400).end('invalid_payload');
	if (typeof message.text !== 'string' || !message.text)
		return response.writeHead(400).end('no_text');
	console.log(JSON.stringify(message));
	response.end('ok');
}

function parsed(body) {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
