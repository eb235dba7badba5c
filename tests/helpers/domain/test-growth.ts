const pieces = 16;

/**
 * How many times as long some work takes with a long input as with sixteen short ones that are as long together: about once
 * where time grows with the input, and 16 times where it grows with its square. Both take so long that neither a busy
 * machine nor the clock of the processor blurs that.
 */
export const growthOf = <Input>(
	work: (input: Input) => unknown,
	inputOf: (length: number) => Input,
	length: number
): number => {
	const [long, short] = [inputOf(length), inputOf(length / pieces)];
	return timesAsLong(
		() => work(long),
		() => {
			for (let piece = 0; piece < pieces; piece++) work(short);
		}
	);
};

/** How many times as long as other work some work takes, side by side: by the shortest of a few runs of each. */
export function timesAsLong(work: () => unknown, other: () => unknown, runs = 2): number {
	// The first run of all is the one in which code is compiled.
	other();
	const [mine, others] = [work, other].map((each) =>
		Array.from({ length: runs }, () => timeOf(each))
	);
	return Math.min(...mine!) / Math.min(...others!);
}

/** The time of the processor, which no other process takes. */
function timeOf(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	return process.cpuUsage(before).user;
}
