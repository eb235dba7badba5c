import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSettings, misspeltSettings, readSecretFiles, settingRules } from './settings.js';

const right = {
	DATABASE_URL: 'postgres://me:secret-word@db.example:5432/rulewatch',
	PORT: '3000',
	HOST: '::1',
	ORIGIN: 'https://rulewatch.example',
	SECRET: 'x'.repeat(32),
	SMTP_URL: 'smtps://me:secret-word@mail.example:465',
	MAIL_FROM: 'Rulewatch <desk@rulewatch.example>',
	OPERATOR_NAME: 'Media Matters for Democracy',
	OPERATOR_CONTACT: 'desk@rulewatch.example',
	REQUIRE_TWO_STEP: 'editors',
	FORMER_STAFF_DAYS: '365',
	LOOK_AGAIN: 'no',
	KEEP_COPIES: 'no',
	BUNDLED_FACTS: 'no',
	ANSWER_SECONDS: '6',
	LOG_LEVEL: 'debug',
	METRICS_PORT: '9100',
	METRICS_HOST: '0.0.0.0',
	BACKUP_PASSPHRASE: 'umbrella tinsel gravy',
	BACKUP_RECIPIENT: 'age1rulzd2mtu7dkj0kpdgma82uke9q6gay8qqagvavws3lzxufw2vqq4p8r4e',
	BACKUP_FOLDER: '/backups',
	BACKUP_SFTP: 'sftp://asma:secret-word@backups.example:2222/srv/rulewatch',
	BACKUP_SFTP_HOST_KEY: `SHA256:${'a'.repeat(43)} SHA256:${'/'.repeat(43)}`,
	BACKUP_SFTP_KEY: '-----BEGIN OPENSSH PRIVATE KEY-----',
	BACKUP_S3_REGION: 'eu-central-1',
	XFF_DEPTH: '1',
	BODY_SIZE_LIMIT: '65M',
	FETCH_ALLOW: 'hooks.internal:8080, [::1]:9000'
};

const wrong: [name: keyof typeof right, value: string][] = [
	['DATABASE_URL', 'mysql://me:secret-word@db.example/rulewatch'],
	['DATABASE_URL', 'secret-word'],
	['PORT', '0'],
	['PORT', '65536'],
	['HOST', 'http://localhost'],
	['ORIGIN', 'rulewatch.example'],
	['ORIGIN', 'https://rulewatch.example/record'],
	['SECRET', 'secret-word'],
	['SMTP_URL', 'mail.example'],
	['SMTP_URL', ''],
	['MAIL_FROM', 'Rulewatch'],
	['MAIL_FROM', ''],
	['OPERATOR_NAME', ''],
	['OPERATOR_NAME', 'x'.repeat(201)],
	['OPERATOR_CONTACT', ''],
	['OPERATOR_CONTACT', 'javascript:alert(1)'],
	['OPERATOR_CONTACT', 'Ask at the door'],
	['REQUIRE_TWO_STEP', 'yes'],
	['FORMER_STAFF_DAYS', '0'],
	['LOOK_AGAIN', 'daily'],
	['KEEP_COPIES', 'all'],
	['BUNDLED_FACTS', 'none'],
	['ANSWER_SECONDS', '0'],
	['LOG_LEVEL', 'loud'],
	['METRICS_PORT', '3000'],
	['METRICS_PORT', 'yes'],
	['METRICS_HOST', 'a b'],
	['BACKUP_PASSPHRASE', 'secret-word'],
	['BACKUP_RECIPIENT', 'AGE-SECRET-KEY-1QQQ'],
	['BACKUP_RECIPIENT', 'age1rulzd2mtu7dkj0kpdgma82uke9q6gay8qqagvavws3lzxufw2vqq4p8r4f'],
	['BACKUP_FOLDER', 'backups'],
	['BACKUP_FOLDER', ''],
	['BACKUP_SFTP', 'sftp://backups.example/srv'],
	['BACKUP_SFTP', 'ftp://asma:secret-word@backups.example/srv'],
	['BACKUP_SFTP_HOST_KEY', ''],
	['BACKUP_SFTP_HOST_KEY', 'SHA256:a'],
	['BACKUP_SFTP_KEY', 'secret-word'],
	['BACKUP_S3_REGION', 'eu/central'],
	['XFF_DEPTH', '0'],
	['BODY_SIZE_LIMIT', '6 MB'],
	['FETCH_ALLOW', 'hooks.internal'],
	['FETCH_ALLOW', 'http://hooks.internal:80'],
	['FETCH_ALLOW', '127.0.0.1:99999']
];

describe('the settings', () => {
	it('are right as docs/settings.md shows them, and when none is set', () => {
		expect(() => checkSettings(right)).not.toThrow();
		expect(() => checkSettings({})).not.toThrow();
		expect(() => checkSettings({ PORT: '', SECRET: '' })).not.toThrow();
	});

	it.each(wrong)('are refused where %s is “%s”, in a sentence that names it', (name, value) => {
		const message = messageOf({ ...right, [name]: value });
		expect(message).toMatch(new RegExp(`^\\w+ .*\\.$`));
		expect(message).toContain(name);
		expect(message).not.toContain('secret-word');
	});

	it('are refused all at once', () => {
		const message = messageOf(Object.fromEntries(wrong.filter(([, value]) => value)));
		expect(message.split('\n')).toHaveLength(Object.keys(right).length);
	});

	it('make no backups by themselves that anybody could read, but let a command restore one', () => {
		const folder = { BACKUP_FOLDER: '/backups' };
		expect(messageOf(folder)).toMatch(/^BACKUP_FOLDER is set without BACKUP_RECIPIENT .*\.$/);
		expect(() => checkSettings(folder, { serves: false })).not.toThrow();
		expect(messageOf({ ...folder, BACKUP_PASSPHRASE: right.BACKUP_PASSPHRASE })).toBe('');
	});

	it('name one bucket at most, with its key, and by https unless it is on this machine', () => {
		const keys = { BACKUP_S3_KEY: 'asma', BACKUP_S3_SECRET: 'secret-word' };
		const { BACKUP_SFTP: _, ...others } = { ...right, ...keys };
		const said = (address: string) => messageOf({ ...others, BACKUP_S3: address });
		expect(said('https://s3.example/bucket/folder')).toBe('');
		expect(said('http://127.0.0.1:9000/bucket')).toBe('');
		for (const wrong of [
			...['http://s3.example/bucket', 'https://s3.example/', 's3://bucket/folder'],
			...['https://asma:secret-word@s3.example/bucket', 'https://s3.example/bucket?a=b']
		])
			expect(said(wrong)).toMatch(/^BACKUP_S3 is not an address such as .*localhost alone\.$/);
		const address = { BACKUP_S3: 'https://s3.example/bucket' };
		expect(messageOf({ ...right, ...keys, ...address })).toMatch(
			/^BACKUP_S3 is set beside BACKUP_SFTP/
		);
		expect(messageOf({ ...others, ...address, BACKUP_S3_SECRET: '' })).toMatch(
			/without BACKUP_S3_KEY/
		);
		expect(messageOf({ ...keys, ...address })).toMatch(/^BACKUP_S3 is set without BACKUP_FOLDER/);
	});

	it('stand in docs/settings.md and in .env.example, each', () => {
		const papers = ['docs/settings.md', '.env.example'].map((file) => readFileSync(file, 'utf8'));
		const missing = Object.keys(settingRules).filter((name) =>
			papers.some((paper) => !new RegExp(`\\b${name}\\b`).test(paper))
		);
		expect(missing).toEqual([]);
	});

	it('have one default in docs/settings.md, .env.example and the code', () => {
		const example = Object.fromEntries(
			[...readFileSync('.env.example', 'utf8').matchAll(/^# (\w+)=(.*)$/gm)].map(
				([, name, value]) => [name, value]
			)
		);
		const documented = [
			...readFileSync('docs/settings.md', 'utf8').matchAll(/^\| `(\w+)` .*\| `([\w.]+)` +\|$/gm)
		].map(([, name = '', value]) => ({ name, value }));
		expect(documented.length).toBeGreaterThan(5);
		expect(documented.filter(({ name, value }) => example[name] !== value)).toEqual([]);
		const server = readFileSync('server.js', 'utf8');
		const [, coded] = /BODY_SIZE_LIMIT \|\|= '(\w+)'/.exec(server)!;
		expect(documented).toContainEqual({ name: 'BODY_SIZE_LIMIT', value: coded });
	});
});

function messageOf(environment: Record<string, string>): string {
	try {
		checkSettings(environment);
	} catch (error) {
		return (error as Error).message;
	}
	return '';
}

describe('a secret in a file', () => {
	let folder = '';
	beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'rulewatch-secrets-'))));
	afterAll(() => rmSync(folder, { recursive: true }));
	const file = (text: string) => {
		const path = join(folder, 'secret');
		writeFileSync(path, text);
		return path;
	};
	const refusal = (environment: Record<string, string>) => () => readSecretFiles(environment);

	it.each([
		...['DATABASE_URL', 'DATABASE_REPLICA_URLS', 'SECRET', 'SMTP_URL'],
		...['BACKUP_PASSPHRASE', 'BACKUP_SFTP', 'BACKUP_SFTP_KEY'],
		...['BACKUP_S3_KEY', 'BACKUP_S3_SECRET']
	])('is read as %s without its last line break', (name) => {
		const environment = { [`${name}_FILE`]: file(' secret \nword\n\n'), [name]: '' };
		readSecretFiles(environment);
		expect(environment[name]).toBe(' secret \nword\n');
		expect(refusal(environment), 'as in a process that it starts').not.toThrow();
	});

	it('is refused beside the setting itself, without either value', () => {
		const both = { SECRET: 'secret-word', SECRET_FILE: file('secret-word') };
		expect(refusal(both)).toThrow(/^SECRET and SECRET_FILE are both set: choose one\.$/);
	});

	it('is refused where the file is missing or empty, each in a sentence', () => {
		const environment = { SECRET_FILE: file('\n'), SMTP_URL_FILE: join(folder, 'none') };
		expect(refusal(environment)).toThrow(
			/^SECRET_FILE names an empty file: .*secret\nSMTP_URL_FILE names a file that cannot be read \(ENOENT\): .*none$/
		);
	});

	it('is held to the same rules, which do not tell it', () => {
		const environment: Record<string, string> = { SECRET_FILE: file('secret-word') };
		readSecretFiles(environment);
		expect(messageOf(environment)).toMatch(/^SECRET must have at least 32 characters/);
		expect(messageOf(environment)).not.toContain('secret-word');
	});
});

describe('a name that is nearly a setting', () => {
	it.each([
		['DATABSE_URL', 'DATABASE_URL'],
		['DATABASE_URI', 'DATABASE_URL'],
		['SMPT_URL', 'SMTP_URL'],
		['ORIGIN_', 'ORIGIN'],
		['log_level', 'LOG_LEVEL'],
		['METRIC_PORT', 'METRICS_PORT'],
		['SECRETS_FILE', 'SECRET_FILE']
	])('is told: %s for %s', (name, meant) => {
		expect(misspeltSettings({ [name]: 'x' })).toEqual([
			`${name} is no setting of Rulewatch. Is ${meant} meant?`
		]);
	});

	it('is not what other programs set', () => {
		const others = ['PATH', 'HOME', 'HOSTNAME', 'PGPORT', 'PORTS', 'NODE_ENV', 'npm_config_port'];
		const environment = Object.fromEntries([...others, ...Object.keys(right)].map((n) => [n, 'x']));
		expect(misspeltSettings(environment)).toEqual([]);
	});
});
