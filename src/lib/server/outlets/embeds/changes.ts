import { embedChoices } from '../../../domain/embeds.ts';
import { readFilters } from '../../../domain/filters.ts';
import * as corrections from '../../desk/corrections/index.ts';

/**
 * What to tell whoever sees an embed of the day that its address names: what was put right, or withdrawn, on that day
 * or later. Nothing where it names no day.
 */
export function changes({ searchParams }: URL, shown: corrections.Scope) {
	const asOf = readFilters(searchParams, embedChoices).filters['as-of'];
	return asOf === undefined ? undefined : corrections.changesSince(asOf, shown);
}
