import Negotiator from 'negotiator';
import { STATUS_CODES } from 'node:http';
import page from '../../../error.html?raw';

interface Asked {
	url: string;
	method?: string;
	headers: Record<string, string | string[] | undefined>;
}

/** In the API by RFC 9457. */
export function errorFor({ url, method, headers }: Asked, status: number, sentence: string) {
	const isProgram = url.startsWith('/api/v1');
	const isReading = method === 'GET' || method === 'HEAD';
	const forms: Record<string, () => string> = {
		'text/plain': () => `${sentence}\n`,
		'text/html': () =>
			page
				.replaceAll('%sveltekit.status%', String(status))
				.replaceAll('%sveltekit.error.message%', () => sentence),
		'application/json': () => JSON.stringify({ message: sentence })
	};
	const type = new Negotiator({ headers }).mediaType(Object.keys(forms)) ?? 'text/plain';
	return {
		statusCode: status,
		headers: {
			'content-type': isProgram
				? 'application/problem+json'
				: type.replace(/^text\/.+/, '$&; charset=utf-8'),
			'cache-control': 'no-store',
			...([429, 503].includes(status) && { 'retry-after': status === 429 ? '60' : '5' }),
			// The API may be called from other sites.
			...(isProgram &&
				isReading && {
					'access-control-allow-origin': '*',
					'access-control-expose-headers': 'Retry-After'
				})
		},
		body: isProgram ? JSON.stringify({ status, title: sentence, detail: sentence }) : forms[type]!()
	};
}

const unread: Record<string, [status: number, sentence: string]> = {
	HPE_HEADER_OVERFLOW: [431, 'Address and headers are longer than 16 kB, so they were not read.'],
	ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive, so it was not read.']
};

export const errorForUnread = (code: string) =>
	errorFor(
		{ url: '', headers: {} },
		...(unread[code] ?? ([400, 'This is no request that we can read.'] as const))
	);

/** For connections on which Node makes no response. */
export function asBytes(
	{ statusCode, body }: { statusCode: number; body: string },
	headers: Record<string, string>
): string {
	const length = String(Buffer.byteLength(body));
	const all = { ...headers, date: new Date().toUTCString(), 'content-length': length };
	const lines = Object.entries({ ...all, connection: 'close' }).map((line) => line.join(': '));
	return [`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}`, ...lines, '', body].join('\r\n');
}
