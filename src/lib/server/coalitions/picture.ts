import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Worker } from 'node:worker_threads';
import { traceOf } from '../ops/reasons.ts';
import { log } from '../ops/log.ts';
import { type Network, readNetwork } from './network.ts';

/** The names of a network on one sheet, in pixels. */
export interface Sheet {
	width: number;
	height: number;
	/** The middle of the box of each name. */
	places: { x: number; y: number }[];
}

/** The picture, for wide screens and for phones. */
export interface Picture extends Network {
	wide: Sheet;
	narrow: Sheet;
}

/** Where a name stands, with its sign above it, in pixels. */
export const boxes = { wide: { width: 136, height: 70 }, narrow: { width: 108, height: 70 } };
const widths = { wide: 1_000, narrow: 328 };

/** Has a worker thread place the names: to do it here would keep all readers waiting. */
export async function layOut(network: Network): Promise<Picture> {
	const links = [...network.joint, ...network.listed];
	const sheets = (['wide', 'narrow'] as const).map((name) => ({
		...{ width: widths[name], box: boxes[name], nodes: network.names.length, links }
	}));
	// A file of its own from the folder of Rulewatch, made by bin/bundle.js.
	const worker = new Worker(resolve('build/workers/layout.js'), {
		workerData: sheets
	});
	// Its faults are told to whoever waits for the message, and to nobody once it came.
	worker.on('error', () => {}).unref();
	const [[wide, narrow]] = (await once(worker, 'message')) as [[Sheet, Sheet]];
	return { ...network, wide, narrow };
}

let made: { version: number; picture?: Picture } | undefined;
let wanted: number | undefined;
let isDrawing = false;

/** The picture of the record as it stands; undefined while it is being drawn. */
export const picture = (): Picture | undefined =>
	made && made.version === wanted ? made.picture : undefined;

/** Draws the picture anew for each version of the record that this process learns of. @returns the function that stops it */
export function watchPicture(): () => void {
	const hear = (message: unknown) => void draw((message as { version: number }).version);
	channel('rulewatch:version').subscribe(hear);
	return () => {
		channel('rulewatch:version').unsubscribe(hear);
		made = wanted = undefined;
	};
}

/** Most versions of the record change nothing about who stands with whom: the picture stays, and no worker is started. */
async function drawnOrLaidOut(network: Network): Promise<Picture> {
	const drawn = made?.picture;
	const isSame = drawn && isDeepStrictEqual({ ...drawn, ...network }, drawn);
	return isSame ? drawn : layOut(network);
}

/** One at a time: what is raised meanwhile is drawn next, and what lies between is not. */
async function draw(version: number) {
	wanted = version;
	if (isDrawing) return;
	isDrawing = true;
	while (wanted !== undefined && made?.version !== wanted) {
		const now: number = wanted;
		// A fault is told once a version; the page goes on without its picture.
		const drawn = await readNetwork()
			.then(drawnOrLaidOut)
			.catch((fault) => void log.warn(traceOf(fault), 'no picture of who stands with whom'));
		if (wanted !== undefined) made = { version: now, picture: drawn };
	}
	isDrawing = false;
}
