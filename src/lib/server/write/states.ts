import { inArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { PublicationState } from '../../domain/vocabulary.ts';
import { stateOf } from '../../nouns/derive/stores.server.ts';
import type { Known } from '../../nouns/derive/validation.server.ts';
import type { Database } from '../db/index.ts';
import * as t from '../db/schema.ts';

type Session = Pick<Database, 'select'>;

/** Every text of an item that may be a reference. */
function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return /^[a-z0-9.-]{1,100}$/.test(value) ? [value] : [];
	return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * The states of what an item, or several, may name. Articles that it may cite and stakeholders that it may name are
 * locked until the transaction ends, so that none is withdrawn between this look and the write.
 */
export async function referencedStates(session: Session, item: object): Promise<Known['states']> {
	const texts = JSON.stringify([...new Set(textsIn(item))]);
	// One parameter, however many texts.
	const ids = sql`(select jsonb_array_elements_text(${texts}::text::jsonb))`;
	const rows = await unionAll(
		named(session, 'topics', t.topic, ids),
		named(session, 'regulations', t.regulation, ids),
		named(session, 'statements', t.statement, ids),
		locked(session, 'articles', t.article, ids),
		locked(session, 'stakeholders', t.stakeholder, ids)
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

function named(
	session: Session,
	name: string,
	table: typeof t.topic | typeof t.regulation | typeof t.statement,
	ids: Ids
) {
	return session
		.select({
			name: sql<string>`${name}::text`.as('name'),
			id: table.id,
			state: sql<PublicationState>`${stateOf(table)}::text`.as('state')
		})
		.from(table as typeof t.regulation)
		.where(inArray(table.id, ids));
}

function locked(
	session: Session,
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
