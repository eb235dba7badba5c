import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';

// This file must not import installed packages.

/** @typedef {Record<string, string | undefined>} Environment */

const levels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'];
const free = () => undefined;

/**
 * Rules return the rest of a sentence that the name begins, without values that may hold a password.
 * A new setting also needs a line in docs/settings.md and .env.example.
 * @type {Record<string, (value: string, environment: Environment) => string | undefined>}
 */
export const settingRules = {
	DATABASE_URL: (value) =>
		isAddress(firstOf(value), 'postgres:', 'postgresql:')
			? undefined
			: 'is not an address such as postgres://user:password@localhost:5432/rulewatch',
	DATABASE_REPLICA_URLS(value, { DATABASE_URL }) {
		if (!DATABASE_URL) return 'is set without DATABASE_URL: copies follow a database';
		return value.split(/\s+/).every((each) => isAddress(each, 'postgres:', 'postgresql:'))
			? undefined
			: 'must be addresses such as postgres://user:password@replica:5432/rulewatch, with spaces between them';
	},
	RULEWATCH_FOLDER: free,
	PORT: port,
	HOST: host,
	ORIGIN: (value) =>
		isAddress(value, 'http:', 'https:') && new URL(value).origin === value.replace(/\/$/, '')
			? undefined
			: `must be an address without a path, such as https://rulewatch.example, not “${value}”`,
	SECRET: (value) =>
		value.length < 32
			? 'must have at least 32 characters; one way to make it: openssl rand -base64 32'
			: undefined,
	SMTP_URL(value, { MAIL_FROM }) {
		if (!MAIL_FROM) return 'is set without MAIL_FROM: letters need both, or neither';
		return isAddress(value, 'smtp:', 'smtps:')
			? undefined
			: 'is not an address such as smtps://user:password@mail.example:465';
	},
	MAIL_FROM(value, { SMTP_URL }) {
		if (!SMTP_URL) return 'is set without SMTP_URL: letters need both, or neither';
		return value.includes('@')
			? undefined
			: `must be like Rulewatch <desk@rulewatch.example>, not “${value}”`;
	},
	OPERATOR_NAME(value, { OPERATOR_CONTACT }) {
		if (!OPERATOR_CONTACT)
			return 'is set without OPERATOR_CONTACT: readers are told both, or neither';
		return value.length > 200 ? 'must be a name of at most 200 characters' : undefined;
	},
	OPERATOR_CONTACT(value, { OPERATOR_NAME }) {
		if (!OPERATOR_NAME) return 'is set without OPERATOR_NAME: readers are told both, or neither';
		return isAddress(value, 'https:', 'http:') || /^[^\s@<>]+@[^\s@<>]+$/.test(value)
			? undefined
			: `must be like desk@rulewatch.example or https://rulewatch.example/contact, not “${value}”`;
	},
	REQUIRE_TWO_STEP: oneOf(['none', 'editors']),
	LOOK_AGAIN: oneOf(['yes', 'no']),
	KEEP_COPIES: oneOf(['yes', 'no']),
	BUNDLED_FACTS: oneOf(['yes', 'no']),
	UNCONFIRMED_FOLLOWS: (value) =>
		/^\d{1,6}$/.test(value) && Number(value) >= 100 && Number(value) <= 100_000
			? undefined
			: `must be a number from 100 to 100000, not “${value}”`,
	FORMER_STAFF_DAYS: (value) =>
		/^[1-9]\d{0,4}$/.test(value) ? undefined : `must be a number of days, not “${value}”`,
	ANSWER_SECONDS: (value) =>
		/^[1-9]\d{0,2}$/.test(value) ? undefined : `must be a number of seconds, not “${value}”`,
	LOG_LEVEL: oneOf(levels),
	METRICS_PORT: (value, { PORT }) =>
		value === (PORT || '3000') ? `must be another than PORT, not “${value}”` : port(value),
	METRICS_HOST: host,
	CACHE_MEGABYTES: (value) =>
		/^\d{1,5}$/.test(value) ? undefined : `must be a number of megabytes, not “${value}”`,
	BACKUP_PASSPHRASE: (value) =>
		value.length < 12 ? 'must have at least 12 characters' : undefined,
	BACKUP_RECIPIENT: (value) =>
		value.split(/\s+/).every(isRecipient)
			? undefined
			: 'must be a public key of age, such as npm run backup -- --new-key prints: compare it, letter by letter',
	BACKUP_FOLDER: (value) =>
		isAbsolute(value) ? undefined : `must be a whole path such as /backups, not “${value}”`,
	BACKUP_DRILL_KEY: (value, { BACKUP_FOLDER }) =>
		!BACKUP_FOLDER
			? 'is set without BACKUP_FOLDER, whose backups it opens'
			: value.startsWith('AGE-SECRET-KEY-') || value.length >= 12
				? undefined
				: 'must be the private key of BACKUP_RECIPIENT, or BACKUP_PASSPHRASE',
	BACKUP_SFTP(value, { BACKUP_SFTP_HOST_KEY }) {
		if (!BACKUP_SFTP_HOST_KEY) return 'is set without BACKUP_SFTP_HOST_KEY, which tells its server';
		return isAddress(value, 'sftp:') && new URL(value).username
			? undefined
			: 'is not an address such as sftp://user@backups.example/srv/rulewatch';
	},
	BACKUP_SFTP_HOST_KEY: (value) =>
		value.split(/\s+/).every((each) => /^SHA256:[\w+/]{43}$/.test(each))
			? undefined
			: `must be like SHA256:… as ssh-keygen -lf prints it, not “${value}”`,
	BACKUP_SFTP_KEY: (value) =>
		value.includes('PRIVATE KEY-----')
			? undefined
			: 'must be a private key of SSH; give its file as BACKUP_SFTP_KEY_FILE',
	BACKUP_S3(value, { BACKUP_SFTP, BACKUP_S3_KEY, BACKUP_S3_SECRET }) {
		if (BACKUP_SFTP) return 'is set beside BACKUP_SFTP: choose one of them';
		if (!BACKUP_S3_KEY || !BACKUP_S3_SECRET)
			return 'is set without BACKUP_S3_KEY and BACKUP_S3_SECRET, which sign in there';
		return isBucket(value)
			? undefined
			: 'is not an address such as https://s3.example/bucket/folder: https may be missing for localhost alone';
	},
	BACKUP_S3_REGION: (value) =>
		/^[\w-]+$/.test(value) ? undefined : `must be like eu-central-1, not “${value}”`,
	BACKUP_S3_KEY: free,
	BACKUP_S3_SECRET: free,
	ADDRESS_HEADER: free,
	XFF_DEPTH: (value) => (/^[1-9]\d?$/.test(value) ? undefined : `must be a number, not “${value}”`),
	BODY_SIZE_LIMIT: (value) =>
		/^\d+[KMG]?$/i.test(value) || value === 'Infinity'
			? undefined
			: `must be a size such as 6M, not “${value}”`,
	FETCH_ALLOW: (value) =>
		value
			.split(/[\s,]+/)
			.filter(Boolean)
			.every(isPlace)
			? undefined
			: `must be like hooks.internal:8080 127.0.0.1:9000, not “${value}”`
};

/** Each may come from a file, whose path is in a variable of the same name and `_FILE`. */
const secrets = [
	...['DATABASE_URL', 'DATABASE_REPLICA_URLS', 'SECRET', 'SMTP_URL'],
	...['BACKUP_PASSPHRASE', 'BACKUP_DRILL_KEY', 'BACKUP_SFTP', 'BACKUP_SFTP_KEY'],
	...['BACKUP_S3_KEY', 'BACKUP_S3_SECRET']
];

/**
 * Sets each secret from its file. The path is then empty, so that processes started from this one do not see both.
 * @param {Environment} environment
 * @throws Error with a sentence for each file that gives no secret
 */
export function readSecretFiles(environment) {
	const faults = secrets.flatMap((name) => {
		const path = environment[`${name}_FILE`];
		if (!path) return [];
		if (environment[name]) return [`${name} and ${name}_FILE are both set: choose one.`];
		try {
			const value = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
			if (!value) return [`${name}_FILE names an empty file: ${path}`];
			environment[name] = value;
			environment[`${name}_FILE`] = '';
			return [];
		} catch (error) {
			const { code } = /** @type {NodeJS.ErrnoException} */ (error);
			return [`${name}_FILE names a file that cannot be read (${code}): ${path}`];
		}
	});
	if (faults.length) throw new Error(faults.join('\n'));
}

/**
 * @param {Environment} environment
 * @param {{ serves?: boolean }} [use] a command, such as a restore on a new machine, makes no backups by itself
 * @throws Error with a sentence for each setting that is wrong
 */
export function checkSettings(environment, { serves = true } = {}) {
	const faults = Object.entries(settingRules).flatMap(([name, faultOf]) => {
		const value = environment[name];
		const fault = value && faultOf(value, environment);
		return fault ? [`${name} ${fault}.`] : [];
	});
	const { BACKUP_FOLDER, BACKUP_RECIPIENT, BACKUP_PASSPHRASE } = environment;
	for (const away of ['BACKUP_SFTP', 'BACKUP_S3'])
		if (serves && environment[away] && !BACKUP_FOLDER)
			faults.push(`${away} is set without BACKUP_FOLDER, from which backups are copied.`);
	if (serves && BACKUP_FOLDER && !BACKUP_RECIPIENT && !BACKUP_PASSPHRASE)
		faults.push(
			'BACKUP_FOLDER is set without BACKUP_RECIPIENT or BACKUP_PASSPHRASE: backups made by themselves are encrypted.'
		);
	if (faults.length) throw new Error(faults.join('\n'));
}

/**
 * A misspelt setting would be ignored without a word.
 * @param {Environment} environment
 * @returns {string[]} sentences
 */
export function misspeltSettings(environment) {
	const all = [...Object.keys(settingRules), ...secrets.map((name) => `${name}_FILE`)];
	return Object.keys(environment).flatMap((name) => {
		if (all.includes(name)) return [];
		const meant = all.find((ours) => isNearly(name, ours));
		return meant ? [`${name} is no setting of Rulewatch. Is ${meant} meant?`] : [];
	});
}

/**
 * Short names must match, because many programs have names like PORT.
 * @param {string} name
 * @param {string} ours
 */
function isNearly(name, ours) {
	return name.toUpperCase() === ours || (ours.length > 5 && distance(name, ours) <= 2);
}

/**
 * The Levenshtein distance.
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
	let costs = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (const [i, letter] of [...a].entries()) {
		let last = i + 1;
		costs = costs.map((cost, j) => {
			if (j === 0) return last;
			const other = Number(letter !== b[j - 1]) + /** @type {number} */ (costs[j - 1]);
			return (last = Math.min(cost + 1, last + 1, other));
		});
	}
	return /** @type {number} */ (costs.at(-1));
}

/** @param {string} value */
function port(value) {
	return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535
		? undefined
		: `must be a number from 1 to 65535, not “${value}”`;
}

/** @param {string} value */
function isPlace(value) {
	return /^[^/?#@\\]+:\d{1,5}$/.test(value) && isAddress(`http://${value}`, 'http:');
}

/** @param {string} value */
function host(value) {
	return /[\s/]/.test(value) ? `must be a name or an address, not “${value}”` : undefined;
}

/** @param {string[]} values */
function oneOf(values) {
	const all = values.map((each) => `“${each}”`);
	const words = `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
	return (/** @type {string} */ value) =>
		values.includes(value) ? undefined : `must be ${words}, not “${value}”`;
}

/**
 * @param {string} value
 * @param {string[]} protocols
 */
function isAddress(value, ...protocols) {
	try {
		return protocols.includes(new URL(value).protocol);
	} catch {
		return false;
	}
}

/** @param {string} value */
function isBucket(value) {
	if (!isAddress(value, 'https:', 'http:')) return false;
	const { protocol, hostname, pathname, username, search } = new URL(value);
	const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
	return (protocol === 'https:' || isHere) && pathname !== '/' && !username && !search;
}

/** Also checks the checksum (Bech32, BIP 173), which tells a mistyped key. @param {string} value */
function isRecipient(value) {
	const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
	if (!/^age1[02-9ac-hj-np-z]{58}$/.test(value)) return false;
	const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
	const numbers = [...value.slice(4)].map((letter) => letters.indexOf(letter));
	let checksum = 1;
	// The first seven numbers stand for “age”.
	for (const number of [3, 3, 3, 0, 1, 7, 5].concat(numbers)) {
		const top = checksum >> 25;
		checksum = ((checksum & 0x1ffffff) << 5) ^ number;
		for (const [bit, term] of generator.entries()) if ((top >> bit) & 1) checksum ^= term;
	}
	return checksum === 1;
}

/** From postgres://one:5432,other:5432/name. @param {string} value */
function firstOf(value) {
	return value.replace(/(?<=:\/\/(?:[^@/]*@)?[^,/]+),[^/?]*/, '');
}
