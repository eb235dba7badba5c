import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const tickMilliseconds = 10;

/** Milliseconds of processor time that processes and all their descendants have used so far. */
export function processorTime(roots) {
	const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(name) : []));
	const family = new Set(roots);
	// A child may have a lower number than its parent, so repeat until no more are found.
	for (let size = 0; size < family.size;) {
		size = family.size;
		for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
	}
	const own = all.filter(({ pid }) => family.has(pid));
	return own.reduce((sum, { ticks }) => sum + ticks, 0) * tickMilliseconds;
}

/** The time of a process includes that of its children that have ended. */
function statOf(pid) {
	try {
		// The name of the program, in brackets, may contain spaces.
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
		const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
		return [{ pid: Number(pid), parent: Number(fields[1]), ticks }];
	} catch {
		// It ended meanwhile.
		return [];
	}
}
