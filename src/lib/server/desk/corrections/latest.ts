import { and, eq, sql } from 'drizzle-orm';
import type { Noun } from '../../../domain/nouns.ts';
import { correction } from '../tables.ts';
import { db } from '../../db/index.ts';
import { isAmongTexts } from '../../db/prepared.ts';
import { describeChange } from './changes.ts';
import { amongCorrected, changes } from './counts.ts';
import { hasChange } from './list.ts';

export interface Correction {
	/** The day in UTC, `YYYY-MM-DD`. */
	made: string;
	/** The answer for readers. */
	answer: string;
}

function newestOf(noun: Noun, ids: string[]) {
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
			sql`${correction.state} = 'made' and change.noun = ${noun} and ${isAmongTexts(sql`change.row_id`, sql.param(ids))}`
		)
		.orderBy(sql`change.row_id`, sql`${correction.decidedAt} desc`);
}

/** Returns the newest correction of each item that has one, by id. */
export async function latestByItem(noun: Noun, ids: string[]): Promise<Map<string, Correction>> {
	const corrected = await amongCorrected(noun, ids);
	const rows = corrected.length ? await newestOf(noun, corrected) : [];
	return new Map(rows.map(({ id, version: _, ...told }) => [id, told]));
}

/** Describes the newest correction. Its lines use current names, so they must not be cached with the item. */
export async function latestChanges(noun: Noun, id: string): Promise<string[]> {
	const [row] = await newestOf(noun, [id]);
	return row ? describeChange({ noun, id, version: row.version }) : [];
}

export async function isCorrection(noun: Noun, id: string, versions: number[]): Promise<boolean> {
	const found = sql`(noun, row_id) = (${noun}, ${id}) and row_version = any(${sql.param(versions)}::int[])`;
	return (await db.$count(correction, and(eq(correction.state, 'made'), hasChange(found)))) > 0;
}
