import { type Noun, nounOf } from '../../domain/nouns.ts';
import { articleStore as article } from '../article/store.server.ts';
import { campaignStore as campaign } from '../campaign/store.server.ts';
import { eventStore as event } from '../event/store.server.ts';
import { membershipStore as membership } from '../membership/store.server.ts';
import { regulationStore as regulation } from '../regulation/store.server.ts';
import { stakeholderStore as stakeholder } from '../stakeholder/store.server.ts';
import { statementStore as statement } from '../statement/store.server.ts';
import { topicStore as topic } from '../topic/store.server.ts';
import type { Store } from './store.server.ts';

/** In an order in which each noun refers only to nouns before it. */
export const stores = Object.fromEntries(
	Object.values(nounOf).map((noun) => [
		noun,
		{ topic, article, regulation, stakeholder, membership, event, statement, campaign }[noun]
	])
) as Record<Noun, Store>;
