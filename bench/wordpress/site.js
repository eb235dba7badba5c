import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { findProgram } from '../../bin/machine.js';
import { freePort } from '../../bin/ports.js';

const installed = '/usr/share/wordpress';
const theme = 'twentytwentyfive';
const packages =
	'wordpress wordpress-theme-twentytwentyfive mariadb-server php-cli php-mysql (on Debian: apt-get install --no-install-recommends …)';

/** @throws Error that names the packages, if they are missing */
export function requireWordPress() {
	const [mariadbd, php] = [findProgram('mariadbd'), findProgram('php')];
	if (!mariadbd || !php || !existsSync(join(installed, 'wp-content/themes', theme)))
		throw new Error(`This needs ${packages}.`);
	return { mariadbd, php };
}

/**
 * Starts Debian's WordPress in a folder, with a MariaDB on a socket there and a web server on a free port.
 * @param {string} appPort of the app whose pages it is to unfold
 * @throws Error that names the packages, where they are not there
 */
export async function startWordPress(folder, appPort) {
	const { mariadbd, php } = requireWordPress();
	const socket = join(folder, 'mariadb.sock');
	const site = join(folder, 'site');
	const port = await freePort();
	const url = `http://localhost:${port}`;
	const env = { ...process.env, WORDPRESS_FOLDER: site, PHP_CLI_SERVER_WORKERS: '4' };
	const run = (script, input = '') =>
		execFileSync(php, [join(import.meta.dirname, script)], { env, input, encoding: 'utf8' });

	const database = await startMariaDb(mariadbd, join(folder, 'database'), socket);
	let server;
	const end = async () => {
		for (const child of [server, database]) {
			if (!child || child.exitCode !== null) continue;
			child.kill();
			await once(child, 'exit');
		}
		for (const name of ['site', 'database']) rmSync(join(folder, name), { recursive: true });
	};
	try {
		layOut(site, { socket, url, appPort });
		execFileSync(php, ['-r', createDatabase, socket]);
		run('install.php');
		server = spawn(php, ['-S', `localhost:${port}`, '-t', site], { env, stdio: 'ignore' });
		await until('WordPress', async () => (await fetch(url)).ok);
	} catch (cause) {
		await end();
		throw cause;
	}
	return {
		post: (posts) => JSON.parse(run('post.php', JSON.stringify(posts))),
		fill: (articles) => JSON.parse(run('fill.php', JSON.stringify(articles))),
		pids: () => [server?.pid, database.pid],
		end
	};
}

const createDatabase =
	'(new mysqli("localhost", "root", "", "", 0, $argv[1]))->query("create database wordpress");';

async function startMariaDb(program, data, socket) {
	// PHP refuses to run as root without this, and so does MariaDB.
	const user = process.getuid?.() === 0 ? ['--user=root'] : [];
	execFileSync(
		'mariadb-install-db',
		['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', ...user],
		{ stdio: 'ignore' }
	);
	const child = spawn(
		program,
		['--no-defaults', `--datadir=${data}`, `--socket=${socket}`, '--skip-networking', ...user],
		{ stdio: 'ignore' }
	);
	await until('MariaDB', () => existsSync(socket), child);
	return child;
}

function layOut(site, { socket, url, appPort }) {
	cpSync(installed, site, { recursive: true, dereference: true });
	writeFileSync(
		join(site, 'wp-config.php'),
		`<?php
foreach (['DB_NAME' => 'wordpress', 'DB_USER' => 'root', 'DB_PASSWORD' => '', 'DB_HOST' => 'localhost:${socket}',
	'DB_CHARSET' => 'utf8mb4', 'DB_COLLATE' => '', 'WP_HOME' => '${url}', 'WP_SITEURL' => '${url}',
	'WP_DEFAULT_THEME' => '${theme}', 'DISABLE_WP_CRON' => true, 'AUTOMATIC_UPDATER_DISABLED' => true]
	as $name => $value) define($name, $value);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require ABSPATH . 'wp-settings.php';
`
	);
	const plugins = join(site, 'wp-content/mu-plugins');
	mkdirSync(plugins, { recursive: true });
	// WordPress blocks requests to loopback and to unusual ports; this allows them. It also stops all mail.
	writeFileSync(
		join(plugins, 'loopback.php'),
		`<?php
add_filter('http_request_host_is_external', fn($is, $host) => $is || $host === 'localhost', 10, 2);
add_filter('http_allowed_safe_ports', fn($ports) => [...$ports, ${appPort}]);
add_filter('pre_wp_mail', '__return_true');
`
	);
}

async function until(what, isThere, child) {
	for (let tries = 0; tries < 300; tries++) {
		if (child && child.exitCode !== null) break;
		if (await Promise.resolve(isThere()).catch(() => false)) return;
		await after(100);
	}
	throw new Error(`${what} did not start.`);
}
