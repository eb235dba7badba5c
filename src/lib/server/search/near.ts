import { and, eq, inArray, sql } from 'drizzle-orm';
import type { SearchNoun } from '../../domain/search.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';

/** A law or a stakeholder by name. */
export interface NamedEntry {
	noun: 'regulation' | 'stakeholder';
	slug: string;
	name: string;
}

const shown = 5;

/** Laws and stakeholders that are called much like the words, likest first: “Assia Internet Colition”. */
export async function near(words: string): Promise<NamedEntry[]> {
	const { noun, rowId, names } = t.searchEntry;
	const likeness = sql`word_similarity(fold(${words}), ${names})`;
	const rows = await db
		.select({ noun: sql<NamedEntry['noun']>`${noun}`, id: rowId })
		.from(t.searchEntry)
		.where(sql`fold(${words}) <% ${names}`)
		.orderBy(sql`${likeness} desc`, sql`length(${names})`, rowId)
		.limit(shown);
	return named(rows);
}

/** The names of some entries, in their order. */
export async function named(
	entries: { noun: SearchNoun; id: string }[]
): Promise<NamedEntry[]> {
	const idsOf = (noun: SearchNoun) => entries.flatMap((each) => (each.noun === noun ? each.id : []));
	const [laws, voices] = await Promise.all([
		db
			.select({ id: t.regulation.id, slug: t.regulation.slug, name: t.regulation.title })
			.from(t.regulation)
			.where(and(inArray(t.regulation.id, idsOf('regulation')), eq(t.regulation.state, 'published'))),
		db
			.select({ id: t.stakeholder.id, slug: t.stakeholder.slug, name: t.stakeholder.name })
			.from(t.stakeholder)
			.where(
				and(inArray(t.stakeholder.id, idsOf('stakeholder')), eq(t.stakeholder.state, 'published'))
			)
	]);
	const byId = new Map([
		...laws.map(({ id, ...law }) => [`regulation ${id}`, { noun: 'regulation' as const, ...law }] as const),
		...voices.map(({ id, ...voice }) => [`stakeholder ${id}`, { noun: 'stakeholder' as const, ...voice }] as const)
	]);
	return entries.flatMap(({ noun, id }) => byId.get(`${noun} ${id}`) ?? []);
}
