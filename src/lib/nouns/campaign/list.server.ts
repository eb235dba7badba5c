import { and, asc, desc, eq, type SQL } from 'drizzle-orm';
import { type Filters, oneOf, query, slug, year } from '../../domain/filters.ts';
import { demands, outcomes } from '../../domain/vocabulary.ts';
import { db } from '../../server/db/index.ts';
import { isPublished } from '../../server/db/published.ts';
import { limitedTo } from '../../server/db/prepared.ts';
import { byDates, orderColumns } from '../../server/lists/cursor.ts';
import { type Facet, facetOf } from '../../server/lists/facets.ts';
import { hasRow, labelIn, leadsTo, yearOf } from '../../server/lists/list.ts';
import { listing } from '../../server/lists/listing.ts';
import { isFoundByWords } from '../../server/lists/words.ts';
import * as t from '../../server/db/schema.ts';
import { idsOf, onPublished } from '../cards.server.ts';
import { campaignsOf } from './card.server.ts';

export const sorts = { latest: 'Latest', oldest: 'Oldest' } as const;

export const filters = {
	regulation: slug,
	stakeholder: slug,
	demand: oneOf(demands),
	/** The outcome of `demand`, or of any demand. */
	outcome: oneOf(outcomes),
	year,
	q: query,
	sort: oneOf(sorts)
};

const { campaign, campaignDemand, campaignParticipant, campaignRegulation } = t;
type Chosen = Filters<typeof filters>;

const isItsDemand = eq(campaignDemand.campaignId, campaign.id);
const most = 40;

/** A chosen outcome narrows the demands to those of which that came, and a chosen demand the outcomes. */
export const facetsOf = ({ demand, outcome }: Chosen) =>
	({
		regulation: facetOf(t.regulation, t.regulation.title, campaignRegulation.regulationId, {
			joins: [[campaignRegulation, eq(campaignRegulation.campaignId, campaign.id)]],
			most
		}),
		stakeholder: facetOf(t.stakeholder, t.stakeholder.name, campaignParticipant.stakeholderId, {
			joins: [[campaignParticipant, eq(campaignParticipant.campaignId, campaign.id)]],
			most
		}),
		demand: {
			value: campaignDemand.demand,
			label: labelIn(demands),
			joins: [[campaignDemand, and(isItsDemand, outcome && eq(campaignDemand.outcome, outcome))]],
			repeats: true
		},
		outcome: {
			value: campaignDemand.outcome,
			label: labelIn(outcomes),
			joins: [[campaignDemand, and(isItsDemand, demand && eq(campaignDemand.demand, demand))]],
			repeats: true
		},
		year: { value: yearOf(campaign.startLatest), order: 'value' }
	}) satisfies Record<string, Facet>;

export const order = byDates(campaign.startLatest, campaign.startEarliest, campaign.id);

export const list = listing(
	{ table: campaign, conditionsOf, facetsOf },
	async ({ where, limit, offset }, { sort }) =>
		campaignsOf(
			idsOf(
				await db
					.select({ id: campaign.id })
					.from(campaign)
					.where(where)
					.orderBy(...orderColumns(order(sort)))
					.limit(limitedTo(limit))
					.offset(offset)
			)
		)
);

export function conditionsOf(chosen: Chosen) {
	const { regulation, stakeholder, demand, outcome } = chosen;
	return {
		state: isPublished(campaign.state),
		regulation:
			regulation &&
			leadsTo(
				campaignRegulation,
				eq(campaignRegulation.campaignId, campaign.id),
				t.regulation,
				and(
					onPublished(t.regulation, campaignRegulation.regulationId),
					eq(t.regulation.slug, regulation)
				)
			),
		stakeholder:
			stakeholder &&
			leadsTo(
				campaignParticipant,
				eq(campaignParticipant.campaignId, campaign.id),
				t.stakeholder,
				and(
					eq(t.stakeholder.id, campaignParticipant.stakeholderId),
					eq(t.stakeholder.slug, stakeholder)
				)
			),
		demand: demand && asksFor(eq(campaignDemand.demand, demand)),
		outcome:
			outcome &&
			asksFor(
				and(eq(campaignDemand.outcome, outcome), demand && eq(campaignDemand.demand, demand))
			),
		year: chosen.year && eq(yearOf(campaign.startLatest), chosen.year),
		q: chosen.q && isFoundByWords('campaign', campaign.id, chosen.q)
	} satisfies Record<string, SQL | '' | undefined>;
}

const asksFor = (condition: SQL | undefined) => hasRow(campaignDemand, and(isItsDemand, condition));

/** Titles of the campaigns about a law, or joined by a stakeholder, the latest first. */
export const titlesFor = (chosen: Pick<Filters<typeof filters>, 'regulation' | 'stakeholder'>) => {
	const { state, regulation, stakeholder } = conditionsOf(chosen);
	return db
		.select({ slug: campaign.slug, title: campaign.title })
		.from(campaign)
		.where(and(state, regulation || undefined, stakeholder || undefined))
		.orderBy(desc(campaign.startLatest), desc(campaign.startEarliest), asc(campaign.id));
};
