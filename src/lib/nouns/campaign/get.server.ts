import { and, eq, ne } from 'drizzle-orm';
import type { Campaign, StatementCard } from '../../domain/record.ts';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import { Sources } from '../citation/sources.server.ts';
import { inTime } from '../cards.server.ts';
import { statementsOf } from '../statement/card.server.ts';
import { campaignsOf } from './card.server.ts';

export interface CampaignPage {
	state: 'published';
	campaign: Campaign;
	/** What was put on record in its course, oldest first. */
	statements: StatementCard[];
}

interface Withdrawn {
	state: 'withdrawn';
	stateReason: string | null;
}

/** A campaign with its statements; undefined where none of that slug was ever public. */
export async function get(slug: string): Promise<CampaignPage | Withdrawn | undefined> {
	const { id, state, stateReason } = t.campaign;
	const [found] = await db
		.select({ id, state, stateReason })
		.from(t.campaign)
		.where(and(eq(t.campaign.slug, slug), ne(state, 'draft')));
	if (!found) return undefined;
	if (found.state === 'withdrawn') return { state: found.state, stateReason: found.stateReason };
	const sources = new Sources();
	const [campaign] = await campaignsOf([found.id], sources);
	if (!campaign) return undefined;
	const statements = inTime(await statementsOf(campaign.statements, sources), 'oldest');
	return { state: 'published', campaign, statements };
}
