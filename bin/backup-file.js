import { Decrypter, Encrypter } from 'age-encryption';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Duplex, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { sha256Of } from './daily-file.js';

// Lines, compressed with gzip and, if wanted, encrypted with age.

const agePrefix = 'age-encryption.org/v1';

/** @typedef {{ passphrase?: string, recipients?: string[] }} Keys public keys of age, or a passphrase */

/**
 * Only its owner may read the file. Deriving a key takes seconds, so do it before the database is locked.
 * @param {string} file
 * @param {Keys} [keys] encrypt the file
 * @returns {Promise<(lines: AsyncIterable<string>) => Promise<string>>} writes the file, reads it back and returns its
 * SHA-256
 * @throws Error with a sentence for people
 */
export async function prepare(file, keys) {
	if (existsSync(file)) throw new Error(`${file} is there already, and stays as it is.`);
	const stages = keys ? [await encrypting(keys)] : [];
	const part = `${file}.part`;
	return async (lines) => {
		await rm(part, { force: true });
		const handle = await open(part, 'wx', 0o600).catch(({ code }) => {
			throw new Error(
				`${file} cannot be written (${code}). Is there such a folder, and may you write to it?`
			);
		});
		try {
			const to = handle.createWriteStream({ flush: true });
			const written = createHash('sha256');
			const hashed = async function* (/** @type {AsyncIterable<Uint8Array>} */ source) {
				for await (const bytes of source) {
					written.update(bytes);
					yield bytes;
				}
			};
			await pipeline([withLineEnds(lines), createGzip(), ...stages, hashed, to]);
			const sha256 = written.digest('hex');
			if ((await sha256Of(part)) !== sha256)
				throw new Error(`${file} does not hold what was written to it. Is the disk damaged?`);
			await rename(part, file);
			return sha256;
		} catch (error) {
			await rm(part, { force: true });
			const isFull = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOSPC';
			throw isFull ? new Error(`The disk of ${file} is full.`, { cause: error }) : error;
		}
	};
}

/**
 * @param {string} file
 * @param {() => Promise<string>} askKey called if the file is encrypted; the private key of a recipient serves too
 * @throws Error with a sentence for people
 */
export async function* backupText(file, askKey) {
	const key = (await beginOf(file)) === agePrefix ? await askKey() : undefined;
	const stages = key === undefined ? [] : [decrypting(key)];
	const text = createGunzip();
	// Errors of the pipeline also reach the reader of the text.
	pipeline([createReadStream(file), ...stages, text]).catch(() => {});
	try {
		yield* text.setEncoding('utf8');
	} catch (error) {
		throw inWords(/** @type {NodeJS.ErrnoException} */ (error), key);
	}
}

/** @param {string} file */
async function beginOf(file) {
	const refuse = (/** @type {NodeJS.ErrnoException} */ { code }) => {
		throw new Error(
			code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read (${code}).`
		);
	};
	const handle = await open(file).catch(refuse);
	try {
		const read = handle.read({ buffer: Buffer.alloc(agePrefix.length) });
		const { buffer, bytesRead } = await read.catch(refuse);
		return buffer.toString('latin1', 0, bytesRead);
	} finally {
		await handle.close();
	}
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {string | undefined} key undefined if the file is not encrypted
 */
function inWords(error, key) {
	if (error.code === 'Z_DATA_ERROR' && error.message === 'incorrect header check')
		return new Error('This is no backup of Rulewatch.');
	if (error.code?.startsWith('Z_'))
		return new Error('This backup is damaged or was cut short. Nothing was changed.');
	if (key === undefined) return error;
	return new Error(
		/^age1[a-z\d]{50,}$/i.test(key.trim())
			? 'This is the public key. To open a backup, give the private one, which begins with AGE-SECRET-KEY-.'
			: 'The passphrase is wrong, or the key, or this backup is damaged. Nothing was changed.'
	);
}

/** @param {Keys} keys */
async function encrypting({ passphrase, recipients = [] }) {
	const age = new Encrypter();
	// age seals a file by public keys or by a passphrase, never both.
	if (recipients.length) for (const recipient of recipients) age.addRecipient(recipient);
	else age.setPassphrase(passphrase ?? '');
	const { readable, writable } = new TransformStream();
	return Duplex.fromWeb({ readable: await age.encrypt(readable), writable });
}

/** @param {string} passphrase */
function decrypting(passphrase) {
	const age = new Decrypter();
	const key = passphrase.trim();
	if (key.startsWith('AGE-SECRET-KEY-')) {
		try {
			age.addIdentity(key);
		} catch {
			// The library's own sentence holds the key.
			throw new Error(
				'This is no whole private key: compare it with the recovery sheet, or with what --new-key printed, letter ' +
					'by letter. Nothing was changed.'
			);
		}
	} else age.addPassphrase(passphrase);
	return async function* (/** @type {AsyncIterable<Uint8Array>} */ source) {
		yield* await age.decrypt(Readable.toWeb(Readable.from(source)));
	};
}

/** @param {AsyncIterable<string>} lines */
async function* withLineEnds(lines) {
	for await (const line of lines) yield `${line}\n`;
}

/** Typed without an echo. @returns {Promise<string>} */
export async function askPassphrase() {
	const { BACKUP_PASSPHRASE } = process.env;
	if (BACKUP_PASSPHRASE) return BACKUP_PASSPHRASE;
	if (!process.stdin.isTTY)
		throw new Error(
			'This backup is encrypted: set BACKUP_PASSPHRASE to its passphrase or its private key, or run this in a terminal.'
		);
	process.stderr.write('Passphrase or private key: ');
	const unseen = new Writable({ write: (_, __, done) => done() });
	const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
	terminal.resume();
	const [typed] = await once(terminal, 'line');
	terminal.close();
	process.stderr.write('\n');
	return typed;
}
