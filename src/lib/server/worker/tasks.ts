import { normalise } from '../../domain/anchors/normal.ts';
import { anchorsIn, isAnyIn } from '../copies/anchor.ts';
import { findQuotations } from '../../domain/quotations/find.ts';
import { reportKeysOf, sharesOf } from '../../domain/reports/shares.ts';
import { wordChanges } from '../../domain/watch/changes.ts';
import { transition } from '../../domain/watch/next.ts';
import { hashOfText, newAmong } from '../watch/texts.ts';
import type { About } from '../capture/capture.ts';
import { extract } from '../capture/extract.ts';
import { readRegion } from '../capture/region.ts';
import { isAllowed } from '../capture/robots.ts';
import { cutAgain } from '../desk/capture/cut.ts';
import { candidatesIn } from '../desk/capture/find-candidates.ts';
import { placeOnRecord } from '../desk/capture/on-record.ts';

// Work on text from outside. Each task is pure, and takes and returns values that can be copied from thread to thread.

export const tasks = {
	/** Reads the article of a page, or a region of the page. */
	readPage: ({ bytes, about }: { bytes: Uint8Array; about: About }) =>
		(about.region === undefined ? extract : readRegion)(bytes, about, new Date()),

	/** Whether a robots.txt lets us fetch an address. */
	askRobots: isAllowed,

	normalise,

	/** Where quotations stand in the copies of their page. */
	anchorsIn,

	/** Whether one of some quotations stands in a text. */
	isAnyIn,

	/** By which keys the articles are found that may print the same report. */
	reportKeysOf,

	/** How much of a report other texts share. */
	sharesOf,

	/** Judges a look at a watched page. */
	transition,

	/** The hash of a text by which a state of a watched page is known again. */
	hashOfText,

	/** Which quotations of a text the text before did not have. */
	newAmong,

	/** The difference of two texts, word by word. */
	wordChanges: ({ before, now }: { before: string; now: string }) => wordChanges(before, now),

	/** Finds the quotations in a text as they are offered to somebody. */
	candidatesIn,

	/** Cuts a quotation from its text as somebody corrected it. */
	cutAgain,

	/** Counts the quotations of a text. */
	quotationsIn: (text: string) => findQuotations(text).length,

	/** Finds the laws that a text names, and the outlet that it is of. */
	placeOnRecord
};

export type Tasks = typeof tasks;
