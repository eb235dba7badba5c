import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { freePort } from '../bin/ports.js';
import { hasPostgres, startPostgres } from '../bin/postgres.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { openS3 } from '../tests/helpers/server/ops/backups/test-s3.ts';
import { openPostOffice } from '../tests/post-office.ts';

// From Node and PostgreSQL alone to a page behind TLS, with mail and backup proven on loopback: a fresh clone does what
// “Set-up” in docs/operations.md and docs/hosting/Caddyfile say, in another folder and on free ports. Caddy is its own
// authority for localhost. Run it with: npx tsx bench/quarter-hour.ts

if (!hasPostgres() || spawnSync('caddy', ['version']).status !== 0) {
	console.log('This needs PostgreSQL and Caddy, and one of them is not installed here.');
	process.exit();
}

const began = performance.now();
const said = (what: string) =>
	console.log(`${((performance.now() - began) / 60_000).toFixed(1).padStart(5)} min  ${what}`);

const [, block = ''] =
	/\n## Set-up\n+```sh\n([^`]+)```/.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
const [setUp, start] = block.split('\n').map((line) => line.replace(/ +#.*/, ''));
const caddyfile = readFileSync('docs/hosting/Caddyfile', 'utf8');

const [work, bucket] = [temporaryFolder(), temporaryFolder()];
const inWork = (name: string) => join(work.folder, name);
const [port, secure, plain] = [await freePort(), await freePort(), await freePort()];
const origin = `https://localhost:${secure}`;
const ends: (() => unknown)[] = [work.remove, bucket.remove];

try {
	const postgres = await startPostgres();
	ends.unshift(() => postgres.stop());
	const [office, s3] = [await openPostOffice(), await openS3(bucket.folder)];
	ends.unshift(office.close, s3.close);
	execFileSync('git', ['clone', '--quiet', '--shared', '.', inWork('rulewatch')]);
	mkdirSync(inWork('backups'));
	said('a clone, PostgreSQL, a mail server and a bucket');

	const { BACKUP_S3, BACKUP_S3_KEY, BACKUP_S3_SECRET } = s3.env;
	const answers = [
		...[origin, 'Women’s Rights Desk', 'asma@example.org'],
		`${office.env.SMTP_URL} desk@example.org`,
		`${inWork('backups')} ${BACKUP_S3} ${BACKUP_S3_KEY} ${BACKUP_S3_SECRET}`,
		'bundled'
	];
	const { PATH, HOME } = process.env;
	const env = { PATH, HOME, DATABASE_URL: postgres.url };
	const child = spawn('sh', ['-c', setUp!], { cwd: inWork('rulewatch'), env });
	child.stdin.end(answers.map((answer) => `${answer}\n`).join(''));
	const sheet = await text(child.stdout);
	if (!/RECOVERY SHEET/.test(sheet)) throw new Error(`The set-up failed:\n${sheet}`);
	said(
		`“${setUp}”: ${answers.length} answers, ${office.arrived.length} e-mail to ${office.arrived[0]!.to}`
	);

	const none = { DATABASE_URL: undefined, ORIGIN: undefined, HOST: undefined };
	const command = `cd ${inWork('rulewatch')} && exec ${start}`;
	const server = await startServer({ ...none, PORT: `${port}` }, ['sh', '-c', command]);
	ends.unshift(() => server.end());
	said(`“${start}” is ready`);

	const here = caddyfile.replace('rulewatch.example', origin).replace(':3000', `:${port}`);
	writeFileSync(
		inWork('Caddyfile'),
		`{\n\tadmin off\n\tskip_install_trust\n\thttp_port ${plain}\n\thttps_port ${secure}\n}\n${here}`
	);
	const caddy = spawn('caddy', ['run', '--config', inWork('Caddyfile')], {
		env: { PATH, HOME: work.folder, XDG_DATA_HOME: inWork('data') },
		stdio: 'ignore'
	});
	ends.unshift(() => caddy.kill());
	const root = inWork('data/caddy/pki/authorities/local/root.crt');
	const page = await until(() => read(`${origin}/about/this-copy`, root));
	if (!page.includes('Women’s Rights Desk')) throw new Error('The page does not say who runs it.');
	said(`${origin}/about/this-copy, behind TLS of Caddy’s own authority`);

	const [name] = await until(() => Promise.resolve(Object.keys(s3.held())));
	said(`the first backup is in the bucket: ${name}`);
} finally {
	for (const end of ends) await end();
}

/** Asks again until there is something. */
async function until<T extends { length: number }>(look: () => Promise<T>): Promise<T> {
	for (;;) {
		const found = await look().catch(() => undefined);
		if (found?.length) return found;
		await after(500);
	}
}

/** @returns the page, if it is whole and asks for TLS from now on */
async function read(address: string, root: string): Promise<string> {
	if (!existsSync(root)) return '';
	const dispatcher = new Agent({ connect: { ca: readFileSync(root) } });
	const { statusCode, headers, body } = await request(address, { dispatcher });
	const page = await body.text();
	return statusCode === 200 && headers['strict-transport-security'] ? page : '';
}
