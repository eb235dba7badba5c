import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	hkdfSync,
	randomBytes,
	timingSafeEqual
} from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseSettings } from '../db/index.ts';
import { makePrivate } from '../db/private-folder.ts';
import { log } from '../ops/log.ts';
import { hashWith } from './keyed-hash.ts';

// SECRET, or a file beside the embedded database. It is not in the database, so a copy of that alone is worth nothing.

const shortest = 32;
let root: Buffer | undefined;

function rootKey(): Buffer {
	return (root ??= fromEnvironment() ?? fromFile());
}

function fromEnvironment() {
	const { SECRET } = process.env;
	return SECRET ? Buffer.from(SECRET) : undefined;
}

function fromFile() {
	const { folder } = databaseSettings();
	const file = join(folder, 'secret');
	makePrivate(folder);
	try {
		writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const key = readFileSync(file);
	if (key.length < shortest)
		throw new Error(
			`The key file ${file} is damaged. Restore it from a backup, or remove it: second factors and ` +
				'letters under way are then lost, recovery codes still work.'
		);
	return key;
}

/** Reads or makes the secret at start, so that a damaged key file is reported at once. */
export function openSecret() {
	rootKey();
}

const keys = new Map<string, Buffer>();

function keyFor(purpose: string): Buffer {
	const key =
		keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', rootKey(), '', `rulewatch ${purpose}`, 32));
	keys.set(purpose, key);
	return key;
}

/** A hash that needs the secret, so that nobody can look up short inputs such as addresses. */
export function keyedHash(text: string): string {
	return hashWith(hashKey(), text);
}

/** The key of `keyedHash`, for threads that do not know the secret. */
export const hashKey = (): Buffer => keyFor('hash');

const markOf = (purpose: string, id: string) =>
	createHmac('sha256', keyFor('sign')).update(`${purpose} ${id}`).digest().subarray(0, 24);

/** Signs an id for a link in a letter, so that nobody else can make the link: `id.signature`, always the same. */
export const signedId = (purpose: string, id: string): string =>
	`${id}.${markOf(purpose, id).toString('base64url')}`;

/** @returns the id; undefined if the signature is wrong or for another purpose */
export function readSigned(purpose: string, token: string): string | undefined {
	const id = token.slice(0, token.lastIndexOf('.'));
	// We compare text, because base64url decoding skips characters that it does not know.
	const [given, right] = [Buffer.from(token), Buffer.from(signedId(purpose, id))];
	return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
}

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM. */
export function seal(text: string): string {
	const iv = randomBytes(ivBytes);
	const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), iv);
	const sealed = [cipher.update(text, 'utf8'), cipher.final()];
	return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64url');
}

/** @returns undefined if another secret sealed the text */
export function unseal(sealed: string): string | undefined {
	const bytes = Buffer.from(sealed, 'base64url');
	const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), bytes.subarray(0, ivBytes), {
		authTagLength: tagBytes
	});
	decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
	try {
		return decipher.update(bytes.subarray(ivBytes + tagBytes)).toString() + decipher.final();
	} catch {
		log.error('What was sealed with another SECRET cannot be read.');
		return undefined;
	}
}
