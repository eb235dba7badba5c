import type { Browser, BrowserContextOptions, Request } from '@playwright/test';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { watch } from './fixtures.ts';
import type { House } from './staff.ts';

// Embeds are tested on another site: a second server on another port.

/** Opens a page of another site that contains `html`; records its faults and requests. */
export async function elsewhere(
	browser: Browser,
	house: House,
	html: string,
	how: BrowserContextOptions = {}
) {
	const server = createServer((_, response) =>
		response
			.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
			.end(`<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,">${html}`)
	).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const context = await browser.newContext(how);
	const faults = watch(context, house.url);
	const requests: Request[] = [];
	context.on('requestfinished', (request) => requests.push(request));
	const page = await context.newPage();
	await page.goto(site);
	return {
		page,
		frame: page.frameLocator('iframe'),
		requests,
		faults: () => faults.filter((fault) => fault !== `request to another host: ${site}/`),
		cookies: () => context.cookies(),
		close: async () => {
			await context.close();
			server.close();
		}
	};
}

export const framed = (house: House, path: string, more = '') =>
	`<iframe src="${house.url}${path.replaceAll('&', '&amp;')}" width="640" height="600" ${more}></iframe>`;
