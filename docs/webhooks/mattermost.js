// Imitates an incoming webhook of Mattermost, to try the format «chat»: node docs/webhooks/mattermost.js

import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

createServer((request, response) => {
	answer(request, response).catch((error) => {
		console.error(error);
		response.destroy();
	});
}).listen(Number(process.env.PORT ?? 8082), '127.0.0.1', function () {
	console.log(`Listening on http://127.0.0.1:${this.address().port}`);
});

async function answer(request, response) {
	const message = parsed(await text(request));
	if (!message?.text && !message?.attachments) {
		const fault = { id: 'web.incoming_webhook.text.app_error', message: 'No text specified.' };
		return response
			.writeHead(400, { 'content-type': 'application/json' })
			.end(JSON.stringify({ ...fault, status_code: 400 }));
	}
	console.log(JSON.stringify(message));
	response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
}

function parsed(body) {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
