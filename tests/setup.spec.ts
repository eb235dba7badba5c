import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync
} from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseEnv } from 'node:util';
import { freePort } from '../bin/ports.js';
import { startServer, temporaryFolder } from '../bin/server.js';
import { openS3 } from './helpers/server/ops/backups/test-s3.ts';
import { layOut } from './image.ts';
import { openPostOffice } from './post-office.ts';

// `npm run setup`, and a restore from its recovery sheet alone, with the files of the Docker image.

test.describe.configure({ mode: 'serial', timeout: 600_000 });

const temporary = [temporaryFolder(), temporaryFolder()] as const;
const [image, backups] = temporary.map(({ folder }) => folder) as [string, string];
const settingsFile = join(image, '.env');
let office: Awaited<ReturnType<typeof openPostOffice>>;
let port: number;

test.beforeAll(async () => {
	test.setTimeout(600_000);
	layOut(image);
	office = await openPostOffice();
	port = await freePort();
});

test.afterAll(async () => {
	await office.close();
	for (const { remove } of temporary) remove();
});

/** Runs a line of the shell in the image, as if no setting stood in the environment. */
async function shell(line: string, answers: string[] = []) {
	const { PATH, HOME } = process.env;
	const child = spawn('sh', ['-c', line], { cwd: image, env: { PATH, HOME } });
	child.stdin.on('error', () => {});
	child.stdin.end(answers.map((answer) => `${answer}\n`).join(''));
	const [[code], output, errors] = await Promise.all([
		once(child, 'close'),
		text(child.stdout),
		text(child.stderr)
	]);
	return { code, output: output + errors };
}

const answers = (facts: string) => [
	`http://localhost:${port}`,
	"Women's Rights Desk #1",
	'asma@example.org',
	`${office.env.SMTP_URL} desk@example.org`,
	backups,
	facts
];

const settings = () => parseEnv(readFileSync(settingsFile, 'utf8'));

/** The lines that give a table's rows and SHA-256, except for the note of the backup itself. */
const tablesIn = (output: string) =>
	output.match(/^(?!daily_backup)\w+ +\d+ {2}[0-9a-f]{64}$/gm) ?? [];

test('a set-up that ends half-way leaves nothing', async () => {
	const { code, output } = await shell('npm run setup', answers('bundled').slice(0, 5));
	expect(output).toMatch(/The answers ended before the questions\. Nothing was written\./);
	expect([code, existsSync(settingsFile), readdirSync(backups)]).toEqual([1, false, []]);
});

test('each answer is tried, and asked for again where it does not hold', async () => {
	const [address, name, contact, mail, folder] = answers('') as [string, ...string[]];
	const { output } = await shell('npm run setup', [
		...['http://rulewatch.example', 'https://rulewatch.example/news', address],
		...['', name!, 'https://example.org/contact', contact!],
		...['mail.example', 'smtp://127.0.0.1:1', mail!],
		...['backups', join(backups, 'none'), '/proc'],
		`${folder} sftp://asma:umbrella@127.0.0.1:1/ SHA256:${'a'.repeat(43)}`,
		...[`${folder} https://s3.example/bucket asma`, folder!],
		'some'
	]);
	for (const sentence of [
		/Passwords need https/,
		/ORIGIN must be an address without a path/,
		/This needs an answer/,
		/it must be an e-mail address/,
		/SMTP_URL is not an address/,
		/The mail server cannot be reached/,
		/BACKUP_FOLDER must be a whole path/,
		/There is no folder .*none: make it first/,
		/\/proc cannot be written and read by this user/,
		/The copy of the backup in \/ at 127\.0\.0\.1 failed: connect ECONNREFUSED/,
		/BACKUP_S3 is set without BACKUP_S3_KEY and BACKUP_S3_SECRET/,
		/It is “bundled” or “empty”/,
		/Nothing was written/
	])
		expect(output).toMatch(sentence);
	expect(existsSync(settingsFile)).toBe(false);
});

test('a record is restored with the lines of the recovery sheet alone', async () => {
	const sheet = await shell('npm run setup', answers('bundled'));
	expect(sheet.output).toMatch(/RECOVERY SHEET/);
	expect(office.arrived.at(-1)).toMatchObject({ to: 'asma@example.org' });
	expect(office.arrived.at(-1)?.whole).toMatch(/^From: .*desk@example\.org/m);
	const before = settings();
	expect(before).toMatchObject({ OPERATOR_NAME: "Women's Rights Desk #1", BUNDLED_FACTS: 'yes' });
	expect(statSync(settingsFile).mode & 0o777).toBe(0o600);
	const key = /^ {2}(AGE-SECRET-KEY-\S+)$/m.exec(sheet.output)?.[1] ?? 'none';
	expect(sheet.output).toContain(`\n  ${before.SECRET}\n`);
	expect(readFileSync(settingsFile, 'utf8')).not.toContain(key);

	const again = await shell('npm run setup', answers('empty'));
	expect(again.output).toMatch(/\.env is there already, and stays as it is/);
	expect(settings()).toEqual(before);

	const { statements, end } = await start(['node', join(image, 'server.js')]);
	await expect
		.poll(() => readdirSync(backups))
		.toEqual([expect.stringMatching(/^rulewatch-\d{4}-\d{2}-\d{2}\.backup$/)]);
	await end();
	const tables = tablesIn((await shell(`npm run backup -- ${join(image, 'all')}`)).output);
	expect(tables.length).toBeGreaterThan(30);

	// The machine is lost: what is left are the sheet, the backups and Rulewatch itself.
	rmSync(settingsFile);
	rmSync(join(image, '.data'), { recursive: true });
	const lines = sheet.output.match(/^ {2}\S.* npm .*|^ {2}npm .*/gm) ?? [];
	expect(lines).toHaveLength(4);
	const [install, setUp, restore, begin] = lines.map((line) => line.trim()) as [
		string,
		...string[]
	];
	// The image is built already, and has no sources.
	expect([install, begin]).toEqual(['npm ci && npm run build', 'npm start']);
	const second = await shell(setUp!, answers('empty'));
	expect(second.output).toContain('is on your first sheet');
	expect(settings(), 'both secrets stay').toEqual({ ...before, BUNDLED_FACTS: 'no' });
	expect(tablesIn((await shell(restore!)).output)).toEqual(tables);
	const restored = await start(['npm', '--prefix', image, 'start']);
	await restored.end();
	expect(restored.statements).toEqual(statements);
});

test('asked again, it keeps the secrets and what else stands in the file', async () => {
	const before = settings();
	appendFileSync(settingsFile, 'LOG_LEVEL=warn\n');
	const half = await shell('npm run setup -- --replace', ['http://localhost:1']);
	expect(half.output).toMatch(/Nothing was written/);
	expect(settings()).toEqual({ ...before, LOG_LEVEL: 'warn' });
	const [, ...more] = answers('empty');
	more[2] = 'none';
	const pinned = `BACKUP_SFTP_HOST_KEY=SHA256:${'a'.repeat(43)}`;
	const copies = 'BACKUP_SFTP=sftp://asma@backups.example/srv';
	const line = `${copies} ${pinned} npm run setup -- --replace`;
	const { output } = await shell(line, ['https://rulewatch.example', ...more]);
	expect(output).toContain('Copies are at backups.example,');
	expect(output).toContain(` ${copies.replace('=', "='")}' ${pinned.replace('=', "='")}' npm run`);
	const { SMTP_URL: _, MAIL_FROM: __, ...kept } = before;
	expect(settings()).toEqual({
		...kept,
		...{ LOG_LEVEL: 'warn', ORIGIN: 'https://rulewatch.example' },
		...parseEnv(`${copies}\n${pinned}`),
		...{ HOST: '127.0.0.1', ADDRESS_HEADER: 'x-forwarded-for' }
	});
});

test('in containers, it writes beside compose.yaml and makes the password of PostgreSQL', async () => {
	const beside = join(backups, 'compose');
	mkdirSync(beside);
	const setUp = () =>
		shell(`node bin/setup.js --replace --compose=${beside}`, [
			...['http://localhost', 'https://localhost'],
			...answers('empty').slice(1)
		]);
	const { output } = await setUp();
	expect(output).toMatch(/outside of containers/);
	const read = () => parseEnv(readFileSync(join(beside, '.env'), 'utf8'));
	const made = read();
	expect(made).toMatchObject({ ORIGIN: 'https://localhost', ADDRESS_HEADER: 'x-forwarded-for' });
	expect(made.HOST).toBeUndefined();
	expect(made.POSTGRES_PASSWORD).toMatch(/^[\w-]{32}$/);
	expect(output).toContain(`--env POSTGRES_PASSWORD='${made.POSTGRES_PASSWORD}' setup\n`);
	await setUp();
	expect(read(), 'its database and backups could not be opened otherwise').toEqual(made);
});

test('it tries the bucket for copies of backups, and leaves nothing there', async () => {
	const bucket = temporaryFolder();
	const s3 = await openS3(bucket.folder);
	const { BACKUP_S3, BACKUP_S3_KEY, BACKUP_S3_SECRET } = s3.env;
	const place = (secret: string) => `${backups} ${BACKUP_S3} ${BACKUP_S3_KEY} ${secret}`;
	const all = answers('empty');
	const { output } = await shell('npm run setup -- --replace', [
		...[...all.slice(0, 4), place('tinsel'), place(BACKUP_S3_SECRET), 'empty']
	]);
	expect(output).toMatch(/it refuses this key/);
	expect(output).toMatch(/Copies are at 127\.0\.0\.1/);
	expect(settings()).toMatchObject({ BACKUP_FOLDER: backups, ...s3.env });
	expect(settings().BACKUP_SFTP, 'the place before it').toBeUndefined();
	expect(s3.held()).toEqual({});
	await s3.close();
	bucket.remove();
});

/** Starts the app with nothing but its `.env`. */
async function start(program: [string, ...string[]]) {
	const none = { ORIGIN: undefined, RULEWATCH_FOLDER: undefined };
	const server = await startServer({ ...none, PORT: String(port) }, program);
	const read = async (path: string) => (await fetch(`${server.url}${path}`)).text();
	const about = await read('/about/this-copy');
	expect(about.includes('Rights Desk #1'), 'it tells who runs it').toBe(true);
	return { statements: await read('/api/v1/statements'), end: () => server.end() };
}
