import { embedChoices } from '../../../domain/embeds.ts';
import { readFilters } from '../../../domain/filters.ts';
import * as corrections from '../../desk/corrections/index.ts';

/** Finds corrections and withdrawals since the day in `as-of`; undefined if the address names none. */
export function embedChanges({ searchParams }: URL, shown: corrections.Scope) {
	const asOf = readFilters(searchParams, embedChoices).filters['as-of'];
	return asOf === undefined ? undefined : corrections.changesSince(asOf, shown);
}
