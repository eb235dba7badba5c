import { normalise } from '../../domain/anchors/normal.ts';
import { anchorsIn, isAnyIn } from '../copies/anchor.ts';
import { findQuotations } from '../../domain/quotations/find.ts';
import { reportKeysOf, sharesOf } from '../../domain/reports/shares.ts';
import { wordChanges } from '../../domain/watch/changes.ts';
import { transition } from '../../domain/watch/next.ts';
import { hashOfText, newQuotations } from '../watch/texts.ts';
import type { About } from '../capture/capture.ts';
import { extract } from '../capture/extract.ts';
import { readRegion } from '../capture/region.ts';
import { isAllowed } from '../capture/robots.ts';
import { cutAgain } from '../desk/capture/cut.ts';
import { candidatesIn } from '../desk/capture/find-candidates.ts';
import { placeOnRecord } from '../desk/capture/on-record.ts';
import { holdsErased } from '../erasures/readings.ts';
import { redrawPicture } from '../site/redraw.ts';

// Tasks are pure, and their inputs and outputs can be copied between processes.

export const tasks = {
	readPage: ({ bytes, about }: { bytes: Uint8Array; about: About }) =>
		(about.region === undefined ? extract : readRegion)(bytes, about, new Date()),
	askRobots: isAllowed,
	normalise,
	anchorsIn,
	isAnyIn,
	reportKeysOf,
	sharesOf,
	transition,
	hashOfText,
	newQuotations,
	wordChanges: ({ before, now }: { before: string; now: string }) => wordChanges(before, now),
	candidatesIn,
	cutAgain,
	quotationsIn: (text: string) => findQuotations(text).length,
	placeOnRecord,
	holdsErased,
	redrawPicture
};

export type Tasks = typeof tasks;
