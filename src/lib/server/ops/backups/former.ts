import { migrations } from '../../db/migrate.ts';
import type { Head } from './format.ts';

// 0.1 had other migrations, and the first two of 0.2 were rewritten. Such databases lack some later tables and columns.

/** The time of the very first migration. */
const first = 1_795_552_142_150;

/** The last migration of 0.2's baseline, whose tables can hold a former database's data. */
export const baseline = () => migrations()[1]!.folderMillis;

export function isFormer({ migration: { when, hash } }: Head): boolean {
	return (
		when >= first &&
		when <= baseline() &&
		!migrations().some((migration) => migration.hash === hash)
	);
}

/** Derived tables that former versions derived differently, or that no longer exist. */
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
