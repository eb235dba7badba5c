import type { NameOf, Noun } from '../../../../domain/nouns.ts';
import type { Json } from '../../../../nouns/derive/types.ts';
import { type Correction, latestByItem } from '../../../desk/corrections/index.ts';
import { articles } from './articles.ts';
import { campaigns } from './campaigns.ts';
import { events } from './events.ts';
import { memberships } from './memberships.ts';
import { regulations } from './regulations.ts';
import { stakeholders } from './stakeholders.ts';
import { statements } from './statements.ts';
import { topics } from './topics.ts';

/**
 * Published items of these ids as programs read them, in no order; each a fixed number of queries, however many
 * ids there are. Callers hand in ids of published items alone; what these name that is not published is left out.
 */
export const represent: {
	[N in Noun as NameOf<N>]: (ids: string[]) => Promise<Json<N>[]>;
} = {
	campaigns: corrected('campaign', campaigns),
	articles: corrected('article', articles),
	events: corrected('event', events),
	memberships: corrected('membership', memberships),
	regulations: corrected('regulation', regulations),
	stakeholders: corrected('stakeholder', stakeholders),
	statements: corrected('statement', statements),
	topics
};

/** Has items say whether they were corrected, all of them in one more query. */
function corrected<Item extends { id: string }>(
	noun: Noun,
	read: (ids: string[]) => Promise<Item[]>
) {
	return async (ids: string[]): Promise<(Item & { correction: Correction | null })[]> => {
		const [rows, made] = await Promise.all([read(ids), latestByItem(noun, ids)]);
		return rows.map((row) => ({ ...row, correction: made.get(row.id) ?? null }));
	};
}
