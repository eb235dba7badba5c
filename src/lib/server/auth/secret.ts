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
import { settings } from '../db/index.ts';
import { makePrivate } from '../db/private-folder.ts';
import { log } from '../ops/log.ts';

// One secret of the installation, kept outside the database so that a copy of the database gives nothing away:
// SECRET, or a file beside the embedded database that is made at the first start.

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
	const { folder } = settings();
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

/** Reads or makes the secret, so that what is wrong with it is said at the start. */
export function openSecret() {
	rootKey();
}

const keyFor = (purpose: string) =>
	Buffer.from(hkdfSync('sha256', rootKey(), '', `rulewatch ${purpose}`, 32));

/** A hash that nobody without the secret can compute, so that short inputs (addresses) cannot be looked up. */
export function keyedHash(text: string): string {
	return createHmac('sha256', keyFor('hash')).update(text).digest('base64url');
}

const markOf = (purpose: string, id: string) =>
	createHmac('sha256', keyFor('sign')).update(`${purpose} ${id}`).digest().subarray(0, 24);

/** What a link in a letter says of whom it is for, so that nobody can make one: `id.signature`, always the same. */
export const signed = (purpose: string, id: string): string =>
	`${id}.${markOf(purpose, id).toString('base64url')}`;

/** @returns the id; undefined where it was signed by nobody here, or for another purpose */
export function readSigned(purpose: string, token: string): string | undefined {
	const id = token.slice(0, token.lastIndexOf('.'));
	// As text: of what is no base64url, decoding leaves out what it does not know.
	const [given, right] = [Buffer.from(token), Buffer.from(signed(purpose, id))];
	return given.length === right.length && timingSafeEqual(given, right) ? id : undefined;
}

const ivBytes = 12;
const tagBytes = 16;

/** Encrypts and signs (AES-256-GCM). */
export function seal(text: string): string {
	const iv = randomBytes(ivBytes);
	const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), iv);
	const sealed = [cipher.update(text, 'utf8'), cipher.final()];
	return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64url');
}

/** @returns undefined where it was sealed with another secret */
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
