import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asRoot, installSystemPackage } from './machine.js';
import { main, run } from './steps.js';

// One that knows letters beyond ASCII, without which neither case nor accents fold.
const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

/**
 * Starts a PostgreSQL server of its own, empty, in a temporary folder on a free port. It keeps nothing: no password,
 * no waiting for the disk.
 * @returns undefined where PostgreSQL is not installed
 */
export async function startPostgres() {
	const programs = findPrograms();
	if (!programs) return undefined;
	// The server refuses to run as root.
	const user = asRoot ? systemUser() : {};
	const folder = mkdtempSync(join(tmpdir(), 'rulewatch-postgres-'));
	if (asRoot) chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const options = { cwd: folder, env: { ...process.env, LC_ALL: locale }, ...user };
	const fresh = ['--username=rulewatch', '--auth=trust', '--encoding=UTF8', '--lc-messages=C'];
	await run(join(programs, 'initdb'), [`--pgdata=${data}`, ...fresh, '--no-sync'], options);
	const port = await freePort();
	let server;

	async function start() {
		const settings = ['-c', 'fsync=off', '-c', `unix_socket_directories=${folder}`];
		server = spawn(
			join(programs, 'postgres'),
			['-D', data, '-h', '127.0.0.1', '-p', port, ...settings],
			{ ...options, stdio: ['ignore', 'ignore', 'pipe'] }
		);
		await readyToAccept(server);
	}

	async function end(signal) {
		if (server.exitCode !== null || server.signalCode !== null) return;
		server.kill(signal);
		await once(server, 'exit');
	}

	await start();
	return {
		url: `postgres://rulewatch@127.0.0.1:${port}/postgres`,
		port,
		/** Starts it again, on the same rows, after a `crash`. */
		start,
		/** As after a power cut: every connection is dropped, nothing is tidied up. */
		crash: () => end('SIGQUIT'),
		async stop() {
			await end('SIGINT');
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** A port that was free a moment ago. */
export async function freePort() {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address();
	probe.close();
	return port;
}

function readyToAccept(server) {
	return new Promise((resolve, reject) => {
		let log = '';
		server.stderr.setEncoding('utf8').on('data', (text) => {
			log += text;
			if (log.includes('ready to accept connections')) resolve();
		});
		server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
	});
}

/** The folder with the server's programs; Debian keeps it off the PATH. */
function findPrograms() {
	const debian = '/usr/lib/postgresql';
	return [
		...process.env.PATH.split(delimiter),
		fromPgConfig(),
		...(existsSync(debian) ? readdirSync(debian) : [])
			.sort((a, b) => b - a)
			.map((version) => join(debian, version, 'bin'))
	].find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

function fromPgConfig() {
	try {
		return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim();
	} catch {
		return '';
	}
}

function systemUser() {
	const users = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'));
	const [, , uid, gid] =
		users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
	return { uid: Number(uid), gid: Number(gid) };
}

// node bin/postgres.js -- npx vitest run: runs a command with DATABASE_URL set, and stops the server after it.
if (import.meta.url === pathToFileURL(process.argv[1]).href)
	await main(async () => {
		if (!findPrograms())
			await installSystemPackage('PostgreSQL', {
				apt: 'postgresql',
				dnf: 'postgresql-server postgresql-contrib',
				apk: 'postgresql postgresql-contrib',
				brew: 'postgresql'
			});
		const server = await startPostgres();
		const [command, ...args] = process.argv.slice(process.argv.indexOf('--') + 1);
		try {
			await run(command, args, { show: true, env: { ...process.env, DATABASE_URL: server.url } });
		} finally {
			await server.stop();
		}
	});
