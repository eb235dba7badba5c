import { eq, inArray, and } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { listings } from './groups.ts';
import { pairsOf } from './pairs.ts';

/** What the picture shows: names, and lines between two of them by their places among the names. */
export interface Network {
	names: { slug: string; name: string; isGroup: boolean }[];
	/** Who signed with whom, and how many published statements. */
	joint: { source: number; target: number; statements: number }[];
	/** Who is listed as a member (source) of which group (target). */
	listed: { source: number; target: number }[];
}

/** More would not be legible. */
const mostNames = 30;
/** As many as there can be among these names, and some that lead out of them. */
const mostPairs = 1_000;

const group = alias(t.stakeholder, 'drawn_group');
const member = alias(t.stakeholder, 'drawn_member');

/** The names that sign together most, of the whole record. */
export async function readNetwork(): Promise<Network> {
	const { rows } = await pairsOf({}, mostPairs);
	const names = new Map<string, string>();
	for (const { stakeholders } of rows)
		for (const { slug, name } of stakeholders) if (names.size < mostNames) names.set(slug, name);
	const slugs = [...names.keys()];
	const list = listings();
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
				...{ source: place(one.slug), target: place(other.slug), statements }
			}))
			.filter(({ source, target }) => source >= 0 && target >= 0),
		listed: memberships.map(({ group, member }) => ({
			source: place(member),
			target: place(group)
		}))
	};
}
