import compressible from 'compressible';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

/** Smaller bodies hardly shrink when compressed. */
const worthCompressingBytes = 1_000;
// Quality 6 is the best that takes some 10 ms. A window of 18 bits holds a page; the usual 22 would take megabytes.
const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_LGWIN: window } = zlib.constants;
const brotli = { params: { [quality]: 6, [window]: 18 } };
const plain = (body) => body;
const codings = {
	br: {
		encode: (body) => promisify(zlib.brotliCompress)(body, brotli),
		decode: promisify(zlib.brotliDecompress)
	},
	gzip: { encode: promisify(zlib.gzip), decode: promisify(zlib.gunzip) },
	identity: { encode: plain, decode: plain }
};
export const encodings = Object.keys(codings);

export function representationOf({ statusCode: status, headers }, body) {
	const { 'content-type': type = '', 'content-length': _, etag, ...common } = headers;
	const isCompressible = body.length >= worthCompressingBytes && compressible(type);
	if (isCompressible) common.vary = 'accept-encoding';
	// Clients of the API send ETags back when they write.
	const appTag = /^"(.+)"$/.exec(etag)?.[1];
	const tag = appTag ?? createHash('sha256').update(body).digest('base64url').slice(0, 27);
	return encoded({ status, type, common, tag, isCompressible }, 'identity', body);
}

function encoded(answer, encoding, body) {
	const isPlain = encoding === 'identity';
	const head304 = { ...answer.common, etag: `"${answer.tag}${isPlain ? '' : `;${encoding}`}"` };
	const head = { ...head304, 'content-length': body.length };
	if (answer.type) head['content-type'] = answer.type;
	if (!isPlain) head['content-encoding'] = encoding;
	// Node sends a flat list faster than an object.
	return { ...answer, encoding, body, head: Object.entries(head).flat(), head304 };
}

/** `"1.abc;br"` and `"1.abc"` stand for the same answer. */
export const plainTags = (/** @type {string} */ tags) => tags.replace(/;(br|gzip)"/g, '"');

export async function recode(representation, encoding) {
	if (encoding === representation.encoding || !representation.isCompressible) return representation;
	const plainBody = await codings[representation.encoding].decode(representation.body);
	const body = await codings[encoding].encode(plainBody);
	// zlib returns a slice of a larger buffer; the copy frees the rest.
	return encoded(representation, encoding, Buffer.concat([body]));
}

/** Browsers send one of a few values. */
const negotiated = new LRUCache({
	max: 100,
	memoMethod: (accepted) =>
		new Negotiator({ headers: { 'accept-encoding': accepted } }).encoding(encodings, {
			preferred: ['br', 'gzip']
		}) ?? 'identity'
});
export const encodingFor = ({ headers }) => negotiated.memo(headers['accept-encoding'] ?? '');
