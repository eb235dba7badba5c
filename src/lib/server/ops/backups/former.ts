/** The schema of Rulewatch 0.1, whose migrations were put together into the baseline of 0.2. */
export const former = {
	/** Of its last migration. */
	hash: '9b6748dbd696eb737fc42a8483d9ae8cb07efb8ba5b69f8392e44572444aa930',
	/** Place of the last migration of 0.2's baseline, whose tables can hold the same. */
	standsFor: 1
};

/** What 0.1 kept ready and 0.2 derives otherwise, or not at all, and what 0.2 derives that 0.1 did not have. */
export const formerTables = [
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
];

/** Columns that 0.2 has and 0.1 had not, by table: rows of 0.1 leave them empty. */
export const laterColumns: Record<string, string[]> = {
	event: ['statement_id'],
	regulation: ['looked_at']
};
