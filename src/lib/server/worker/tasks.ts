import { normalise } from '../../domain/anchors/normal.ts';
import type { About } from '../capture/capture.ts';
import { extract } from '../capture/extract.ts';
import { readRegion } from '../capture/region.ts';

// Work on text from outside. Each task is pure, and takes and returns values that can be copied from thread to thread.

export const tasks = {
	/** Reads the article of a page, or a region of the page. */
	readPage: ({ bytes, about }: { bytes: Uint8Array; about: About }) =>
		(about.region === undefined ? extract : readRegion)(bytes, about, new Date()),

	normalise
};

export type Tasks = typeof tasks;
