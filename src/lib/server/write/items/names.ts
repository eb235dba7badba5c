import { inArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { deskPage } from '../../../domain/address/pages.ts';
import { type Noun, pathOf } from '../../../domain/nouns.ts';
import { type Named, type Names, titleOf } from '../../../domain/titles.ts';
import type { PublicationState } from '../../../domain/vocabulary.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { picksIn } from '../../../nouns/derive/typed.ts';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';

/** The names of items that some items mention, in any state, with two queries. */
export async function referencedNames(
	session: Database,
	noun: Noun,
	items: object[]
): Promise<Names> {
	const ids = items.flatMap((item) =>
		picksIn(formOf(noun), item).map(({ text, field: { of } }) => [of, text] as const)
	);
	const names: Names = {};
	for (const [of, id, named] of await look(session, ids)) (names[of] ??= {})[id] = named;
	return names;
}

type Place = readonly [Noun, string];

async function look(session: Database, ids: Place[]): Promise<[Noun, string, Named][]> {
	const idsOf = (noun: Noun) => [...new Set(ids.flatMap(([of, id]) => (of === noun ? id : [])))];
	type Table = typeof t.topic | typeof t.regulation | typeof t.stakeholder | typeof t.statement;
	const named = (noun: Noun, table: Table, name: object) =>
		session
			.select({
				of: sql<Noun>`${noun}::text`.as('of'),
				id: table.id,
				slug: sql<string>`${'slug' in table ? table.slug : table.id}`.as('slug'),
				name: sql<string>`${name}`.as('name'),
				state: sql<PublicationState>`${table.state}::text`.as('state')
			})
			.from(table as typeof t.stakeholder)
			.where(inArray(table.id, idsOf(noun)));
	const rows = await unionAll(
		named('topic', t.topic, t.topic.name),
		named('regulation', t.regulation, t.regulation.title),
		named('stakeholder', t.stakeholder, t.stakeholder.name),
		// Its speaker may be hidden from the reader.
		named('statement', t.statement, t.statement.summary)
	);
	const { id, slug, state, url, headline, headlineBasis, outlet, published } = t.article;
	const articles = await session
		.select({ id, slug, state, url, headline, headlineBasis, outlet, published })
		.from(t.article)
		.where(inArray(t.article.id, idsOf('article')));
	return [
		...rows.map(({ of, ...row }) => entry(of, row)),
		...articles.map((row) =>
			entry('article', { ...row, name: titleOf('article', row, {}), url: row.url ?? undefined })
		)
	];
}

function entry(
	noun: Noun,
	{ id, slug, name, state, url }: Omit<Named, 'href'> & { id: string; slug: string }
): [Noun, string, Named] {
	const href = (state === 'published' && pathOf(noun, { id, slug })) || deskPage(noun, id);
	return [noun, id, { name, href, state, ...(url && { url }) }];
}
