import compressible from 'compressible';
import fresh from 'fresh';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

/** Below it, what is compressed is hardly smaller. */
const worthCompressingBytes = 1_000;
// The best that takes some 10 ms, and as many bits as hold a page: the usual 22 take megabytes each time.
const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_LGWIN: window } = zlib.constants;
const brotli = { params: { [quality]: 6, [window]: 18 } };
const plain = (body) => body;
const encode = {
	br: (body) => promisify(zlib.brotliCompress)(body, brotli),
	gzip: promisify(zlib.gzip),
	identity: plain
};
const decode = {
	br: promisify(zlib.brotliDecompress),
	gzip: promisify(zlib.gunzip),
	identity: plain
};
export const encodings = Object.keys(encode);

/** What belongs to one connection or one encoding, and not to the answer. */
const notKept = /^(connection|keep-alive|transfer-encoding|content-(length|type)|etag|date|vary)$/;

/**
 * What was rendered, as it is.
 * @param {import('node:http').ServerResponse} rendered
 * @param {Buffer} body
 */
export function formOf(rendered, body) {
	const type = String(rendered.getHeader('content-type') ?? '');
	const isCompressible = body.length >= worthCompressingBytes && compressible(type);
	const head = Object.entries(rendered.getHeaders())
		.filter(([name]) => !notKept.test(name))
		.flatMap(([name, value]) => [value].flat().flatMap((each) => [name, String(each)]));
	if (isCompressible) head.push('vary', 'accept-encoding');
	// Programs write against the tag that the app gives them; that of a page would have too few bits to be sure.
	const given = !type.startsWith('text/html') && /^"(.+)"$/.exec(rendered.getHeader('etag'))?.[1];
	const tag = given || createHash('sha256').update(body).digest('base64url').slice(0, 27);
	const lastModified = rendered.getHeader('last-modified');
	const status = rendered.statusCode;
	return encoded({ status, type, head, tag, lastModified, isCompressible }, 'identity', body);
}

/**
 * An answer as it is sent to everyone who takes its encoding, with its headers ready to be written: set one by one, they
 * cost more than all else that an answer from memory does.
 */
function encoded(answer, encoding, body) {
	const isPlain = encoding === 'identity';
	const etag = `"${answer.tag}${isPlain ? '' : `;${encoding}`}"`;
	const head304 = [...answer.head, 'etag', etag];
	const head = [...head304, 'content-length', String(body.length)];
	if (answer.type) head.push('content-type', answer.type);
	if (!isPlain) head.push('content-encoding', encoding);
	return { answer, encoding, body, etag, head, head304 };
}

/** The tags of an answer in its encodings stand for the same: `"1.abc;br"` for `"1.abc"`. */
export const plainTags = (/** @type {string} */ tags) => tags.replace(/;(br|gzip)"/g, '"');

/** The same answer in another encoding, where it is worth one. */
export async function recode(form, encoding) {
	if (encoding === form.encoding || !form.answer.isCompressible) return form;
	const body = await encode[encoding](await decode[form.encoding](form.body));
	// What zlib gives is a corner of a larger piece of memory.
	return encoded(form.answer, encoding, Buffer.concat([body]));
}

export function send({ method, headers }, response, { answer, body, etag, head, head304 }) {
	if (fresh(headers, { etag, 'last-modified': answer.lastModified }))
		response.writeHead(304, head304).end();
	else response.writeHead(answer.status, head).end(method === 'HEAD' ? undefined : body);
}

/** Browsers send one of a few lines. */
const negotiated = new LRUCache({
	max: 100,
	memoMethod: (accepted) =>
		new Negotiator({ headers: { 'accept-encoding': accepted } }).encoding(encodings, {
			preferred: ['br', 'gzip']
		}) ?? 'identity'
});
export const encodingFor = ({ headers }) => negotiated.memo(headers['accept-encoding'] ?? '');
