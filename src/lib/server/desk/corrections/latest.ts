import { and, eq, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { correction, correctionChange } from '../tables.ts';
import { db } from '../../db/index.ts';
import { prepared, texts } from '../../db/prepared.ts';
import { saidOf } from './changes.ts';
import { hasChange } from './list.ts';

/** That something of an item was put right. */
export interface Correction {
	/** The day, in UTC: `YYYY-MM-DD`. */
	made: string;
	/** What readers were told: what was wrong, and what stands there now. */
	answer: string;
}

const query = prepared((db) => {
	const changes = sql`(
		select id, noun, row_id, row_version from ${correction} where state = 'made'
		union all select correction_id, noun, row_id, row_version from ${correctionChange}
	) change`;
	return db
		.selectDistinctOn([sql`change.row_id`], {
			id: sql<string>`change.row_id`.as('row_id'),
			version: sql<number>`change.row_version`.as('row_version'),
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

/** The newest correction of each of some published items, by id; of most there is none, which takes one query. */
export async function latestByItem(noun: Noun, ids: string[]): Promise<Map<string, Correction>> {
	const rows = await query().execute({ noun, ids });
	return new Map(rows.map(({ id, version: _, ...told }) => [id, told]));
}

/**
 * Says from what to what the newest correction of an item went, a line each. The lines name others as they are called now,
 * so they are no part of the item itself.
 */
export async function latestChanges(noun: Noun, id: string): Promise<string[]> {
	const [row] = await query().execute({ noun, ids: [id] });
	return row ? saidOf({ noun, id, version: row.version }) : [];
}

/** Whether one of some versions of an item puts something right. */
export async function isCorrection(noun: Noun, id: string, versions: number[]): Promise<boolean> {
	const found = sql`(noun, row_id) = (${noun}, ${id}) and row_version = any(${sql.param(versions)}::int[])`;
	return (await db.$count(correction, and(eq(correction.state, 'made'), hasChange(found)))) > 0;
}
