import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseEnv } from 'node:util';
import { envLine, writePrivately } from './env-file.js';
import { readArguments } from './options.js';
import { install } from './prepare.js';
import { recoverySheet } from './recovery-sheet.js';
import { readSecretFiles, settingRules } from './settings.js';
import { hasSources } from './sources.js';
import { main, steps } from './steps.js';

const { given, texts } = readArguments(
	'npm run setup -- [--replace] [--compose=FOLDER]: asks six things, tries each, writes .env and prints a recovery sheet. ' +
		'Answers may also come as six lines. With --replace, what else stands in .env stays; with --compose, .env is ' +
		'written in the folder of compose.yaml.',
	{ options: ['replace'], texts: ['compose'] }
);
const inContainers = 'compose' in texts;

/** @typedef {Record<string, string>} Settings */
/** @typedef {Pick<Awaited<ReturnType<typeof import('./commands.js').builtModules>>, 'sendLetter' | 'failureOf' | 'closeConnections' | 'tryAway'>} App */

/**
 * `take` tries an answer and returns settings, or throws an Error with a sentence. `so` has the settings so far.
 * @type {{ text: string, usual?: string, take: (answer: string, so: Settings, app: App) => Settings | Promise<Settings> }[]}
 */
const questions = [
	{
		text: 'The address at which people find this copy, such as https://rulewatch.example',
		usual: inContainers ? 'https://localhost' : 'http://localhost:3000',
		take: takeAddress
	},
	{
		text: 'The name of the organisation that runs it',
		take: (name) => ruled({ OPERATOR_NAME: name }, { OPERATOR_CONTACT: 'asked next' })
	},
	{
		text: 'The e-mail address at which readers reach the organisation',
		take(contact, so) {
			if (!contact.includes('@'))
				throw new Error('An e-mail is sent there, so it must be an e-mail address.');
			return ruled({ OPERATOR_CONTACT: contact }, so);
		}
	},
	{
		text:
			'The mail server, such as smtps://user:password@mail.example:465, then a space and the sender’s address if it is ' +
			'another than the one before; or “none”. An e-mail is sent now',
		take: takeMail
	},
	{
		text:
			'The folder for daily backups, such as /backups; if copies go to another machine, then a space and ' +
			'sftp://user:password@host/folder SHA256:… with the fingerprint of its key, or https://s3.example/bucket KEY SECRET ' +
			'and the region, if it has one. A file is written there and read now',
		usual: inContainers ? '/backups' : undefined,
		take: takeBackups
	},
	{
		text: 'The record at the start: “bundled” facts on laws of several countries, or “empty”',
		usual: 'bundled',
		take(answer) {
			if (!['bundled', 'empty'].includes(answer)) throw new Error('It is “bundled” or “empty”.');
			return { BUNDLED_FACTS: answer === 'bundled' ? 'yes' : 'no' };
		}
	}
];

/**
 * @param {Settings} answer
 * @param {Settings} [so]
 * @throws Error if a value is empty, breaks the rule of its setting, or fits in no line of `.env`
 */
function ruled(answer, so = {}) {
	for (const [name, value] of Object.entries(answer)) {
		if (!value) throw new Error('This needs an answer.');
		const fault = settingRules[name]?.(value, { ...so, ...answer });
		if (fault) throw new Error(`${name} ${fault}.`);
		envLine(name, value);
	}
	return answer;
}

/** @param {string} answer */
function takeAddress(answer) {
	const origin = answer.replace(/\/$/, '');
	const settings = ruled({ ORIGIN: origin });
	const { protocol, hostname, port } = new URL(origin);
	if (protocol === 'https:') return settings;
	if (inContainers || hostname !== 'localhost')
		throw new Error(
			'Passwords need https: only http://localhost does without, outside of containers.'
		);
	return { ...settings, PORT: port || '80' };
}

/** @param {string} answer @param {Settings} so @param {App} app */
async function takeMail(answer, so, { sendLetter, failureOf, closeConnections }) {
	if (answer === 'none') return { SMTP_URL: '', MAIL_FROM: '' };
	const { ORIGIN, OPERATOR_CONTACT: to = '' } = so;
	const [url = '', sender = to] = answer.split(/\s+/);
	const settings = ruled({ SMTP_URL: url, MAIL_FROM: `Rulewatch <${sender}>` });
	const letter = {
		subject: 'Rulewatch can send e-mail',
		text: `This e-mail was sent while Rulewatch was set up for ${ORIGIN}. Readers see this address as the contact.`
	};
	try {
		await sendLetter(url, { from: settings.MAIL_FROM, to, ...letter });
	} catch (error) {
		throw new Error(`${failureOf(/** @type {Error} */ (error)).message}.`);
	} finally {
		closeConnections();
	}
	console.log(`The mail server took an e-mail to ${to}. Look whether it arrives.`);
	return settings;
}

/** @param {string} answer @param {Settings} _ @param {App} app */
async function takeBackups(answer, _, { tryAway }) {
	const [folder = '', place] = answer.split(/ (?=sftp:|https?:)/);
	const settings = ruled({ BACKUP_FOLDER: folder });
	const [address = '', ...more] = place?.split(/\s+/) ?? [];
	const [key = '', secret = '', region = 'us-east-1'] = more;
	const copies = address.startsWith('sftp:')
		? { BACKUP_SFTP: address, BACKUP_SFTP_HOST_KEY: more.join(' ') }
		: {
				BACKUP_S3: address,
				BACKUP_S3_KEY: key,
				BACKUP_S3_SECRET: secret,
				BACKUP_S3_REGION: region
			};
	const file = join(folder, `.rulewatch-${process.pid}`);
	try {
		await tryFolder(folder, file);
		if (!place) return settings;
		await tryAway(file, ruled(copies));
		return { ...settings, ...Object.fromEntries(away.map((name) => [name, ''])), ...copies };
	} finally {
		await rm(file, { force: true }).catch(() => {});
	}
}

/** @param {string} folder @param {string} file in it */
async function tryFolder(folder, file) {
	const bytes = randomBytes(4096);
	try {
		await writeFile(file, bytes, { flag: 'wx', mode: 0o600 });
		if (!bytes.equals(await readFile(file))) throw new Error('other bytes were read');
	} catch (error) {
		const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
		throw new Error(
			existsSync(folder)
				? `${folder} cannot be written and read by this user (${code ?? message}).`
				: `There is no folder ${folder}: make it first.`
		);
	}
}

/**
 * @param {App} app
 * @returns {Promise<Settings>}
 * @throws Error if the answers end
 */
async function askAll(app) {
	const { stdin, stdout } = process;
	const terminal = createInterface({ input: stdin, output: stdin.isTTY ? stdout : undefined });
	const answers = terminal[Symbol.asyncIterator]();
	/** @type {Settings} */
	const settings = {};
	try {
		for (const [n, { text, usual, take }] of questions.entries())
			for (let isTaken = false; !isTaken;) {
				console.log(`${n + 1}/${questions.length} ${text}${usual ? ` [${usual}]` : ''}:`);
				terminal.prompt();
				const { value, done } = await answers.next();
				if (done) throw new Error('The answers ended before the questions. Nothing was written.');
				try {
					Object.assign(settings, await take(value.trim() || usual || '', settings, app));
					isTaken = true;
				} catch (error) {
					console.log(/** @type {Error} */ (error).message);
				}
			}
	} finally {
		terminal.close();
	}
	return settings;
}

/** Secrets are kept where there are some already, as what they sealed and encrypted could not be read otherwise. */
const away = [
	...['BACKUP_SFTP', 'BACKUP_SFTP_HOST_KEY', 'BACKUP_SFTP_KEY_FILE'],
	...['BACKUP_S3', 'BACKUP_S3_REGION', 'BACKUP_S3_KEY', 'BACKUP_S3_KEY_FILE'],
	...['BACKUP_S3_SECRET', 'BACKUP_S3_SECRET_FILE']
];
const kept = [
	...['SECRET', 'SECRET_FILE', 'BACKUP_RECIPIENT', ...away],
	...(inContainers
		? ['POSTGRES_PASSWORD']
		: ['DATABASE_URL', 'DATABASE_URL_FILE', 'RULEWATCH_FOLDER'])
];

/** @param {Settings} values as Rulewatch will find them */
function secretOf({ SECRET, RULEWATCH_FOLDER = '.data' }) {
	if (SECRET) return SECRET;
	const file = join(RULEWATCH_FOLDER, 'secret');
	return existsSync(file) ? readFileSync(file, 'utf8') : randomBytes(32).toString('base64');
}

await main(async () => {
	const file = resolve(texts.compose ?? '.', '.env');
	if (existsSync(file) && !given.includes('replace'))
		throw new Error(
			`${file} is there already, and stays as it is. To answer anew and keep its secrets: npm run setup -- --replace`
		);
	if (hasSources()) await steps(1)('Installing packages', install);
	const { builtModules } = await import('./commands.js');
	const { connect, close, ...app } = await builtModules();
	const old = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
	const found = kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
	/** @type {Settings} */
	const before = { ...old, ...Object.fromEntries(found) };
	const values = { ...before };
	readSecretFiles(values);
	const { DATABASE_URL: url } = values;
	if (url) {
		ruled({ DATABASE_URL: url });
		console.log(`DATABASE_URL names the ${(await connect({ url })).location}, which answers.`);
		await close();
	}

	const answers = await askAll(app);
	const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
	const key = before.BACKUP_RECIPIENT ? undefined : await generateX25519Identity();
	const secret = secretOf(values);
	const recipient = key ? await identityToRecipient(key) : (before.BACKUP_RECIPIENT ?? '');
	const { ORIGIN = '', BACKUP_FOLDER = '' } = answers;
	const postgresPassword = inContainers
		? before.POSTGRES_PASSWORD || randomBytes(24).toString('base64url')
		: undefined;
	/** @type {Record<string, string | undefined>} */
	const settings = {
		// Rulewatch speaks no TLS, so a proxy stands before an https address and names the reader.
		...(ORIGIN.startsWith('https:') && {
			ADDRESS_HEADER: 'x-forwarded-for',
			...(!inContainers && { HOST: '127.0.0.1' })
		}),
		...before,
		...answers,
		...(!before.SECRET_FILE && { SECRET: secret }),
		BACKUP_RECIPIENT: recipient,
		POSTGRES_PASSWORD: postgresPassword
	};
	const lines = Object.entries(settings).flatMap(([name, value]) =>
		value ? [envLine(name, value)] : []
	);
	await writePrivately(file, `${lines.join('\n')}\n`);
	const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
	const sheet = recoverySheet({
		address: ORIGIN,
		version,
		secret,
		folder: BACKUP_FOLDER,
		recipient,
		key,
		away: Object.fromEntries(
			away.flatMap((name) => (settings[name] ? [[name, settings[name]]] : []))
		),
		ownDatabase: !url,
		postgresPassword
	});
	console.log(`\n${sheet}`);
	console.log(
		`Written to ${file}, which only its owner may read. Start Rulewatch: ${inContainers ? 'docker compose up --detach' : 'npm start'}`
	);
});
