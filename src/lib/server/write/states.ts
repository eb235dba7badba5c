import { inArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { PublicationState } from '../../domain/vocabulary.ts';
import type { Known } from '../../nouns/derive/validation.server.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { textRows } from '../visibility/visible.ts';

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return /^[a-z0-9.-]{1,100}$/.test(value) ? [value] : [];
	return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * The states of all items that an item, or a list of items, may name. Articles and stakeholders are locked until the
 * transaction ends, so that none is withdrawn between the check and the write.
 */
export async function referencedStates(session: Database, item: object): Promise<Known['states']> {
	const ids = textRows([...new Set(textsIn(item))]);
	const rows = await unionAll(
		select(session, 'topics', t.topic, ids),
		select(session, 'regulations', t.regulation, ids),
		select(session, 'statements', t.statement, ids),
		selectForShare(session, 'articles', t.article, ids),
		selectForShare(session, 'stakeholders', t.stakeholder, ids)
	);
	const states = (name: string) =>
		new Map(rows.filter((row) => row.name === name).map(({ id, state }) => [id, state]));
	return {
		topics: states('topics'),
		regulations: states('regulations'),
		articles: states('articles'),
		stakeholders: states('stakeholders'),
		statements: states('statements')
	};
}

type Ids = ReturnType<typeof sql>;

function select(
	session: Database,
	name: string,
	table: typeof t.topic | typeof t.regulation | typeof t.statement,
	ids: Ids
) {
	return session
		.select({
			name: sql<string>`${name}::text`.as('name'),
			id: table.id,
			state: sql<PublicationState>`${table.state}::text`.as('state')
		})
		.from(table as typeof t.regulation)
		.where(inArray(table.id, ids));
}

function selectForShare(
	session: Database,
	name: string,
	table: typeof t.article | typeof t.stakeholder,
	ids: Ids
) {
	const rows = session
		.select({ id: table.id, state: sql<PublicationState>`${table.state}::text`.as('state') })
		.from(table as typeof t.article)
		.where(inArray(table.id, ids))
		.for('share')
		.as('locked');
	return session
		.select({ name: sql<string>`${name}::text`.as('name'), id: rows.id, state: rows.state })
		.from(rows);
}
