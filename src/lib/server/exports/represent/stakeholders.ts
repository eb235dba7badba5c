import { inArray } from 'drizzle-orm';
import type { Representation } from '../../../schemas/index.ts';
import { cited, Sources } from '../../db/cards.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { voiceTally } from '../../db/tallies.ts';
import { kept, source } from './parts.ts';

export async function stakeholders(ids: string[]): Promise<Representation<'stakeholder'>[]> {
	const [rows, tallies] = await Promise.all([
		db.query.stakeholder.findMany({
			where: inArray(t.stakeholder.id, ids),
			with: { citations: cited }
		}),
		db.select().from(voiceTally).where(inArray(voiceTally.stakeholderId, ids))
	]);
	const tallyOf = new Map(tallies.map((row) => [row.stakeholderId, row]));
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
		statement_count: tallyOf.get(row.id)?.statements ?? 0,
		latest_statement: tallyOf.get(row.id)?.latest ?? null,
		sources: sources.all(row.citations).map(source)
	}));
}
