import { migrations } from '../../db/migrate.ts';
import type { Head } from './format.ts';

// Rulewatch 0.1 had other migrations, and the first two of 0.2 were rewritten during its development. Such databases
// store their data in the tables of 0.2's baseline, but lack some later tables and columns.

/** The time of the very first migration. */
const first = 1_795_552_142_150;

/** The last migration of 0.2's baseline, whose tables can hold a former database's data. */
export const baseline = () => migrations()[1]!.folderMillis;

/** Whether the backup's schema was rewritten later. */
export function isFormer({ migration: { when, hash } }: Head): boolean {
	return (
		when >= first &&
		when <= baseline() &&
		!migrations().some((migration) => migration.hash === hash)
	);
}

/** Derived tables, which former versions derived differently, or which no longer exist. */
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
