import { migrations } from '../../db/migrate.ts';
import type { Head } from './format.ts';

// Rulewatch 0.1 had other migrations, and the first two of 0.2 were rewritten while 0.2 was made. The tables in which such
// databases keep what was written are those of 0.2's baseline, without some tables and columns that came later.

/** When the first migration of all was made. */
const first = 1_795_552_142_150;

/** The last migration of 0.2's baseline, whose tables can hold what a former database holds. */
export const baseline = () => migrations()[1]!.folderMillis;

/** Whether a backup is of a schema that was rewritten. */
export function isFormer({ migration: { when, hash } }: Head): boolean {
	return (
		when >= first &&
		when <= baseline() &&
		!migrations().some((migration) => migration.hash === hash)
	);
}

/** Tables that can be derived from the others: former versions derived some otherwise, and had some that are gone. */
export const formerTables = new Set([
	...[
		'counted_position',
		'counted_voice',
		'facet_count',
		'law_count',
		'law_span',
		'law_tally',
		'listed'
	],
	...[
		'listed_stale',
		'record_size',
		'record_touched',
		'record_version',
		'represented',
		'said',
		'search_entry'
	],
	...['search_stale', 'clock', 'tally_stale', 'topic_tally', 'voice_law', 'voice_tally', 'written']
]);
