import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
	closeSync,
	constants,
	openSync,
	readdirSync,
	readSync,
	renameSync,
	rmSync,
	writeSync
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2';

const { Server, utils } = ssh2;
const { OPEN_MODE, STATUS_CODE } = utils.sftp;

export const fingerprintOf = (publicKey: string) =>
	`SHA256:${createHash('sha256')
		.update(Buffer.from(publicKey.split(' ')[1]!, 'base64'))
		.digest('base64')
		.replace(/=+$/, '')}`;

/**
 * An SFTP server that keeps its files in a folder, for a user with a password or a key.
 * @param spoils changes bytes before they are written, as a broken disk does
 */
export async function openSftp(
	folder: string,
	{ publicKey = '', forbidsRemoval = false, spoils = (bytes: Buffer) => bytes } = {}
) {
	const host = utils.generateKeyPairSync('ed25519');
	const trusted = publicKey && utils.parseKey(publicKey);
	const open = new Set<Connection>();
	const server = new Server({ hostKeys: [host.private] }, (client) => {
		open.add(client);
		// The package's types lag behind.
		(client as Connection & { setNoDelay(isOn: boolean): void }).setNoDelay(true);
		client
			.on('error', () => {})
			.on('close', () => open.delete(client))
			.on('authentication', (asked) => {
				const holds =
					(asked.method === 'password' && asked.password === 'umbrella') ||
					(asked.method === 'publickey' &&
						trusted &&
						!(trusted instanceof Error) &&
						asked.key.data.equals(trusted.getPublicSSH()) &&
						(!asked.signature ||
							trusted.verify(asked.blob!, asked.signature, asked.hashAlgo) === true));
				if (asked.username === 'asma' && holds) asked.accept();
				else asked.reject(['password', 'publickey']);
			})
			.on('session', (acceptSession) =>
				acceptSession().on('sftp', (acceptSftp) => serve(acceptSftp()))
			);
	});
	const handles = new Map<number, string[]>();
	let directories = 1_000_000;

	function serve(sftp: SFTPWrapper) {
		const local = (path: string) => join(folder, path);
		const handleOf = (number: number) => {
			const handle = Buffer.alloc(4);
			handle.writeUInt32BE(number);
			return handle;
		};
		const attempt = (id: number, work: () => void, isAnswered = false) => {
			try {
				work();
				if (!isAnswered) sftp.status(id, STATUS_CODE.OK);
			} catch {
				sftp.status(id, STATUS_CODE.FAILURE);
			}
		};
		sftp
			.on('OPEN', (id, path, flags) =>
				attempt(
					id,
					() => {
						const isWriting = flags & OPEN_MODE.WRITE;
						const mode = isWriting ? constants.O_WRONLY | constants.O_CREAT : constants.O_RDONLY;
						sftp.handle(id, handleOf(openSync(local(path), mode, 0o600)));
					},
					true
				)
			)
			.on('WRITE', (id, handle, offset, bytes) =>
				attempt(id, () => writeSync(handle.readUInt32BE(), spoils(bytes), 0, bytes.length, offset))
			)
			.on('READ', (id, handle, offset, length) =>
				attempt(
					id,
					() => {
						const bytes = Buffer.alloc(length);
						const read = readSync(handle.readUInt32BE(), bytes, 0, length, offset);
						if (read) sftp.data(id, bytes.subarray(0, read));
						else sftp.status(id, STATUS_CODE.EOF);
					},
					true
				)
			)
			.on('FSETSTAT', (id) => sftp.status(id, STATUS_CODE.OK))
			.on('OPENDIR', (id, path) =>
				attempt(
					id,
					() => {
						handles.set(++directories, readdirSync(local(path)));
						sftp.handle(id, handleOf(directories));
					},
					true
				)
			)
			.on('READDIR', (id, handle) => {
				const names = handles.get(handle.readUInt32BE()) ?? [];
				handles.delete(handle.readUInt32BE());
				if (!names.length) return sftp.status(id, STATUS_CODE.EOF);
				const attrs = { mode: 0o600, uid: 0, gid: 0, size: 0, atime: 0, mtime: 0 };
				sftp.name(
					id,
					names.map((filename) => ({ filename, longname: filename, attrs }))
				);
			})
			.on('CLOSE', (id, handle) =>
				attempt(id, () => {
					const number = handle.readUInt32BE();
					if (number < 1_000_000) closeSync(number);
				})
			)
			.on('RENAME', (id, from, to) => attempt(id, () => renameSync(local(from), local(to))))
			.on('REMOVE', (id, path) =>
				forbidsRemoval
					? sftp.status(id, STATUS_CODE.PERMISSION_DENIED)
					: attempt(id, () => rmSync(local(path)))
			);
	}
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		env: {
			BACKUP_SFTP: `sftp://asma:umbrella@127.0.0.1:${port}/`,
			BACKUP_SFTP_HOST_KEY: fingerprintOf(host.public)
		},
		port,
		/** The names and files of what it holds. */
		held: () => Object.fromEntries(readdirSync(folder).map((name) => [name, join(folder, name)])),
		close: async () => {
			for (const client of open) client.end();
			await new Promise<void>((closed) => server.close(() => closed()));
		}
	};
}
