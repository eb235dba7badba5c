import { setImmediate as othersTurn } from 'node:timers/promises';

/**
 * Streams a file piece by piece. Each piece waits for the reader and for other requests, because the embedded
 * database never yields by itself. A disconnect stops the work; an error breaks the connection, so that the file does
 * not look complete.
 */
export function streamOf(
	pieces: Iterator<string | Uint8Array, unknown> | AsyncIterator<string | Uint8Array, unknown>,
	onFault: (fault: unknown) => void = () => {}
): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream(
		{
			async pull(controller) {
				try {
					await othersTurn();
					const { value, done } = await pieces.next();
					if (done) controller.close();
					else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
				} catch (fault) {
					onFault(fault);
					throw fault;
				}
			},
			async cancel() {
				await pieces.return?.();
			}
		},
		{ highWaterMark: 0 }
	);
}

/** Puts a piece that was read already back in front of the others. */
export async function* withFirst<Piece>(
	pieces: AsyncGenerator<Piece>,
	first: IteratorResult<Piece>
): AsyncGenerator<Piece> {
	try {
		if (first.done) return;
		yield first.value;
		yield* pieces;
	} finally {
		await pieces.return(undefined);
	}
}
