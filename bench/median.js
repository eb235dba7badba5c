/** The middle one of some numbers; of an even number of them, the upper of the two. */
export const median = (numbers) =>
	numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
