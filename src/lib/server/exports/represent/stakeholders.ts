import { countDistinct, eq, inArray, sql } from 'drizzle-orm';
import type { Representation } from '../../../schemas/index.ts';
import { among, built } from '../../db/built.ts';
import { cited, Sources } from '../../db/cards.ts';
import { heard } from '../../db/heard.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { kept, source } from './parts.ts';

const byIds = built((db) =>
	db.query.stakeholder
		.findMany({
			where: among(t.stakeholder.id, 'ids'),
			with: { citations: cited }
		})
		.prepare('stakeholders')
);

export async function stakeholders(ids: string[]): Promise<Representation<'stakeholder'>[]> {
	const [rows, heardIn] = await Promise.all([byIds().execute({ ids }), statementsOf(ids)]);
	const sources = new Sources();
	return rows.map((row) => ({
		...kept('stakeholder', row),
		slug: row.slug,
		name: row.name,
		aliases: row.aliases,
		kind: row.kind,
		country: row.country,
		role: row.role,
		note: row.note,
		statement_count: heardIn.get(row.id)?.statements ?? 0,
		latest_statement: heardIn.get(row.id)?.latest ?? null,
		sources: sources.all(row.citations).map(source)
	}));
}

/** In how many statements each of them is heard, if in any, and the date of the latest. */
async function statementsOf(ids: string[]) {
	const { date, latest, earliest, id } = t.statement;
	const each = heard();
	const rows = await db
		.select({
			stakeholderId: each.stakeholderId,
			statements: countDistinct(each.statementId),
			latest: sql<string>`(array_agg(${date} order by ${latest} desc, ${earliest} desc, ${id}))[1]`
		})
		.from(each)
		.innerJoin(t.statement, eq(id, each.statementId))
		.where(inArray(each.stakeholderId, ids))
		.groupBy(each.stakeholderId);
	return new Map(rows.map((row) => [row.stakeholderId, row]));
}
