import { sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { correction, correctionChange } from '../tables.ts';
import { prepared, texts } from '../../db/prepared.ts';

/** That something of an item was put right. */
export interface Correction {
	/** The day, in UTC: `YYYY-MM-DD`. */
	made: string;
	/** What readers were told: what was wrong, and what stands there now. */
	answer: string;
}

const query = prepared((db) => {
	const changes = sql`(
		select id, noun, row_id from ${correction} where state = 'made'
		union all select correction_id, noun, row_id from ${correctionChange}
	) change`;
	return db
		.selectDistinctOn([sql`change.row_id`], {
			id: sql<string>`change.row_id`.as('row_id'),
			made: sql<string>`to_char(${correction.decidedAt} at time zone 'UTC', 'YYYY-MM-DD')`,
			answer: sql<string>`${correction.answer}`
		})
		.from(correction)
		.innerJoin(changes, sql`change.id = ${correction.id}`)
		.where(
			sql`${correction.state} = 'made' and change.noun = ${sql.placeholder('noun')} and change.row_id = any(${texts('ids')})`
		)
		.orderBy(sql`change.row_id`, sql`${correction.decidedAt} desc`)
		.prepare('latest_corrections');
});

/** The newest correction of each of some items, by id, in one query; of most there is none. */
export async function latestByItem(noun: Noun, ids: string[]): Promise<Map<string, Correction>> {
	const rows = await query().execute({ noun, ids });
	return new Map(rows.map(({ id, ...told }) => [id, told]));
}
