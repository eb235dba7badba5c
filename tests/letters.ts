// Letters that left while the app was killed again and again, and what was wrong with that.

/** A letter as the mail server took it. */
export interface Arrived {
	to: string;
	/** Its Message-ID. */
	id: string;
	/** Which of the processes that followed each other sent it. */
	life: number;
}

/**
 * What is wrong between the letters that were to leave, by address, and those that arrived, in their order. One may come
 * again under its own name: the last that a process sent before it was killed, for it may not have heard that it was taken.
 */
export function letterFaults(due: Record<string, string>, arrived: Arrived[]): string[] {
	const faults: string[] = [];
	const last = new Map(arrived.map((letter) => [letter.life, letter]));
	const before = new Map<string, Arrived>();
	for (const letter of arrived) {
		const { to, id, life } = letter;
		if (due[to] !== id) faults.push(`under another name: ${to}`);
		const former = before.get(to);
		if (former?.life === life) faults.push(`twice without a kill: ${to}`);
		else if (former && last.get(former.life) !== former) faults.push(`twice, unasked: ${to}`);
		before.set(to, letter);
	}
	for (const to of Object.keys(due)) if (!before.has(to)) faults.push(`lost: ${to}`);
	return faults;
}
