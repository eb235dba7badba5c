import { freePort } from '../bin/ports.js';
import { startServer } from '../bin/server.js';
import { expect, test } from './fixtures.ts';
import { ask } from './http.ts';
import { loadedFolder } from './loaded.ts';
import { routes } from './routes.ts';

// `vite dev` serves pages without the front, but must drop unknown parameters too.

const asked = Object.entries(routes).flatMap(([id, { at }]) => {
	if (!/^\/(\(public\)|api)/.test(id) || typeof at !== 'string') return [];
	return [`${at}${at.includes('?') ? '&' : '?'}nobody=knows&done=changed&utm_source=x`];
});

async function answer(base: string, path: string) {
	const response = await ask(base, path);
	const type = response.headers.get('content-type') ?? '';
	const place = response.headers.get('location');
	if (!/text|json|xml|calendar|svg/.test(type)) return [response.status, type, place];
	const { host } = new URL(base);
	const text = (await response.text())
		.replaceAll(host, '')
		.replaceAll(encodeURIComponent(host), '')
		.replace(/^[^]*<body[^>]*>/, '')
		.replace(/<script[^]*?<\/script>|<!--[^]*?-->|<style[^]*?<\/style>/g, '')
		.replace(/ class(="[^"]*")?|<link rel="stylesheet"[^>]*>/g, '')
		.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{8}T\d{6}Z?|\d\d:\d\d(?= UTC)/g, '');
	return [response.status, type, place, text];
}

test('in development every public page answers as in production, whatever its address has that it does not know', async ({
	baseURL
}) => {
	test.setTimeout(900_000);
	const place = loadedFolder();
	const port = String(await freePort());
	const vite = ['node_modules/vite/bin/vite.js', 'dev', '--strictPort', '--port', port];
	// The first page of a route waits until its modules are made.
	const own = { RULEWATCH_FOLDER: place.folder, PORT: port, ANSWER_SECONDS: '120' };
	const server = await startServer(own, [process.execPath, ...vite]);
	try {
		expect(asked.length).toBeGreaterThan(80);
		for (const path of asked)
			expect.soft(await answer(server.url, path), path).toEqual(await answer(baseURL!, path));
	} finally {
		await server.end();
		place.remove();
	}
});
