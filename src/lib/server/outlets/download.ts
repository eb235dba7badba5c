import type { RequestEvent } from '@sveltejs/kit';
import pLimit from 'p-limit';
import { PassThrough, Readable } from 'node:stream';
import { type Database, inSnapshot } from '../db/index.ts';
import { reportFault } from '../ops/faults.ts';
import { tightHeap } from './tight-heap.ts';

/** Writes a file while it reads the record, then ends the stream. */
export type Write = (
	db: Database,
	isSnapshot: boolean,
	to: PassThrough,
	signal: AbortSignal
) => Promise<void>;

const mostAtOnce = 3;
const turns = pLimit(mostAtOnce);
/** Further requests would time out before their turn. */
const mostWaiting = 20;
/** Stays below the time limit of a first answer. */
const waitMilliseconds = 4_000;
/** PostgreSQL keeps a reader's snapshot no longer than this. */
const mostMilliseconds = 600_000;

/**
 * Streams a file of the whole record, holding one piece in memory. Reading stops if the client disconnects. Only a
 * few run at once; a request that gets no turn in time is answered 503.
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

/** Waits for a turn; undefined if the queue is full or the wait too long. @throws if the record cannot be read */
function turn(
	write: Write,
	onFault: (fault: unknown) => void
): Promise<ReadableStream | undefined> {
	if (turns.pendingCount >= mostWaiting) return Promise.resolve(undefined);
	return new Promise((start, fail) => {
		let isWaiting = true;
		const tooLong = setTimeout(() => {
			isWaiting = false;
			start(undefined);
		}, waitMilliseconds);
		const to = new PassThrough();
		void turns(async () => {
			clearTimeout(tooLong);
			if (!isWaiting) return;
			const release = tightHeap();
			try {
				await inSnapshot(async (db, isSnapshot) => {
					start(Readable.toWeb(to) as ReadableStream);
					isWaiting = false;
					await write(db, isSnapshot, to, AbortSignal.timeout(mostMilliseconds));
				});
			} catch (fault) {
				if (isWaiting) return fail(fault);
				if (!isGone(fault)) onFault(fault);
				to.destroy(fault as Error);
			} finally {
				release();
			}
		});
	});
}

/** A client that disconnects is no fault. */
const isGone = (fault: unknown) =>
	(fault as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
