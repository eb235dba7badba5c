import { inArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { nounOf } from '../../domain/nouns.ts';
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
	const named = (name: keyof Known['states'], isLocked = false) => {
		const { id, state } = t[nounOf[name]] as typeof t.article;
		const rows = session
			.select({ id, state: sql<PublicationState>`${state}::text`.as('state') })
			.from(t[nounOf[name]] as typeof t.article)
			.where(inArray(id, ids));
		const found = (isLocked ? rows.for('share') : rows).as('found');
		return session
			.select({ name: sql<string>`${name}::text`.as('name'), id: found.id, state: found.state })
			.from(found);
	};
	const rows = await unionAll(
		named('topics'),
		named('regulations'),
		named('statements'),
		named('articles', true),
		named('stakeholders', true)
	);
	const states = (name: keyof Known['states']) =>
		new Map(rows.filter((row) => row.name === name).map(({ id, state }) => [id, state]));
	return {
		topics: states('topics'),
		regulations: states('regulations'),
		articles: states('articles'),
		stakeholders: states('stakeholders'),
		statements: states('statements')
	};
}
