import { readSubject } from '../../domain/follow.ts';
import { groupBy } from '../../domain/timeline/succession.ts';
import type { ChangeSummary } from './change-summary.ts';
import { searchesThatFind } from './search-matches.ts';

const departure = 'It is no longer in the search that you follow';

/**
 * Says which edits moved an item out of the followed search.
 * @param subjectOf the key of the subject for which a summary is told
 */
export async function withDepartures(
	summaries: ChangeSummary[],
	subjectOf: (summary: ChangeSummary) => string | undefined
): Promise<ChangeSummary[]> {
	const edits = summaries.flatMap((summary) => {
		const key = subjectOf(summary) ?? '';
		const isEdit = summary.changes.length > 0 && !summary.items;
		return isEdit && readSubject(key)?.scope === 'search' ? { summary, key } : [];
	});
	const departed = new Set<ChangeSummary>();
	for (const { rows } of groupBy(edits, ({ summary }) => summary.noun)) {
		const ids = rows.map(({ summary }) => summary.id);
		const keys = [...new Set(rows.map(({ key }) => key))];
		const matches = await searchesThatFind(rows[0]!.summary.noun, ids, keys);
		for (const { summary, key } of rows)
			if (!matches.some((match) => match.id === summary.id && match.key === key))
				departed.add(summary);
	}
	return summaries.map((summary) =>
		departed.has(summary) ? { ...summary, changes: [...summary.changes, departure] } : summary
	);
}
