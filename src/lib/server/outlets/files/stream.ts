import { setImmediate as othersTurn } from 'node:timers/promises';

/**
 * Pieces of a file as the body of an answer, each made when the reader has taken the one before and others have had
 * their turn: the embedded database answers without leaving it to them. A reader who goes away ends the making; a fault
 * in it breaks the connection, so that what was sent does not look complete.
 */
export function streamOf(
	pieces: AsyncIterator<string | Uint8Array, unknown>,
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

/** The same pieces, the first of them made already. */
export async function* begun<Piece>(
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
