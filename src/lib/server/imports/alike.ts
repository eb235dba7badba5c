import { and, sql } from 'drizzle-orm';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { type Reader, seen } from '../sight/index.ts';
import type { CheckedRow } from './rows.ts';

/** From here on two names may well be one. */
const nearlySame = 0.55;

/**
 * Adds to new stakeholders that are much like one on record what that one is called, where whoever brings them sees
 * it: somebody should look.
 */
export async function noteAlike(
	session: Pick<Database, 'selectDistinctOn'>,
	reader: Reader,
	checked: CheckedRow[]
): Promise<void> {
	const names = checked.map(({ item }) => (item?.state ? item.name : null));
	const given = sql`jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb) with ordinality given(name, place)`;
	const { name, aliases, state } = t.stakeholder;
	const likeness = sql`similarity(fold(${name}), fold(given.name))`;
	const isAlike = sql`${state} <> 'withdrawn' and (${likeness} > ${nearlySame} or
		exists (select from unnest(${aliases}) alias where fold(alias) = fold(given.name)))`;
	const rows = await session
		.selectDistinctOn([sql`given.place`], { place: sql<number>`given.place::int`, name })
		.from(given)
		.innerJoin(t.stakeholder, and(isAlike, seen(reader, 'stakeholder')))
		.orderBy(sql`given.place`, sql`${likeness} desc`);
	for (const { place, name } of rows)
		checked[place - 1]?.problems.push({
			field: 'name',
			message: `“${name}” is on record and may be the same. The row adds another one.`
		});
}
