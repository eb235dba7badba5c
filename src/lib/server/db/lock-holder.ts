import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { attempt } from '../../domain/attempt.ts';

export interface Holder {
	pid: number;
	host: string;
	/** Whether it is on the same machine and in the same container, so that its pid means the same here. */
	isHere: boolean;
	/** The kernel's start time of the process, if known; it tells a reused pid apart. */
	started?: string;
}

export function thisProcess() {
	return {
		pid: process.pid,
		host: hostname(),
		machine: machine(),
		started: stateOf(process.pid)?.started
	};
}

/** @returns undefined for a text that Rulewatch did not write, or has not finished writing */
export function parseHolder(text: string): Holder | undefined {
	const { pid, host, machine: its, started } = attempt(() => JSON.parse(text)) ?? {};
	if (!Number.isSafeInteger(pid) || pid <= 0 || typeof host !== 'string') return undefined;
	const isHere = its === undefined ? host === hostname() : its === machine();
	return { pid, host, isHere, started };
}

export function isDead(holder?: Holder): boolean {
	if (!holder?.isHere) return false;
	try {
		process.kill(holder.pid, 0);
	} catch (error) {
		// EPERM: the process exists and belongs to another user.
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
	}
	const now = stateOf(holder.pid);
	if (!now) return false;
	const isZombie = now.state === 'Z';
	return isZombie || (holder.started !== undefined && holder.started !== now.started);
}

/**
 * Identifies the kernel's boot and the pid namespace. A host name would not do: containers of one image may share it,
 * and a recreated container has another one.
 */
function machine(): string {
	const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
	const space = attempt(() => readlinkSync('/proc/self/ns/pid'));
	return boot !== undefined && space ? `${boot} ${space}` : hostname();
}

/** Reads fields 3 and 22 of /proc/pid/stat, counted after the bracket of the command, which may contain spaces. */
function stateOf(pid: number) {
	const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
	const fields = stat?.split(') ').at(-1)?.split(' ');
	return fields && { state: fields[0], started: fields[19] };
}
