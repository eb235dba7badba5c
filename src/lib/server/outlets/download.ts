import type { RequestEvent } from '@sveltejs/kit';
import pLimit from 'p-limit';
import { PassThrough, Readable } from 'node:stream';
import { type Database, inSnapshot } from '../db/index.ts';
import { reportFault } from '../ops/faults.ts';
import { tightHeap } from './tight-heap.ts';

/** Writes a file of the record to a stream, while it reads it, and ends the stream. */
export type Write = (
	db: Database,
	isSnapshot: boolean,
	to: PassThrough,
	signal: AbortSignal
) => Promise<void>;

const mostAtOnce = 3;
const turns = pLimit(mostAtOnce);
/** Nobody beyond these would have a turn in time. */
const mostWaiting = 20;
/** Below the time in which a reader is to have an answer. */
const waitMilliseconds = 4_000;
/** PostgreSQL keeps what a reader sees for so long and no longer. */
const mostMilliseconds = 600_000;

/**
 * A file made of the whole record while it is sent: never more than a piece of it is in memory, and reading ends when
 * the reader goes away. A few at once; who gets no turn soon is told to come again.
 */
export async function download(
	event: Pick<RequestEvent, 'request' | 'route'>,
	{ name, type }: { name: string; type: string },
	write: Write
): Promise<Response> {
	const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` };
	if (event.request.method === 'HEAD') return new Response(null, { headers });
	const body = await turn(write, (fault) => reportFault(fault, event));
	if (body) return new Response(body, { headers });
	return new Response('Others are fetching the record just now. Please come again in a minute.', {
		status: 503,
		headers: { 'retry-after': '60' }
	});
}

/**
 * Begins when it is this one's turn; undefined where that takes too long, or so many wait that it would.
 * @throws when the record cannot be read
 */
function turn(
	write: Write,
	onFault: (fault: unknown) => void
): Promise<ReadableStream | undefined> {
	if (turns.pendingCount >= mostWaiting) return Promise.resolve(undefined);
	return new Promise((begun, failed) => {
		let isWaiting = true;
		const tooLong = setTimeout(() => {
			isWaiting = false;
			begun(undefined);
		}, waitMilliseconds);
		const to = new PassThrough();
		void turns(async () => {
			clearTimeout(tooLong);
			if (!isWaiting) return;
			const release = tightHeap();
			try {
				await inSnapshot(async (db, isSnapshot) => {
					begun(Readable.toWeb(to) as ReadableStream);
					isWaiting = false;
					await write(db, isSnapshot, to, AbortSignal.timeout(mostMilliseconds));
				});
			} catch (fault) {
				if (isWaiting) return failed(fault);
				if (!isGone(fault)) onFault(fault);
				to.destroy(fault as Error);
			} finally {
				release();
			}
		});
	});
}

/** Whether the reader went away, which is no fault. */
const isGone = (fault: unknown) =>
	(fault as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
