import type { Handle, RequestEvent, RequestHandler } from '@sveltejs/kit';
import type { TokenScope } from '../../../../../src/lib/domain/token.ts';
import type { Role } from '../../../../../src/lib/domain/vocabulary.ts';
import { makeToken } from '../../../../../src/lib/server/auth/index.ts';
import { password, person } from '../../auth/test-staff.ts';
import { limitBody } from '../../../../../src/lib/server/body-limit.ts';
import * as gate from '../../../../../src/lib/server/gate.ts';
import { origin } from '../../../../../src/lib/server/settings.ts';
import { speakToPrograms } from '../../../../../src/lib/server/outlets/api/answer.ts';

// A client of the API that calls the access checks and endpoints directly, without a server.

const endpoints = import.meta.glob<Record<string, RequestHandler>>(
	'../../../../../src/routes/api/v1/**/+server.ts',
	{ eager: true }
);
const routes = Object.entries(endpoints).map(([file, module]) => {
	const id = file.slice('../../../../../src/routes'.length, -'/+server.ts'.length);
	const parts = id.split('/').map((part) => (part.startsWith('[') ? part.slice(1, -1) : undefined));
	return { id, module, parts };
});

export interface Asked {
	method?: string;
	token?: string;
	headers?: Record<string, string>;
	/** Text is sent as it is; anything else as JSON. */
	body?: unknown;
	cookies?: RequestEvent['cookies'];
}

const noCookies = { get: () => undefined } as unknown as RequestEvent['cookies'];

export async function ask(path: string, asked: Asked = {}): Promise<Response> {
	const { method = asked.body === undefined ? 'GET' : 'POST', token, cookies = noCookies } = asked;
	const url = new URL(`/api/v1${path}`, origin());
	const headers = new Headers(asked.headers);
	if (token) headers.set('authorization', `Bearer ${token}`);
	const { body } = asked;
	if (body !== undefined && !headers.has('content-type'))
		headers.set('content-type', 'application/json');
	const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
	if (sent !== undefined) headers.set('content-length', String(Buffer.byteLength(sent)));
	const request = new Request(url, { method, headers, body: sent });
	const { route, params } = routeOf(url.pathname);
	const event = {
		request,
		url,
		params,
		cookies,
		locals: {},
		route: { id: route?.id ?? null }
	} as unknown as RequestEvent;
	return through(handles, event, (event) => {
		const handler = route?.module[event.request.method] ?? forHead(route?.module, event);
		const allow = Object.keys(route?.module ?? {}).join(', ');
		return handler?.(event as never) ?? new Response('', { status: 405, headers: { allow } });
	});
}

export async function read(path: string, asked?: Asked) {
	const response = await ask(path, asked);
	return { status: response.status, ...(await response.json()) };
}

const forHead = (module: Record<string, RequestHandler> | undefined, { request }: RequestEvent) =>
	request.method === 'HEAD' ? module?.GET : undefined;

function routeOf(pathname: string) {
	const given = pathname.split('/').map(decodeURIComponent);
	const fits = ({ id, parts }: (typeof routes)[number]) =>
		parts.length === given.length &&
		id.split('/').every((part, index) => parts[index] ?? part === given[index]);
	const route = routes.filter(fits).sort((one, other) => names(one) - names(other))[0];
	const params = Object.fromEntries(
		(route?.parts ?? []).flatMap((name, index) => (name ? [[name, given[index]]] : []))
	);
	return { route, params };
}

const names = ({ parts }: (typeof routes)[number]) => parts.filter(Boolean).length;

const handles: Handle[] = [
	speakToPrograms,
	gate.refuseCrossSite,
	gate.refuseNul,
	limitBody,
	gate.authenticateRequest,
	gate.admit,
	gate.settleHeaders
];

async function through(
	[handle, ...others]: Handle[],
	event: RequestEvent,
	last: (event: RequestEvent) => Response | Promise<Response>
): Promise<Response> {
	if (!handle) return last(event);
	return handle({ event, resolve: (event) => through(others, event, last) });
}

export async function bearer(role: Role, scopes: TokenScope[] = ['write']): Promise<string> {
	const { id, name, email } = await person(role);
	const user = { id, name, email, role, twoStep: false };
	const proof = { current: password, code: '' };
	const made = await makeToken(user, { ...proof, name: 'A script', scopes, days: 30 });
	if ('problems' in made) throw new Error(JSON.stringify(made.problems));
	return made.token;
}
