import { and, eq, ne } from 'drizzle-orm';
import { db } from '../../server/db/index.ts';
import * as t from '../../server/db/schema.ts';
import { Sources } from '../citation/sources.server.ts';
import { sortByDate } from '../cards.server.ts';
import { statementsOf } from '../statement/card.server.ts';
import { campaignsOf } from './card.server.ts';

/** A campaign with its statements, oldest first; undefined if the slug was never public. */
export async function get(slug: string) {
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
	const statements = sortByDate(await statementsOf(campaign.statements, sources), 'oldest');
	return { state: 'published' as const, campaign, statements };
}
