import { createHash } from 'node:crypto';
import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../bin/server.js';
import { run } from '../bin/steps.js';

// kit.md says what happens, and what to do when the package as it is published no longer does it.

const kit = 'node_modules/@sveltejs/kit';
const { folder, remove } = temporaryFolder();

beforeAll(async () => {
	// The other packages are not copied: their patches must stay.
	for (const path of ['package.json', 'patches/@sveltejs+kit+2.70.4.patch', kit])
		cpSync(path, join(folder, path), { recursive: true });
	for (const name of readdirSync('node_modules'))
		if (name !== '@sveltejs')
			symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
	const patchPackage = resolve('node_modules/patch-package/index.js');
	await run(process.execPath, [patchPackage, '--reverse', '--error-on-fail'], { cwd: folder });
});

afterAll(remove);

/** Renders a page, and counts how often its data are read beyond what its component reads. */
async function rendered(root: string, csr: boolean) {
	const from = (file: string) => import(/* @vite-ignore */ join(root, kit, 'src', file));
	const { render_page } = await from('runtime/server/page/index.js');
	const { PageNodes } = await from('utils/page_nodes.js');
	let reads = 0;
	const law = {
		get title() {
			reads++;
			return 'A law';
		}
	};
	const node = (more: object) => ({
		...{ imports: [], stylesheets: [], fonts: [], component: () => ({}) },
		...more
	});
	const nodes = [
		node({ index: 0 }),
		node({ index: 1, universal: { csr }, server: { load: () => ({ law }) } })
	];
	const url = new URL('https://rulewatch.example/regulations/a');
	const event = {
		...{ url, params: {}, route: { id: '/regulations/[slug]' }, isDataRequest: false },
		request: new Request(url)
	};
	const options = {
		csp: { mode: 'hash', directives: {}, reportOnly: {} },
		hooks: { transport: {} },
		root: { render: () => ({ head: '', html: '', css: { code: '', map: null } }) },
		templates: { app: ({ body }: { body: string }) => body }
	};
	const client = { imports: [], stylesheets: [], fonts: [], start: 'start.js', app: 'app.js' };
	const manifest = { _: { client, nodes: nodes.map((each) => () => Promise.resolve(each)) } };
	const answer = (await render_page(
		event,
		{ tracing: {}, remote: {} },
		{ layouts: [0], errors: [], leaf: 1 },
		options,
		manifest,
		{},
		new PageNodes(nodes),
		{ transformPageChunk: ({ html }: { html: string }) => html, preload: () => false }
	)) as Response;
	return { reads, body: await answer.text(), tag: answer.headers.get('etag') };
}

const published = folder;
const needless = 'SvelteKit does this by itself by now: shorten its patch, as patches/kit.md says.';

describe('with the patch', () => {
	it('makes no text of the data of a page without script, and no ETag', async () => {
		expect(await rendered(resolve('.'), false)).toMatchObject({ reads: 0, tag: null });
	});

	it('hands the data to a page with script', async () => {
		expect((await rendered(resolve('.'), true)).body).toContain('A law');
	});

	it('computes the hash of styles as browsers do', async () => {
		const { sha256 } = await import(resolve(kit, 'src/runtime/server/page/crypto.js'));
		const styles = 'a::after { content: "…" }'.repeat(100);
		expect(sha256(styles)).toBe(createHash('sha256').update(styles).digest('base64'));
	});
});

describe('without the patch', () => {
	it('makes text of the data, and an ETag', async () => {
		const { reads, body, tag } = await rendered(published, false);
		expect(body).not.toContain('A law');
		expect(reads, needless).toBeGreaterThan(0);
		expect(tag, needless).not.toBeNull();
	});

	it('computes the hash in JavaScript', async () => {
		const { sha256 } = await import(join(published, kit, 'src/runtime/server/page/crypto.js'));
		expect(String(sha256), needless).not.toContain('createHash');
	});
});
