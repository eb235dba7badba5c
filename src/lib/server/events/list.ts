import { and, eq, exists, inArray, sql } from 'drizzle-orm';
import {
	country,
	type Filters,
	type Listing,
	type ListRequest,
	oneOf,
	query,
	slug,
	year
} from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import type { EventCard } from '../../domain/record.ts';
import { eventKinds } from '../../domain/vocabulary.ts';
import { eventCards, preferredClaim } from '../db/cards.ts';
import { db } from '../db/index.ts';
import type { Order } from '../db/keyset.ts';
import { facet, labelIn, pageOf, where, yearOf } from '../db/list.ts';
import * as t from '../db/schema.ts';
import { found } from '../db/words.ts';

export const sorts = { latest: 'Latest', oldest: 'Oldest' } as const;

export const filters = {
	regulation: slug,
	kind: oneOf(eventKinds),
	year,
	jurisdiction: country,
	q: query,
	sort: oneOf(sorts)
};

export async function list(request: ListRequest<typeof filters>): Promise<Listing<EventCard>> {
	const conditions = conditionsOf(request.filters);
	const total = await db.$count(t.event, where(conditions));
	const { limit, offset, ...at } = pageOf(total, request.page);
	const [rows, facets] = await Promise.all([
		eventCards({
			where: where(conditions),
			limit,
			offset,
			order: request.filters.sort === 'oldest' ? 'oldest' : 'newest'
		}),
		facetsOf(conditions, request.filters.regulation)
	]);
	return { rows, total, ...at, facets };
}

/** In a query that joins `preferredClaim`. */
export const order = (sort: keyof typeof sorts = 'latest'): Order => ({
	by: [
		[t.datedClaim.latest, 'date'],
		[t.datedClaim.earliest, 'date']
	],
	direction: sort === 'latest' ? 'desc' : 'asc',
	unique: t.event.id
});

export function conditionsOf(chosen: Filters<typeof filters>) {
	return {
		state: eq(t.event.state, 'published'),
		regulation: chosen.regulation && touches(eq(t.regulation.slug, chosen.regulation)),
		kind: chosen.kind && eq(t.event.kind, chosen.kind),
		year: chosen.year && inArray(t.event.id, datedIn(chosen.year)),
		jurisdiction:
			chosen.jurisdiction && touches(eq(t.regulation.jurisdiction, chosen.jurisdiction)),
		q: chosen.q && found('event', t.event.id, chosen.q)
	};
}

const touches = (law: ReturnType<typeof eq>) =>
	exists(
		db
			.select({ one: sql`1` })
			.from(t.eventRegulation)
			.innerJoin(t.regulation, eq(t.regulation.id, t.eventRegulation.regulationId))
			.where(
				and(eq(t.eventRegulation.eventId, t.event.id), eq(t.regulation.state, 'published'), law)
			)
	);

const datedIn = (year: string) =>
	db
		.select({ id: t.datedClaim.eventId })
		.from(t.datedClaim)
		.where(and(t.datedClaim.preferred, eq(yearOf(t.datedClaim.latest), year)));

/** Laws are many; the most frequent stand in the list of choices, and any of them works in the address. */
const mostLaws = 40;

async function facetsOf(conditions: ReturnType<typeof conditionsOf>, chosenLaw?: string) {
	const from = t.event;
	const but = (name: string) => ({ from, where: where(conditions, name) });
	const laws: [typeof t.eventRegulation | typeof t.regulation, ReturnType<typeof eq>][] = [
		[t.eventRegulation, eq(t.eventRegulation.eventId, from.id)],
		[
			t.regulation,
			and(eq(t.regulation.id, t.eventRegulation.regulationId), eq(t.regulation.state, 'published'))!
		]
	];
	const [allLaws, kind, year, jurisdiction] = await Promise.all([
		facet({
			value: t.regulation.slug,
			label: t.regulation.title,
			joins: laws,
			...but('regulation')
		}),
		facet({ value: from.kind, label: labelIn(eventKinds), ...but('kind') }),
		facet({
			value: yearOf(t.datedClaim.latest),
			joins: [[t.datedClaim, preferredClaim]],
			order: 'value',
			...but('year')
		}),
		facet({
			value: t.regulation.jurisdiction,
			label: countryName,
			joins: laws,
			distinct: from.id,
			...but('jurisdiction')
		})
	]);
	const regulation = allLaws.filter(({ value }, index) => index < mostLaws || value === chosenLaw);
	return { regulation, kind, year, jurisdiction };
}
