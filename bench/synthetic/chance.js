/** A seeded random generator (mulberry32), so that a synthetic record is the same each time. */
export function chanceFrom(seed) {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (end) => Math.floor(next() * end);
	return {
		next,
		below,
		/** Both ends included. */
		between: (from, to) => from + below(to - from + 1),
		of: (list) => list[below(list.length)],
		/**
		 * Returns a picker of indexes with a long tail (Zipf–Mandelbrot): the first are frequent, most are rare.
		 * @param {number} [flatness] by how many places the first are from the top
		 */
		longTail(count, steepness = 1, flatness = 0) {
			const sums = new Float64Array(count);
			let sum = 0;
			for (let index = 0; index < count; index++)
				sums[index] = sum += 1 / (index + 1 + flatness) ** steepness;
			return () => {
				const wanted = next() * sum;
				let [low, high] = [0, count - 1];
				while (low < high) {
					const middle = (low + high) >> 1;
					if (sums[middle] < wanted) low = middle + 1;
					else high = middle;
				}
				return low;
			};
		}
	};
}
