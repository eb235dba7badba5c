import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asRoot, installSystemPackage } from './machine.js';
import { freePort } from './ports.js';
import { main, run } from './steps.js';
import { readArguments } from './options.js';

// The locale knows letters beyond ASCII, without which neither case nor accents can be ignored.
const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

/**
 * Runs without a password or syncs to disk. With `follows`, another's port, it is that server's replica until promoted.
 * @throws Error if PostgreSQL is not installed; check `hasPostgres` before
 * @param {{ parent?: string, follows?: number, settings?: string[] }} [options]
 */
export async function startPostgres({ parent = tmpdir(), follows = 0, settings = [] } = {}) {
	const programs = findPrograms();
	if (!programs) throw new Error('PostgreSQL is not installed here.');
	const folder = mkdtempSync(join(parent, 'rulewatch-postgres-'));
	// PostgreSQL refuses to run as root.
	const user = asRoot ? systemUser() : undefined;
	if (user) chownSync(folder, user.uid, user.gid);
	const options = { cwd: folder, env: { ...process.env, LC_ALL: locale }, ...user };
	const data = join(folder, 'data');
	if (follows) {
		const copy = [
			'--write-recovery-conf',
			'--checkpoint=fast',
			'--no-sync',
			'--username=rulewatch'
		];
		const from = ['--host=127.0.0.1', `--port=${follows}`];
		await run(join(programs, 'pg_basebackup'), [`--pgdata=${data}`, ...copy, ...from], options);
	} else {
		const fresh = ['--username=rulewatch', '--auth=trust', '--encoding=UTF8', '--no-sync'];
		await run(join(programs, 'initdb'), [`--pgdata=${data}`, ...fresh], options);
	}

	const port = await freePort();
	const own = ['fsync=off', 'lc_messages=C', `unix_socket_directories=${folder}`];
	const args = [
		'-D',
		data,
		'-h',
		'127.0.0.1',
		'-p',
		`${port}`,
		...[...own, ...settings].flatMap((s) => ['-c', s])
	];
	const launch = async () => {
		const server = spawn(join(programs, 'postgres'), args, {
			...options,
			stdio: ['ignore', 'ignore', 'pipe']
		});
		await readyToAccept(server);
		return server;
	};
	let server = await launch();
	/** @param {NodeJS.Signals} signal */
	const end = async (signal) => {
		if (server.exitCode !== null || server.signalCode !== null) return;
		const exit = once(server, 'exit');
		server.kill(signal);
		await exit;
	};
	return {
		url: `postgres://rulewatch@127.0.0.1:${port}/postgres`,
		port,
		pid: () => server.pid,
		/** As in a power cut: connections drop, and nothing is cleaned up. */
		crash: () => end('SIGQUIT'),
		/** Stops all its processes: connections stay open but get no answers. */
		freeze() {
			server.kill('SIGSTOP');
			signalChildren(server.pid, 'STOP');
		},
		thaw() {
			signalChildren(server.pid, 'CONT');
			server.kill('SIGCONT');
		},
		async restart() {
			server = await launch();
		},
		async stop() {
			await end('SIGINT');
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/**
 * @param {number | undefined} pid
 * @param {'STOP' | 'CONT'} signal
 */
function signalChildren(pid, signal) {
	execFileSync('pkill', [`-${signal}`, '-P', String(pid)]);
}

export const hasPostgres = () => findPrograms() !== undefined;

/** Debian does not put them on the PATH. */
function findPrograms() {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian) : [];
	return [
		...(process.env.PATH ?? '').split(delimiter),
		fromPgConfig(),
		...versions
			.map(Number)
			.sort((a, b) => b - a)
			.map((version) => `${debian}/${version}/bin`)
	].find((folder) =>
		['initdb', 'postgres', 'pg_basebackup'].every((name) => existsSync(join(folder, name)))
	);
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
		users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
	return { uid: Number(uid), gid: Number(gid) };
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} server
 * @returns {Promise<void>}
 */
function readyToAccept(server) {
	return new Promise((resolve, reject) => {
		let log = '';
		server.stderr.setEncoding('utf8').on('data', (text) => {
			log += text;
			if (/ready to accept (?:read-only )?connections/.test(log)) resolve();
		});
		server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
	});
}

// node bin/postgres.js -- npx vitest run: runs a command with DATABASE_URL set, then stops the server.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
	await main(async () => {
		readArguments(
			'node bin/postgres.js -- COMMAND: runs a command with DATABASE_URL set to a throwaway PostgreSQL.'
		);
		const [command, ...args] = process.argv.slice(process.argv.indexOf('--') + 1);
		if (!command || !process.argv.includes('--'))
			throw new Error('Say what to run: node bin/postgres.js -- npx vitest run');
		if (!hasPostgres())
			await installSystemPackage('PostgreSQL', {
				'apt-get': ['postgresql'],
				dnf: ['postgresql-server', 'postgresql-contrib'],
				apk: ['postgresql', 'postgresql-contrib'],
				brew: ['postgresql']
			});
		const server = await startPostgres();
		try {
			await run(command, args, { show: true, env: { ...process.env, DATABASE_URL: server.url } });
		} finally {
			await server.stop();
		}
	});
