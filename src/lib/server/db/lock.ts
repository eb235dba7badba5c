import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makePrivate } from './private-folder.ts';

interface Holder {
	pid: number;
	host: string;
	/** Kernel start time of the process where the system tells it, so that a reused pid is not taken for it. */
	started?: string;
}

/**
 * Takes the lock of an embedded database folder. PGlite takes none: a second process would lose committed rows.
 * The lock of a process that died is taken over.
 * @returns the function that lets the lock go
 * @throws Error naming the live holder
 */
export function lockFolder(folder: string): () => void {
	makePrivate(folder);
	const file = join(folder, 'lock.json');
	const own: Holder = { pid: process.pid, host: hostname(), started: startTime(process.pid) };
	try {
		writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
	} catch {
		const holder = readHolder(file);
		if (holder && isAlive(holder))
			throw new Error(
				`The database folder ${folder} is in use by process ${holder.pid}` +
					(holder.host === own.host ? '' : ` on ${holder.host}`) +
					'. An embedded database serves one process at a time: stop that one, or set DATABASE_URL ' +
					'to share a PostgreSQL database. If no such process runs, remove ' +
					`${file}. Nothing was changed.`
			);
		rmSync(file, { force: true });
		writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
	}
	return () => rmSync(file, { force: true });
}

function readHolder(file: string): Holder | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

function isAlive(holder: Holder) {
	// Another machine or container on the same folder cannot be asked; it is taken to be alive.
	if (holder.host !== hostname()) return true;
	// The same pid is an earlier life of ours: in a container every process is number 1.
	if (holder.pid === process.pid) return false;
	try {
		process.kill(holder.pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
	}
	return holder.started === startTime(holder.pid);
}

/** Field 22 of /proc/pid/stat; the command before it may hold spaces, so fields are counted after its bracket. */
function startTime(pid: number) {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19];
	} catch {
		return undefined;
	}
}
