import { once } from 'node:events';
import http from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Asked extends Omit<RequestInit, 'headers'> {
	headers?: Record<string, string>;
	form?: Record<string, string>;
	/** The local source address, since some limits count by address. */
	localAddress?: string;
}

/** Sends the request exactly as given: no path normalisation, no added headers, no redirects. */
export async function ask(base: string, path: string, asked: Asked = {}): Promise<Response> {
	const { form, localAddress, ...init } = asked;
	const body = form ? new URLSearchParams(form) : init.body;
	const method = init.method ?? (body ? 'POST' : 'GET');
	const request = new Request(base, { ...init, body, method });
	const { hostname: host, port } = new URL(base);
	// `localhost` may resolve to IPv6, from which an IPv4 source cannot connect.
	const hostname = localAddress ? '127.0.0.1' : host;
	const sent = http.request({
		hostname,
		port,
		path,
		localAddress,
		method: request.method,
		headers: Object.fromEntries(request.headers)
	});
	sent.end(Buffer.from(await request.arrayBuffer()));
	const [answer] = (await once(sent, 'response')) as [http.IncomingMessage];
	const headers = new Headers();
	for (const [name, values] of Object.entries(answer.headersDistinct))
		for (const value of values ?? []) headers.append(name, value);
	const bytes = await buffer(answer);
	return new Response(bytes.length ? bytes : null, { status: answer.statusCode, headers });
}

const reading = ['GET', 'HEAD', 'OPTIONS'];

/** A browser without a window: it keeps cookies and sends an Origin. */
export class Visitor {
	constructor(
		readonly url: string,
		readonly cookies = new Map<string, string>()
	) {}

	async request(path: string, asked: Asked = {}): Promise<Response> {
		const headers = new Headers({ accept: 'text/html', ...asked.headers });
		const writes = asked.form || !reading.includes(asked.method ?? 'GET');
		if (writes && !headers.has('origin')) headers.set('origin', this.url);
		if (writes && !headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin');
		const cookie = Array.from(this.cookies, (pair) => pair.join('=')).join('; ');
		if (cookie && !headers.has('cookie')) headers.set('cookie', cookie);
		const response = await ask(this.url, path, { ...asked, headers: Object.fromEntries(headers) });
		for (const set of response.headers.getSetCookie()) this.keep(set);
		return response;
	}

	signIn(email: string, password: string, next = '/desk'): Promise<Response> {
		return this.request(`/sign-in?next=${encodeURIComponent(next)}`, { form: { email, password } });
	}

	private keep(set: string) {
		const [, name = '', value] = /^([^=]*)=([^;]*)/.exec(set) ?? [];
		if (value) this.cookies.set(name, value);
		else this.cookies.delete(name);
	}
}
