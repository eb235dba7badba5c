import { eq, inArray, and } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { listedMembers } from './groups.ts';
import { pairsOf } from './pairs.ts';

/** Lines name both ends by their indices in `names`. */
export interface Network {
	names: { slug: string; name: string; isGroup: boolean }[];
	joint: { source: number; target: number; statements: number }[];
	/** Members (source) and their groups (target). */
	listed: { source: number; target: number }[];
}

/** More names would not be legible. */
const mostNames = 30;
/** All pairs of these names, and some with other names. */
const mostPairs = 1_000;

const group = alias(t.stakeholder, 'drawn_group');
const member = alias(t.stakeholder, 'drawn_member');

export async function readNetwork(): Promise<Network> {
	const { rows } = await pairsOf({}, mostPairs);
	const names = new Map<string, string>();
	for (const { stakeholders } of rows)
		for (const { slug, name } of stakeholders) if (names.size < mostNames) names.set(slug, name);
	const slugs = [...names.keys()];
	const list = listedMembers();
	const memberships = await db
		.selectDistinct({ group: group.slug, member: member.slug })
		.from(list)
		.innerJoin(group, eq(group.id, list.groupId))
		.innerJoin(member, eq(member.id, list.memberId))
		.where(and(inArray(group.slug, slugs), inArray(member.slug, slugs)))
		.orderBy(group.slug, member.slug);
	const groups = new Set(memberships.map(({ group }) => group));
	const place = (slug: string) => slugs.indexOf(slug);
	return {
		names: slugs.map((slug) => ({ slug, name: names.get(slug)!, isGroup: groups.has(slug) })),
		joint: rows
			.map(({ stakeholders: [one, other], statements }) => ({
				source: place(one.slug),
				target: place(other.slug),
				statements
			}))
			.filter(({ source, target }) => source >= 0 && target >= 0),
		listed: memberships.map(({ group, member }) => ({
			source: place(member),
			target: place(group)
		}))
	};
}
