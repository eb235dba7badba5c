import type { IncomingMessage, ServerResponse } from 'node:http';
import * as cast from '../../nouns/test-cast.ts';
import { openInternet, outerAddress } from '../jobs/test-internet.ts';

export const quote = 'These rules put an end to anonymous speech in this country';

const paragraphs = (words: string) => [
	'The coalition wrote to the minister on Monday, and nobody at the ministry answered the letter.',
	`“${words},” it said in a statement that was read to reporters at the press club in Islamabad.`,
	'The ministry was silent. Its spokesman did not answer the telephone on Monday or on Tuesday.'
];

export const textOf = (words = quote) => paragraphs(words).join('\n\n');
export const htmlOf = (words = quote) =>
	`<!doctype html><title>A letter</title><article><h1>A letter</h1>${paragraphs(words)
		.map((paragraph) => `<p>${paragraph}</p>`)
		.join('')}</article>`;

/** Opens an internet with two newspapers; the bundled article “dawn” appears in the first. */
export async function openPaper(
	answer: (request: IncomingMessage, response: ServerResponse) => unknown
) {
	const internet = await openInternet();
	for (const name of ['paper.example', 'other.example'])
		Object.assign(internet.names, { [name]: [[outerAddress.v4]] });
	internet.outer.answer = answer as typeof internet.outer.answer;
	await cast.scene();
	await cast.article('dawn', { url: 'http://paper.example/letter' });
	await cast.statement('reaction', { quote });
	return internet;
}

/** Makes each page from now on one of other words, so that no two print the same report; one host has none. */
export function answersApart({ outer }: Awaited<ReturnType<typeof openInternet>>) {
	outer.answer = ({ url, headers: { host } }, response) => {
		if (url === '/robots.txt') return response.end();
		if (host === 'old.example') response.statusCode = 404;
		const words = Array.from({ length: 60 }, (_, at) => `${url?.slice(1)}${at}`).join(' ');
		response.setHeader('content-type', 'text/html; charset=utf-8');
		return response.end(`<!doctype html><article><h1>A page</h1><p>${words}.</p></article>`);
	};
}
