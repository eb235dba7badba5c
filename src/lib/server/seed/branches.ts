import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import { governmentKinds } from '../../domain/vocabulary.ts';
import type { Facts } from '../../nouns/derive/validation.server.ts';
import * as t from '../db/schema.ts';
import { lockItems, rewrite, type Session } from '../write/index.ts';

/**
 * Records the branch of bodies that were loaded as «government» before branches were told apart. Whatever an editor made
 * of the kind of one of them, now or earlier, stays.
 * @param stakeholders facts about rows that are in the record
 * @returns how many bodies these are
 */
export async function recordBranches(
	session: Session,
	stakeholders: Facts['stakeholders']
): Promise<number> {
	const known = new Map(
		stakeholders.flatMap(({ id, kind }) =>
			kind !== 'government' && (governmentKinds as readonly string[]).includes(kind)
				? [[id, kind]]
				: []
		)
	);
	const otherwise = session
		.select({ one: sql`1` })
		.from(t.revision)
		.where(
			and(
				eq(t.revision.noun, 'stakeholder'),
				eq(t.revision.rowId, t.stakeholder.id),
				sql`${t.revision.snapshot} ->> 'kind' <> 'government'`
			)
		);
	const rows = await session
		.select({ id: t.stakeholder.id })
		.from(t.stakeholder)
		.where(
			and(
				inArray(t.stakeholder.id, [...known.keys()]),
				eq(t.stakeholder.kind, 'government'),
				notExists(otherwise)
			)
		);
	const stored = await lockItems(
		session,
		'stakeholder',
		rows.map(({ id }) => id)
	);
	const items = stored.map((before) => ({
		before,
		item: { ...before.item, kind: known.get(before.item.id)! }
	}));
	await rewrite(session, 'stakeholder', items, {
		author: 'import',
		reason: 'The branch of government is recorded'
	});
	return items.length;
}
