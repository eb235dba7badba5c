const pieces = 16;

/**
 * The time for one long input divided by the time for sixteen short ones of the same total length: about 1 if time
 * grows linearly, 16 if it grows with the square. Inputs are large enough to drown out a busy machine.
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

/** The ratio of two works' times: the shortest of several alternating runs. */
export function timesAsLong(work: () => unknown, other: () => unknown, runs = 2): number {
	other();
	const [mine, others] = [work, other].map((each) =>
		Array.from({ length: runs }, () => timeOf(each))
	);
	return Math.min(...mine!) / Math.min(...others!);
}

function timeOf(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	return process.cpuUsage(before).user;
}
