import { addressOf } from './matrix.ts';
import { routes } from './routes.ts';
import { expect, overHttp as test } from './staff.ts';

// Scripts of other sites may read every public file and nothing else.

const isPersonal = (id: string) => /^\/\(public\)\/follow\/\w+\/\[token\]$/.test(id);
/** The API sets its own CORS headers. */
const isApi = (id: string) => id.startsWith('/api/v1');

const statics = [
	...['/favicon.svg', '/favicon.ico', '/apple-touch-icon.png', '/manifest.webmanifest'],
	...['/icon-192.png', '/icon-512.png', '/icon-maskable-512.png']
];

test('any page may read each public file, and no page, staff room or personal address', async ({
	house
}) => {
	const wrong: string[] = [];
	let files = 0;
	for (const [id, row] of Object.entries(routes)) {
		if (isApi(id)) continue;
		const at = await addressOf(row, house);
		const { headers } = await house.request(undefined, at);
		const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
		const isFile = id.startsWith('/(public)') && !isPage && !isPersonal(id);
		if (isFile) files++;
		const expected = isFile ? '*' : null;
		for (const who of [undefined, 'editor'] as const) {
			const answer = await house.request(who, at);
			const given = answer.headers.get('access-control-allow-origin');
			const own = answer.headers.get('content-type')?.startsWith('text/html') ? null : expected;
			if (given !== own) wrong.push(`${at} as ${who ?? 'stranger'}: ${given}`);
			if (answer.headers.has('access-control-allow-credentials')) wrong.push(`${at}: credentials`);
		}
		// A 304 must be readable by the script, too.
		const etag = headers.get('etag');
		if (!isFile || !etag) continue;
		const again = await house.request(undefined, at, { headers: { 'if-none-match': etag } });
		if (again.status === 304 && again.headers.get('access-control-allow-origin') !== '*')
			wrong.push(`${at} once more`);
	}
	expect(wrong).toEqual([]);
	expect(files).toBeGreaterThan(50);
});

test('the icons are there as what they are, for any page, and each page names them', async ({
	house
}) => {
	for (const path of statics) {
		const { status, headers } = await house.request(undefined, path);
		expect([path, status, headers.get('access-control-allow-origin')]).toEqual([path, 200, '*']);
	}
	const icon = await house.request(undefined, '/favicon.ico');
	expect(icon.headers.get('content-type')).toBe('image/x-icon');
	const manifest = await (await house.request(undefined, '/manifest.webmanifest')).json();
	for (const { src, type } of manifest.icons) {
		const { status, headers } = await house.request(undefined, src);
		expect([src, status, headers.get('content-type')]).toEqual([src, 200, type]);
	}
	const page = await (await house.request(undefined, '/about')).text();
	for (const [, href] of page.matchAll(
		/<link rel="(?:icon|apple-touch-icon|manifest)" href="([^"]+)"/g
	))
		expect((await house.request(undefined, new URL(href!, 'http://x/').pathname)).status).toBe(200);
});
