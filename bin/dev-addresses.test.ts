import { expect, it } from 'vitest';
import { routes } from '../tests/routes.ts';
import * as addresses from '../src/lib/server/front/addresses.ts';
import { checkPolicies } from '../src/lib/server/front/policies.ts';
import { addressesPlugin } from './dev-addresses.js';

type Handle = (request: object, response: object, next: () => void) => void;

/** Starts the development server with a check of its policies. */
async function started(check: () => void): Promise<Handle> {
	const handles: Handle[] = [];
	const modules: Record<string, object> = {
		'/src/lib/server/front/addresses.ts': addresses,
		'/src/lib/server/front/policies.ts': { checkPolicies: check }
	};
	const { configureServer } = addressesPlugin() as {
		configureServer: (server: object) => Promise<void>;
	};
	await configureServer({
		middlewares: { use: (handle: Handle) => handles.push(handle) },
		ssrLoadModule: (name: string) => Promise.resolve(modules[name])
	});
	return handles[0]!;
}

/** The address that SvelteKit gets in development. */
async function asked(url: string, method = 'GET'): Promise<string> {
	const handle = await started(checkPolicies);
	const request = { url, method, originalUrl: url };
	await new Promise<void>((next) => handle(request, {}, next));
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

it('a route without a policy stops the start of the development server', async () => {
	const start = started(() => checkPolicies(['/(public)/laws'], []));
	await expect(start).rejects.toThrow('src/routes/(public)/laws has no policy');
});
