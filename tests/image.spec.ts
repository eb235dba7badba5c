import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { hasPostgres, startPostgres } from '../bin/postgres.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { run } from '../bin/steps.js';
import { layOut } from './image.ts';

// The Docker image has only production packages. Every command of README.md and docs/operations.md must run in it.

test.describe.configure({ mode: 'serial', timeout: 600_000 });

const temporary = [temporaryFolder(), temporaryFolder()] as const;
const [image, work] = temporary.map(({ folder }) => folder) as [string, string];
const inWork = (name: string) => join(work, name);
const ran = new Set<string>();
let site: Server;
let postgres: Awaited<ReturnType<typeof startPostgres>> | undefined;

test.beforeAll(async () => {
	test.setTimeout(600_000);
	layOut(image);
	site = createServer((request, response) => {
		if (request.url === '/robots.txt') return response.writeHead(404).end();
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(`<!doctype html><title>The letter</title><article><h1>The letter</h1>
			<p>${'They ask the ministry to reconsider the rules before they come into force. '.repeat(20)}</p></article>`);
	}).listen(0, '127.0.0.1');
	await once(site, 'listening');
	if (hasPostgres()) postgres = await startPostgres();
});

test.afterAll(async () => {
	site.close();
	await postgres?.stop();
	for (const { remove } of temporary) remove();
});

interface Where {
	folder: string;
	database?: string;
}

const environmentOf = ({ folder, database = '' }: Where) => ({
	RULEWATCH_FOLDER: inWork(folder),
	DATABASE_URL: database,
	FETCH_ALLOW: `127.0.0.1:${port()}`,
	ORIGIN: 'http://localhost:3000',
	NODE_ENV: 'production'
});

const port = () => (site.address() as AddressInfo).port;

/**
 * Runs `npm run NAME -- ARGUMENTS` in the image.
 * @returns its output
 */
function command(name: string, args: string[], where: Where): Promise<string> {
	ran.add(name);
	return run('npm', ['run', '--silent', name, '--', ...args], {
		cwd: image,
		env: { ...process.env, ...environmentOf(where), npm_config_cache: inWork('npm') }
	});
}

async function serves(where: Where, program: string[]) {
	const server = await startServer(environmentOf(where), [
		process.execPath,
		...program.map((file) => join(image, file))
	] as [string, ...string[]]);
	try {
		return {
			health: (await fetch(`${server.url}/healthz`)).status,
			page: (await fetch(`${server.url}/statements`)).status,
			output: server.output()
		};
	} finally {
		await server.end();
	}
}

test('there is no development package in it, and no source', () => {
	expect(existsSync(join(image, 'node_modules/postgres'))).toBe(true);
	for (const missing of [
		'node_modules/tsx',
		'node_modules/vite',
		'node_modules/vitest',
		'vite.config.ts',
		'src'
	])
		expect(existsSync(join(image, missing)), missing).toBe(false);
});

test('it loads facts of its own and of a folder, and starts', async () => {
	expect(await command('load', [], { folder: 'facts' })).toMatch(/statements +\d+/);
	mkdirSync(inWork('own'));
	const article = { id: 'letter', slug: 'letter', state: 'published', headline: 'The letter' };
	writeFileSync(
		inWork('own/articles.json'),
		JSON.stringify([
			{
				...article,
				headlineBasis: 'page',
				outlet: 'Example',
				section: 'news',
				lang: 'en',
				sourceType: 'news',
				published: '2020-02-14',
				regulations: [],
				topics: [],
				url: `http://127.0.0.1:${port()}/letter`
			}
		])
	);
	expect(await command('load', [inWork('own')], { folder: 'own-record' })).toMatch(/articles +1\b/);
	await expect(command('load', [inWork('nowhere')], { folder: 'own-record' })).rejects.toThrow(
		/The folder .*nowhere cannot be read/
	);
	ran.add('start');
	for (const program of [['server.js'], ['bin/start.js']]) {
		const { health, page, output } = await serves({ folder: 'facts' }, program);
		expect([health, page]).toEqual([200, 200]);
		expect(output).not.toContain('Installing');
	}
});

test('it captures the pages of articles on record', async () => {
	const output = await command('capture', [], { folder: 'own-record' });
	expect(output).toMatch(/1\/1/);
	expect(output).not.toContain('Cannot find');
	const again = await command('capture', [], { folder: 'own-record' });
	expect(again, 'the copy was kept').not.toMatch(/1\/1/);
});

test('it makes backups, restores them, and makes anew what is derived', async () => {
	expect(await command('backup', [inWork('one.backup')], { folder: 'facts' })).toContain('Written');
	expect(await command('restore', [inWork('one.backup')], { folder: 'restored' })).toContain(
		'Restored and read back'
	);
	const again = ['restore', [inWork('one.backup'), '--replace'], { folder: 'restored' }] as const;
	expect(await command(again[0], [...again[1]], again[2])).toContain('Restored and read back');
	expect(await command('refresh', [], { folder: 'restored' })).toContain('was made anew');
	expect((await serves({ folder: 'restored' }, ['server.js'])).page).toBe(200);
});

test('it moves to PostgreSQL', async () => {
	test.skip(!postgres, 'PostgreSQL is not installed here.');
	const where = { folder: 'facts', database: postgres!.url };
	expect(await command('move', [], where)).toContain('Moved and read back');
	expect((await serves(where, ['server.js'])).page).toBe(200);
});

test('it is not set up by halves (tests/setup.spec.ts does it as a whole)', async () => {
	await expect(command('setup', [], { folder: 'facts' })).rejects.toThrow(/Nothing was written/);
	expect(existsSync(join(image, '.env'))).toBe(false);
});

const forSources = ['build', 'test', 'test:all', 'test:slow', 'test:postgres', 'promises'];

test('every command that the papers name for operators was run', () => {
	test.skip(!postgres, 'PostgreSQL is not installed here.');
	const papers = ['README.md', 'docs/operations.md'].map((paper) => readFileSync(paper, 'utf8'));
	const named = papers.flatMap((text) =>
		[...text.matchAll(/\bnpm (?:run )?(start|test|(?<=run )[a-z:]+)/g)].map(([, name]) => name!)
	);
	expect(named.length).toBeGreaterThan(10);
	expect(named.filter((name) => !ran.has(name) && !forSources.includes(name))).toEqual([]);
});

test('what needs the sources says so', async () => {
	for (const name of ['build', 'test'])
		await expect(command(name, [], { folder: 'facts' }), name).rejects.toThrow(/needs a checkout/);
});

test('an older program refuses the record of a newer one, with every command', async () => {
	const journal = join(image, 'drizzle/meta/_journal.json');
	const whole = readFileSync(journal, 'utf8');
	const { entries, ...rest } = JSON.parse(whole);
	writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, -1) }));
	try {
		const places: Where[] = [
			{ folder: 'facts' },
			...(postgres ? [{ folder: 'facts', database: postgres.url }] : [])
		];
		for (const where of places) {
			const refusal = /belongs to a newer Rulewatch.*Nothing was changed/;
			for (const name of ['load', 'capture', 'refresh'])
				await expect(command(name, [], where), name).rejects.toThrow(refusal);
			// The file is also from a newer version, which is checked first.
			const restoring = command('restore', [inWork('one.backup'), '--replace'], where);
			await expect(restoring).rejects.toThrow(/newer Rulewatch.*Nothing was changed/);
			await expect(serves(where, ['server.js'])).rejects.toThrow(refusal);
			if (where.database) await expect(command('move', [], where)).rejects.toThrow(refusal);
		}
		await expect(
			command('restore', [inWork('one.backup')], { folder: 'older' }),
			'a backup'
		).rejects.toThrow(/made by a newer Rulewatch.*Nothing was changed/);
	} finally {
		writeFileSync(journal, whole);
	}
	expect((await serves({ folder: 'facts' }, ['server.js'])).page, 'nothing was changed').toBe(200);
});

test('a version that cannot migrate a record leaves it to the one before', async () => {
	const where = { folder: 'facts' };
	const { page } = await serves(where, ['server.js']);
	const tables = async (name: string) =>
		(await command('backup', [inWork(name)], where)).match(/^\w+ +\d+ {2}[0-9a-f]{64}$/gm);
	const before = await tables('before.backup');
	const journal = join(image, 'drizzle/meta/_journal.json');
	const whole = readFileSync(journal, 'utf8');
	const { entries, ...rest } = JSON.parse(whole);
	const last = entries.at(-1);
	const next = { ...last, idx: last.idx + 1, when: last.when + 1, tag: 'next' };
	writeFileSync(journal, JSON.stringify({ ...rest, entries: [...entries, next] }));
	writeFileSync(
		join(image, 'drizzle/next.sql'),
		`alter table topic add column half text default 'done';--> statement-breakpoint\nselect 1 / 0;`
	);
	await expect(serves(where, ['server.js'])).rejects.toThrow(
		/cannot bring the database up to date: division by zero\. Nothing was changed/
	);
	writeFileSync(journal, whole);
	expect(await tables('after.backup')).toEqual(before);
	expect((await serves(where, ['server.js'])).page).toBe(page);
});

test('its volumes have names in compose.yaml, so that backups outlive a container', () => {
	const { services, volumes } = parse(readFileSync('compose.yaml', 'utf8'));
	const declared = /^VOLUME (.+)$/m.exec(readFileSync('Dockerfile', 'utf8'))![1]!;
	const mounted = services.rulewatch.volumes.map((each: string) => each.split(':'));
	expect(mounted.map(([, path]: string[]) => path)).toEqual(JSON.parse(declared));
	for (const [name] of mounted) expect(Object.keys(volumes)).toContain(name);
});
