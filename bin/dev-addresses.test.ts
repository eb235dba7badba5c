import { expect, it, vi } from 'vitest';
import { routes } from '../tests/routes.ts';
import * as addresses from '../src/lib/server/front/addresses.ts';
import { addressesPlugin } from './dev-addresses.js';

type Handle = (request: object, response: object, next: () => void) => void;

/** The address that SvelteKit gets in development. */
async function asked(url: string, method = 'GET'): Promise<string> {
	const handles: Handle[] = [];
	const server = {
		middlewares: { use: (handle: Handle) => handles.push(handle) },
		ssrLoadModule: () => Promise.resolve(addresses)
	};
	const { configureServer } = addressesPlugin() as { configureServer: (of: object) => void };
	configureServer(server);
	const request = { url, method, originalUrl: url };
	const next = vi.fn();
	handles[0]!(request, {}, next);
	await vi.waitFor(() => expect(next).toHaveBeenCalledOnce());
	expect(request.originalUrl).toBe(request.url);
	return request.url;
}

const open = Object.entries(routes).flatMap(([id, { at }]) =>
	/^\/(\(public\)|api)/.test(id) && typeof at === 'string' ? [[id, at] as const] : []
);

it.each(open)('in development %s gets of its address what it gets in production', async (_, at) => {
	const sent = `${at}${at.includes('?') ? '&' : '?'}nobody=knows&utm_source=x`;
	expect(await asked(sent)).toBe(addresses.publicAddress(sent)!.address);
	expect(await asked(sent)).not.toContain('utm_source');
	expect(await asked(sent, 'POST')).toBe(sent);
});

it.each([
	'/desk?nobody=knows',
	'/sign-in?next=/desk',
	'/@vite/client',
	'/src/a.ts?t=1',
	'/%E0%A4%A'
])('in development %s is asked for as it was sent', async (sent) => {
	expect(await asked(sent)).toBe(sent);
});
