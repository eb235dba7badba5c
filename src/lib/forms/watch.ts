import * as v from 'valibot';
import { cleanAddress } from '../domain/address/address.ts';
import { keysOf } from '../domain/vocabulary.ts';
import { everyHours, watchKinds } from '../domain/watch/pages.ts';
import { given, line, wholeNumber } from './fields.ts';

const regulation = given('Name the law that it is watched for.', 600, 'No law has a name so long.');

const url = v.pipe(
	given('Give the address of the page.', 2_000, 'An address has at most 2,000 characters.'),
	v.check(
		(text) => cleanAddress(text) !== undefined,
		'Give the whole address of a page, as your browser shows it: https://…'
	),
	v.transform((text) => cleanAddress(text)!)
);

const region = line(500, 'A selector has at most 500 characters.');

const { least, most } = everyHours;
const hours = wholeNumber(least, most, `Give whole hours, from ${least} to ${most}.`);

const kind = v.picklist(keysOf(watchKinds), 'Choose what kind of page it is.');

/** A page is tried before it is watched, so most fields may still be missing. */
export const triedPage = v.object({
	url,
	region,
	regulation: v.optional(v.string()),
	kind: v.optional(v.string()),
	hours: v.optional(v.string())
});
export const watchedPage = v.object({ regulation, url, region, kind, hours });
export type WatchedPage = v.InferOutput<typeof watchedPage>;
