import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** The process that holds a lock, as its lock says. */
export interface Holder {
	pid: number;
	host: string;
	/** Whether its pid means the same to this process: it runs, or ran, on the same machine and in the same container. */
	isHere: boolean;
	/** Kernel start time of the process where the system tells it, so that a reused pid is not taken for it. */
	started?: string;
}

/** This process, as a lock says it. */
export function thisProcess() {
	return {
		pid: process.pid,
		host: hostname(),
		machine: machine(),
		started: stateOf(process.pid)?.started
	};
}

/** @returns undefined for what no process of ours wrote, or has not yet written whole */
export function parseHolder(text: string): Holder | undefined {
	try {
		const { pid, host, machine: its, started } = JSON.parse(text);
		if (!Number.isSafeInteger(pid) || pid <= 0 || typeof host !== 'string') return undefined;
		const isHere = its === undefined ? host === hostname() : its === machine();
		return { pid, host, isHere, started };
	} catch {
		return undefined;
	}
}

/** Whether it is known to run no more; of processes elsewhere nothing is known. */
export function isDead(holder?: Holder): boolean {
	if (!holder?.isHere) return false;
	try {
		process.kill(holder.pid, 0);
	} catch (error) {
		// Otherwise it is there, and another user's.
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
	}
	const now = stateOf(holder.pid);
	if (!now) return false;
	const isZombie = now.state === 'Z';
	return isZombie || (holder.started !== undefined && holder.started !== now.started);
}

/**
 * Names of hosts will not do: containers of one image may share them, and one that is made anew has another. Where Linux
 * tells, it is this boot of the kernel and the namespace in which a pid is counted.
 */
function machine(): string {
	try {
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
		return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
	} catch {
		return hostname();
	}
}

/** Fields 3 and 22 of /proc/pid/stat; the command before them may hold spaces, so they are counted after its bracket. */
function stateOf(pid: number) {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
		return { state: fields?.[0], started: fields?.[19] };
	} catch {
		return undefined;
	}
}
