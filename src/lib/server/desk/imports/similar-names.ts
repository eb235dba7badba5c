import { desc, sql } from 'drizzle-orm';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { canSee, type Reader } from '../../visibility/index.ts';
import type { CheckedRow } from './rows.ts';

const similarityThreshold = 0.55;

/** Warns of names similar to one on record. Hidden drafts are mentioned only as they were typed. */
export async function warnOfSimilarNames(
	session: Database,
	reader: Reader,
	checked: CheckedRow[]
): Promise<void> {
	const names = checked.map(({ item }) => (item?.state ? item.name : null));
	const given = sql`jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb) with ordinality given(name, place)`;
	const { name, aliases, state } = t.stakeholder;
	const likeness = sql`similarity(fold(${name}), fold(given.name))`;
	const isCalled = sql`exists (select from unnest(${aliases} || ${name}) called where fold(called) = fold(given.name))`;
	const isSimilar = sql`${state} <> 'withdrawn' and (${likeness} > ${similarityThreshold} or ${isCalled})`;
	const isSeen = sql<boolean>`${canSee(reader, 'stakeholder') ?? sql`true`}`;
	// Order by the alias: for an editor `isSeen` is the constant true, which PostgreSQL refuses in `order by`.
	const seenColumn = isSeen.as('is_seen');
	const rows = await session
		.selectDistinctOn([sql`given.place`], {
			place: sql<number>`given.place::int`,
			name,
			isSeen: seenColumn
		})
		.from(given)
		.innerJoin(
			t.stakeholder,
			sql`${isSimilar} and (${isSeen} or (${isCalled} and ${state} = 'draft'))`
		)
		.orderBy(sql`given.place`, desc(seenColumn), sql`${likeness} desc`);
	for (const { place, name, isSeen } of rows) {
		const row = checked[place - 1];
		const known = isSeen
			? `“${name}” is on record and may be the same.`
			: `“${String(row?.item?.name)}” is already waiting for an editor.`;
		row?.problems.push({ field: 'name', message: `${known} The row adds another one.` });
	}
}
