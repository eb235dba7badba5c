/** Returns undefined if the work throws, as reading what others wrote may. */
export function attempt<Result>(work: () => Result): Result | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
