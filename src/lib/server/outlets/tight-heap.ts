import { setFlagsFromString } from 'node:v8';

/** By how much the heap may grow between two collections; 0 leaves it to V8, which lets it double and more. */
const percent = { tight: 20, usual: 0 };
let underWay = 0;

function allow(growth: number) {
	setFlagsFromString(`--heap-growing-percent=${growth}`);
}

/**
 * Keeps memory small while a long file is made, nearly all of which is garbage soon: 256 MB at most where V8 by itself took 350,
 * for a little more time. Returns what ends that.
 */
export function tightHeap(): () => void {
	if (underWay++ === 0) allow(percent.tight);
	let isOver = false;
	return () => {
		if (isOver) return;
		isOver = true;
		if (--underWay === 0) allow(percent.usual);
	};
}

/** The same pieces, made with little memory. */
export async function* inTightHeap<Piece>(pieces: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
	const release = tightHeap();
	try {
		yield* pieces;
	} finally {
		release();
	}
}
