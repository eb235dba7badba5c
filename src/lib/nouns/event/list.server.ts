import { and, eq, inArray } from 'drizzle-orm';
import { onPublished } from '../cards.server.ts';
import { country, type Filters, oneOf, query, slug, year } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import { eventCards, preferredClaim } from './card.server.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { byDates } from '../../server/lists/cursor.ts';
import { isNamedIn, type Join, yearOf } from '../../server/lists/list.ts';
import { listing } from '../../server/lists/listing.ts';
import { type Facet, facetOf } from '../../server/lists/facets.ts';
import { facetsIn } from '../derive/facets.server.ts';
import { event } from './fields.ts';
import * as t from '../../server/db/schema.ts';
import { isFoundByWords, happenedToLaw } from '../../server/lists/words.ts';

export const sorts = { latest: 'Latest', oldest: 'Oldest' } as const;

const own = facetsIn(event, t.event);

export const filters = {
	regulation: slug,
	...own.filters,
	year,
	jurisdiction: country,
	topic: slug,
	q: query,
	sort: oneOf(sorts)
};

export const facetsOf = () =>
	({
		regulation: facetOf(t.regulation, t.regulation.title, t.eventRegulation.regulationId, {
			joins: regulationJoins.slice(0, 1),
			most: 40
		}),
		...own.facets,
		year: {
			value: yearOf(t.datedClaim.latest),
			joins: joinsOf(),
			order: 'value'
		},
		jurisdiction: {
			value: t.regulation.jurisdiction,
			label: countryName,
			joins: regulationJoins,
			repeats: true
		},
		topic: facetOf(t.topic, t.topic.name, t.regulationTopic.topicId, {
			joins: [
				...regulationJoins,
				[t.regulationTopic, eq(t.regulationTopic.regulationId, t.regulation.id)]
			],
			repeats: true
		})
	}) satisfies Record<string, Facet>;

const regulationJoins: Join[] = [
	[t.eventRegulation, eq(t.eventRegulation.eventId, t.event.id)],
	[t.regulation, onPublished(t.regulation, t.eventRegulation.regulationId)]
];

export const list = listing(
	{ table: t.event, conditionsOf, facetsOf },
	({ where, ...span }, { sort }) =>
		eventCards({ where, order: sort === 'oldest' ? 'oldest' : 'newest', ...span })
);

export const joinsOf = (): Join[] => [[t.datedClaim, preferredClaim]];

export const order = byDates(t.datedClaim.latest, t.datedClaim.earliest, t.event.id);

export function conditionsOf(chosen: Filters<typeof filters>) {
	return {
		state: isPublished(t.event.state),
		regulation: chosen.regulation && happenedToLaw(eq(t.regulation.slug, chosen.regulation)),
		...own.conditionsOf(chosen),
		year: chosen.year && isDatedIn(chosen.year),
		jurisdiction:
			chosen.jurisdiction && happenedToLaw(eq(t.regulation.jurisdiction, chosen.jurisdiction)),
		topic: chosen.topic && happenedToLaw(inArray(t.regulation.id, ofTopic(chosen.topic))),
		q: chosen.q && isFoundByWords('event', t.event.id, chosen.q)
	};
}

const ofTopic = (slug: string) =>
	db
		.select({ id: t.regulationTopic.regulationId })
		.from(t.regulationTopic)
		.innerJoin(t.topic, onPublished(t.topic, t.regulationTopic.topicId))
		.where(eq(t.topic.slug, slug));

const isDatedIn = (year: string) =>
	isNamedIn(
		t.event.id,
		t.datedClaim.eventId,
		and(t.datedClaim.preferred, eq(yearOf(t.datedClaim.latest), year))
	);
