import { eq, or } from 'drizzle-orm';
import type { Database } from '../../db/index.ts';
import type { Item } from '../../../nouns/derive/types.ts';
import type { StoredItem } from '../../write/items/read.ts';
import * as t from '../../db/schema.ts';
import type { Rewriting } from '../../write/index.ts';
import { withReference } from './references.ts';

type Membership = Item<'membership'>;

interface Named {
	id: string;
	name: string;
}

/** Moves memberships from `from` to `to`, or withdraws them if they would be circular or duplicate. */
export async function mergeMemberships(
	session: Database,
	memberships: StoredItem<'membership'>[],
	from: Named,
	to: Named
): Promise<Rewriting<'membership'>[]> {
	const existing = await keysOf(session, to.id);
	return memberships.flatMap((before) => {
		const next = withReference('membership', before.item, from.id, to.id);
		const why = whyWithdrawn(next, existing, to.name);
		if (why === undefined) return [{ before, item: next }];
		if (before.item.state === 'withdrawn') return [];
		return [{ before, item: { ...before.item, state: 'withdrawn' as const, stateReason: why } }];
	});
}

function whyWithdrawn({ group, member, ...rest }: Membership, existing: Set<string>, name: string) {
	if (group === member) return `After a merge, both are “${name}”.`;
	if (existing.has(key({ group, member, ...rest })))
		return `After a merge, “${name}” has the same membership already.`;
	return undefined;
}

/** Returns the unique keys of a stakeholder's memberships in any state. */
async function keysOf(session: Database, stakeholder: string) {
	const { groupId, memberId, relation, asOf } = t.membership;
	const rows = await session
		.select({ group: groupId, member: memberId, relation, asOf })
		.from(t.membership)
		.where(or(eq(groupId, stakeholder), eq(memberId, stakeholder)));
	return new Set(rows.map(key));
}

function key({
	group,
	member,
	relation,
	asOf
}: Pick<Membership, 'group' | 'member' | 'relation'> & { asOf?: string | null }) {
	return JSON.stringify([group, member, relation, asOf ?? null]);
}
