import { and, type SQLWrapper, sql } from 'drizzle-orm';
import { withheldWord } from '../../domain/erasures.ts';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import { formOf } from '../../nouns/derive/descriptions.ts';
import type { Item } from '../../nouns/derive/types.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { deleteRowsOfFiles } from './traces.ts';

type Values = Record<string, unknown>;

/** Fields such as the office of a speaker, which may tell who an erased person is. */
const telling = Object.values(nounOf).flatMap((noun) =>
	formOf(noun).fields.flatMap(({ name, tellsOf }) => (tellsOf ? { noun, name, tellsOf } : []))
);

/** The names of the fields of an item that tell of one of these stakeholders. */
export const officesIn = (noun: Noun, item: object, ids: ReadonlySet<string>): string[] =>
	telling.flatMap((each) => {
		const { [each.tellsOf]: named, [each.name]: office } = item as Values;
		const isOffice = each.noun === noun && typeof office === 'string' && office !== withheldWord;
		return isOffice && ids.has(String(named)) ? each.name : [];
	});

export const withoutOffices = <N extends Noun>(
	noun: N,
	item: Item<N>,
	ids: ReadonlySet<string>
): Item<N> => ({
	...item,
	...Object.fromEntries(officesIn(noun, item, ids).map((name) => [name, withheldWord]))
});

/**
 * Withholds what tells of a stakeholder, or of one that was merged into it, in former versions, proposals and unsent forms,
 * also where the office was entered before the name. Rows of files with it go.
 */
export async function withholdOffices(session: Database, id: string): Promise<void> {
	const same = sql`(with recursive same(id) as (select ${id}::text union
		select from_id from ${t.merge} join same on to_id = same.id where undone_at is null) select id from same)`;
	for (const { noun, name, tellsOf } of telling) {
		const isNamed = (item: SQLWrapper) => sql`${item} ->> ${tellsOf} in ${same}`;
		const hasOffice = (item: SQLWrapper) =>
			sql`coalesce(${item} ->> ${name}, '') not in ('', ${withheldWord})`;
		const namers = sql`select row_id from ${t.revision} named where named.noun = ${noun} and ${isNamed(sql`named.snapshot`)}`;
		for (const column of [t.revision.snapshot, t.proposal.item])
			await session.execute(
				sql`update ${column.table}
					set ${sql.identifier(column.name)} = jsonb_set(${column}, array[${name}], to_jsonb(${withheldWord}::text), false)
					where noun = ${noun} and ${hasOffice(column)} and (${isNamed(column)}
						or coalesce(${column} ->> ${tellsOf}, '') = '' and row_id in (${namers}))`
			);
		const { item } = t.csvRow;
		await deleteRowsOfFiles(session, and(hasOffice(item), isNamed(item)));
	}
}
