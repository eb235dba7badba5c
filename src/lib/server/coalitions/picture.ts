import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Worker } from 'node:worker_threads';
import { traceOf } from '../ops/reasons.ts';
import { log } from '../ops/log.ts';
import { type Network, readNetwork } from './network.ts';

export interface Sheet {
	width: number;
	height: number;
	/** Centres of the names' boxes. */
	places: { x: number; y: number }[];
}

export interface Picture extends Network {
	wide: Sheet;
	narrow: Sheet;
}

/** Pixels for a name and the sign above it. */
export const nameBoxes = { wide: { width: 136, height: 70 }, narrow: { width: 108, height: 70 } };
const widths = { wide: 1_000, narrow: 328 };

/** Runs in a worker thread, because the layout would block all requests. */
export async function layOutNetwork(network: Network): Promise<Picture> {
	const links = [...network.joint, ...network.listed];
	const sheets = (['wide', 'narrow'] as const).map((name) => ({
		width: widths[name],
		box: nameBoxes[name],
		nodes: network.names.length,
		links
	}));
	// bin/bundle.js builds this file; the path is relative to Rulewatch's folder.
	const worker = new Worker(resolve('build/workers/layout.js'), {
		workerData: sheets
	});
	// `once` reports an error before the message; a later one is ignored.
	worker.on('error', () => {}).unref();
	const [[wide, narrow]] = (await once(worker, 'message')) as [[Sheet, Sheet]];
	return { ...network, wide, narrow };
}

let made: { version: number; picture?: Picture } | undefined;
let wanted: number | undefined;
let isDrawing = false;

/** Undefined while the picture of the present record is drawn. */
export const picture = (): Picture | undefined =>
	made && made.version === wanted ? made.picture : undefined;

/** Redraws for each new version of the record. @returns a function that stops it */
export function watchPicture(): () => void {
	const onVersion = (message: unknown) => void draw((message as { version: number }).version);
	channel('rulewatch:version').subscribe(onVersion);
	return () => {
		channel('rulewatch:version').unsubscribe(onVersion);
		made = wanted = undefined;
	};
}

/** Most versions change nothing here, so the old layout is kept and no worker starts. */
async function reuseOrLayOut(network: Network): Promise<Picture> {
	const drawn = made?.picture;
	const isSame = drawn && isDeepStrictEqual({ ...drawn, ...network }, drawn);
	return isSame ? drawn : layOutNetwork(network);
}

/** Draws one version at a time. Versions that arrive meanwhile are skipped up to the newest. */
async function draw(version: number) {
	wanted = version;
	if (isDrawing) return;
	isDrawing = true;
	while (wanted !== undefined && made?.version !== wanted) {
		const now: number = wanted;
		// An error is logged once a version, and the page does without its picture.
		const drawn = await readNetwork()
			.then(reuseOrLayOut)
			.catch((fault) => void log.warn(traceOf(fault), 'no picture of who stands with whom'));
		if (wanted !== undefined) made = { version: now, picture: drawn };
	}
	isDrawing = false;
}
