import { eq } from 'drizzle-orm';
import type { Listing, ListRequest } from '../../domain/filters.ts';
import type { StakeholderKind } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { inOrder } from '../db/keyset.ts';
import { pageOf, where } from '../db/list.ts';
import * as t from '../db/schema.ts';
import { voiceTally } from '../db/tallies.ts';
import { facetsOf } from './facets.ts';
import { conditionsOf, type filters, order } from './filters.ts';

/** A stakeholder in a list. */
interface StakeholderRow {
	slug: string;
	name: string;
	kind: StakeholderKind;
	country: string | null;
	/** Statements in which it is organisation, speaker or co-signatory: those that `/statements?stakeholder=` lists. */
	statements: number;
	/** Laws on which these statements take a position. */
	laws: number;
	/** EDTF date of the latest of them; null where none is on record. */
	latest: string | null;
}

export async function list(request: ListRequest<typeof filters>): Promise<Listing<StakeholderRow>> {
	const conditions = conditionsOf(request.filters);
	const all = where(conditions);
	const total = await db.$count(t.stakeholder, all);
	const { limit, offset, ...at } = pageOf(total, request.page);
	const [rows, facets] = await Promise.all([
		db
			.select({
				slug: t.stakeholder.slug,
				name: t.stakeholder.name,
				kind: t.stakeholder.kind,
				country: t.stakeholder.country,
				statements: voiceTally.statements,
				laws: voiceTally.laws,
				latest: voiceTally.latest
			})
			.from(t.stakeholder)
			.innerJoin(voiceTally, eq(voiceTally.stakeholderId, t.stakeholder.id))
			.where(all)
			.orderBy(...inOrder(order(request.filters.sort)))
			.limit(limit)
			.offset(offset),
		facetsOf(conditions)
	]);
	return { rows, total, ...at, facets };
}
