import { eq } from 'drizzle-orm';
import type { Listing, ListRequest } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import { type StakeholderKind, stakeholderKinds, stances } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { inOrder } from '../db/keyset.ts';
import { type Facet } from '../db/facets.ts';
import { labelIn, only, where } from '../db/list.ts';
import { listing } from '../db/listing.ts';
import * as t from '../db/schema.ts';
import { voiceTally } from '../db/tallies.ts';
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

export function list(request: ListRequest<typeof filters>): Promise<Listing<StakeholderRow>> {
	const conditions = conditionsOf(request.filters);
	return listing(
		{
			counting: {
				noun: 'stakeholder',
				facets,
				chosen: request.filters,
				rest: only(conditions, ['represented', 'q'])
			},
			page: request.page
		},
		({ limit, offset }) =>
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
				.where(where(conditions))
				.orderBy(...inOrder(order(request.filters.sort)))
				.limit(limit)
				.offset(offset)
	);
}

const facets = {
	kind: { label: labelIn(stakeholderKinds) },
	country: { label: countryName },
	stance: { label: labelIn(stances) }
} satisfies Record<string, Facet>;
