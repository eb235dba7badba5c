// Imitates a «Catch Hook» of Zapier, which accepts any JSON and answers JSON: node docs/webhooks/zapier.js

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

createServer((request, response) => {
	answer(request, response).catch((error) => {
		console.error(error);
		response.destroy();
	});
}).listen(Number(process.env.PORT ?? 8083), '127.0.0.1', function () {
	console.log(`Listening on http://127.0.0.1:${this.address().port}`);
});

async function answer(request, response) {
	const body = await text(request);
	console.log(JSON.stringify(JSON.parse(body)));
	const id = randomUUID();
	response
		.writeHead(200, { 'content-type': 'application/json' })
		.end(JSON.stringify({ attempt: id, id, request_id: id, status: 'success' }));
}
