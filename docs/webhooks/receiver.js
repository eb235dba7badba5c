// A webhook receiver for your own programs, in plain Node: node docs/webhooks/receiver.js
// SECRET is the secret that Rulewatch showed once (whsec_…), PORT the port to listen on.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const { SECRET = '', PORT = '8080' } = process.env;
const key = Buffer.from(SECRET.replace('whsec_', ''), 'base64');
const toleranceSeconds = 5 * 60;
/** Ids of processed messages; store them where they outlive your program. */
const done = new Set();

createServer((request, response) => {
	answer(request, response).catch((error) => {
		console.error(error);
		response.destroy();
	});
}).listen(Number(PORT), '127.0.0.1', function () {
	console.log(`Listening on http://127.0.0.1:${this.address().port}`);
});

async function answer(request, response) {
	const body = await text(request);
	if (!isGenuine(request.headers, body)) return response.writeHead(401).end('Not from Rulewatch');
	const { type, data } = JSON.parse(body);
	// Repeating the code proves that this is your receiver.
	if (type === 'webhook.verification') return response.end(data.code);
	const id = request.headers['webhook-id'];
	// A message is sent again if our answer got lost: process it once, but answer again.
	if (!done.has(id)) act(type, data);
	done.add(id);
	response.end('ok');
}

/** Checks the signature and that it is recent: an older message may be a replay. */
function isGenuine(headers, body) {
	const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': marks = '' } = headers;
	if (!(Math.abs(Date.now() / 1000 - Number(at)) <= toleranceSeconds)) return false;
	const right = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest();
	return marks.split(' ').some((mark) => {
		const given = Buffer.from(mark.replace(/^v1,/, ''), 'base64');
		return given.length === right.length && timingSafeEqual(given, right);
	});
}

/** Replace this with your own action. */
function act(type, data) {
	console.log(JSON.stringify({ type, title: data.title ?? data.text, url: data.url }));
}
