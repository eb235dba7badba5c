import type { Asked } from './http.ts';

/** Alternative spellings of an address, which insecure servers treat as another page or another visitor. */
type Bypass = (path: string, query: string) => [address: string, asked?: Asked];

const address = (change: (path: string) => string): Bypass => {
	return (path, query) => [change(path) + query];
};
const headers = (make: (path: string) => Record<string, string>): Bypass => {
	return (path, query) => [path + query, { headers: make(path) }];
};
const also = (parameter: string): Bypass => {
	return (path, query) => [`${path}${query}${query ? '&' : '?'}${parameter}`];
};
const instead = (header: string): Bypass => {
	return (path, query) => ['/', { headers: { [header]: path + query } }];
};
const lastSlash = (path: string, by: string) => path.replace(/\/([^/]*)$/, `${by}$1`);

export const bypasses: Record<string, Bypass> = {
	'data of the page': address((path) => `${path}/__data.json`),
	'data of the page, in part': (path) => [`${path}/__data.json?x-sveltekit-invalidated=11111`],
	'data of the page, by another name': address((path) => `${path}.html__data.json`),
	'invalidated by the query': also('x-sveltekit-invalidated=1'),
	'slash at the end': address((path) => `${path}/`),
	'dot at the end': address((path) => `${path}/.`),
	'two slashes in front': address((path) => `/${path}`),
	'two slashes within': address((path) => lastSlash(path, '//')),
	'encoded slash': address((path) => lastSlash(path, '%2f')),
	backslash: address((path) => lastSlash(path, '\\')),
	dots: address((path) => `/about/..${path}`),
	'encoded dots': address((path) => `/about/%2e%2e${path}`),
	'encoded letter': address((path) => path.replace('/d', '/%64')),
	'twice encoded letter': address((path) => path.replace('/d', '/%2564')),
	capitals: address((path) => path.toUpperCase()),
	'a parameter of the path': address((path) => `${path};a=b`),
	'a parameter within the path': address((path) => lastSlash(path, ';a=b/')),
	'.json at the end': address((path) => `${path}.json`),
	'.css at the end': address((path) => `${path}/x.css`),
	'the whole address': (path, query) => [`http://localhost${path}${query}`],
	'another original address': instead('x-original-url'),
	'another rewritten address': instead('x-rewrite-url'),
	'another method by header': headers(() => ({
		'x-http-method-override': 'GET',
		'x-http-method': 'GET',
		'x-method-override': 'GET'
	})),
	'another method by query': also('_method=GET'),
	'from within the house': headers(() => ({
		'x-forwarded-for': '127.0.0.1',
		'x-forwarded-host': 'localhost',
		'x-forwarded-proto': 'https',
		'x-real-ip': '127.0.0.1',
		forwarded: 'for=127.0.0.1;host=localhost'
	})),
	'with another path in front': headers((path) => ({ 'x-forwarded-prefix': path })),
	'by script': headers(() => ({ accept: 'application/json', 'x-sveltekit-action': 'true' })),
	'as a user by header': headers(() => ({
		'x-user': 'administrator',
		'x-remote-user': 'asma@example.org',
		authorization: 'Basic YXNtYUBleGFtcGxlLm9yZzo='
	}))
};

export const otherMethods = ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'];
