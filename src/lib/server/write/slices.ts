/** A list in pieces, for what may not become too much at once. */
export function* slices<Each>(all: readonly Each[], size: number): Generator<Each[]> {
	for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
