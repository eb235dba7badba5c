// What a first view of a page weighs on the line, by kind of file: node bench/weight.js http://localhost:3000 [paths]
import { get } from 'node:http';
import { readArguments } from '../bin/options.js';

readArguments(
	'node bench/weight.js [URL] [path…]: what a first view of a page weighs on the line.',
	{ words: Infinity }
);

const [base = 'http://localhost:3000', ...given] = process.argv.slice(2);
const paths = given.length
	? given
	: [
			'/',
			'/regulations',
			'/regulations/citizens-protection-against-online-harm-rules-2020',
			'/statements/st-028',
			'/stakeholders/asia-internet-coalition',
			'/trends'
		];

/** @returns {Promise<{ bytes: number, text: string }>} the bytes sent; the text only where no encoding was asked for */
function fetched(url, encoding) {
	return new Promise((resolve, reject) => {
		get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
			if (response.statusCode !== 200) reject(new Error(`${response.statusCode} for ${url}`));
			const chunks = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('end', () => {
				const body = Buffer.concat(chunks);
				resolve({ bytes: body.length, text: encoding === 'identity' ? body.toString() : '' });
			});
		}).on('error', reject);
	});
}

const weigh = async (urls, encoding) => {
	const all = await Promise.all(urls.map((url) => fetched(url, encoding)));
	return all.reduce((sum, { bytes }) => sum + bytes, 0);
};

const rows = {};
for (const path of paths) {
	const { text } = await fetched(base + path, 'identity');
	// Sheets that the page holds already are linked too, switched off.
	const fetchedToo = text.replaceAll(/<link [^>]*\bdisabled\b[^>]*>/g, '');
	const linked = [...fetchedToo.matchAll(/(?:href|src)="([^"]+\.(css|js))"/g)];
	const files = (type) =>
		linked.filter(([, , kind]) => kind === type).map(([, url]) => new URL(url, base + path).href);
	for (const encoding of ['gzip', 'br'])
		rows[`${path} (${encoding})`] = {
			html: await weigh([base + path], encoding),
			css: await weigh(files('css'), encoding),
			'script before charts': await weigh(files('js'), encoding),
			requests: 1 + linked.length
		};
}
console.table(rows);
