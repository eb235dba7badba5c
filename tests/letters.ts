export interface Arrived {
	to: string;
	id: string;
	life: number;
}

/**
 * Compares due letters, by address, with those that arrived, in order. The last letter before a kill may come twice
 * with the same id, since its confirmation may be lost.
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
