import type { Name, NameOf, Noun, nounOf } from '../../../domain/nouns.ts';
import { articles } from '../../../nouns/article/json.server.ts';
import { campaigns } from '../../../nouns/campaign/json.server.ts';
import type { Json } from '../../../nouns/derive/types.ts';
import { events } from '../../../nouns/event/json.server.ts';
import { memberships } from '../../../nouns/membership/json.server.ts';
import { regulations } from '../../../nouns/regulation/json.server.ts';
import { stakeholders } from '../../../nouns/stakeholder/json.server.ts';
import { statements } from '../../../nouns/statement/json.server.ts';
import { topics } from '../../../nouns/topic/json.server.ts';

export type ItemOf<N extends Name> = Json<(typeof nounOf)[N]>;

export const represent: { [N in Noun as NameOf<N>]: (ids: string[]) => Promise<Json<N>[]> } = {
	...{ articles, campaigns, events, memberships, regulations, stakeholders, statements, topics }
};
