import { Agent, fetch, type Headers, type Response } from 'undici';
import { origin } from '../settings.ts';
import { guardedConnector, NotPublic } from './connector.ts';
import { notPublic, addressRefusal } from './public-places.ts';
import { urlOf } from '../../domain/address/url.ts';

interface Asked {
	method?: 'GET' | 'POST';
	headers?: Record<string, string>;
	body?: string;
	/** Timeout with redirects and body. */
	milliseconds: number;
	/** The rest of the body is cut off; counted after decompression. */
	mostBytes: number;
	redirects?: number;
}

export interface Fetched {
	/** The address that answered, after redirects. */
	url: string;
	status: number;
	headers: Headers;
	body: Buffer;
}

/** The message is a sentence for people, and reveals nothing about the host. */
export class Unanswered extends Error {}

/** @throws NotPublic if the address may not be asked, Unanswered if no answer came */
export async function fetchGuarded(address: string, asked: Asked): Promise<Fetched> {
	const { milliseconds } = asked;
	const agent = new Agent({ connect: guardedConnector(milliseconds) });
	const signal = AbortSignal.timeout(milliseconds);
	try {
		return await follow(address, asked, { dispatcher: agent, signal });
	} catch (error) {
		throw signal.aborted ? timedOut(milliseconds) : faultOf(error);
	} finally {
		await agent.destroy();
	}
}

async function follow(
	address: string,
	asked: Asked,
	by: { dispatcher: Agent; signal: AbortSignal }
): Promise<Fetched> {
	const refusal = addressRefusal(address);
	if (refusal) throw new NotPublic(refusal);
	const { method = 'GET', headers, body, mostBytes, redirects = 0 } = asked;
	const response = await fetch(address, {
		...by,
		method,
		body,
		redirect: 'manual',
		headers: { 'user-agent': `Rulewatch (+${origin()}/about)`, ...headers }
	});
	const { status } = response;
	const target = redirects ? redirectTarget(response, address) : undefined;
	if (target === undefined)
		return {
			url: address,
			status,
			headers: response.headers,
			body: await readBody(response, mostBytes)
		};
	await response.body?.cancel();
	const same = status === 307 || status === 308;
	const next = {
		...asked,
		redirects: redirects - 1,
		...(!same && { method: 'GET', body: undefined })
	};
	return follow(target, next as Asked, by);
}

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** @returns undefined if the answer is no redirect, or leads to no address */
export function redirectTarget(
	{ status, headers }: Pick<Fetched, 'status' | 'headers'>,
	from: string
): string | undefined {
	const location = headers.get('location');
	return redirectStatuses.has(status) && location !== null
		? urlOf(location, from)?.href
		: undefined;
}

async function readBody({ body }: Response, mostBytes: number): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	if (body)
		for await (const chunk of body) {
			chunks.push(chunk);
			size += chunk.byteLength;
			if (size >= mostBytes) break;
		}
	return Buffer.concat(chunks).subarray(0, mostBytes);
}

const timedOut = (milliseconds: number) =>
	new Unanswered(`It did not answer within ${milliseconds / 1000} seconds.`);

function faultOf(error: unknown): Error {
	const { cause } = error as { cause?: NodeJS.ErrnoException };
	if (error instanceof NotPublic) return error;
	if (cause instanceof NotPublic) return cause;
	const code = cause?.code ?? '';
	if (code === 'ENOTFOUND') return new NotPublic(notPublic);
	if (code === 'ECONNREFUSED') return new Unanswered('It refused the connection.');
	if (/CERT|TLS|SSL|SIGNATURE/.test(code))
		return new Unanswered('Its certificate does not hold, or it speaks no TLS.');
	return new Unanswered('The connection failed, or broke off.');
}
