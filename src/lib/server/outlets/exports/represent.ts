import { type ListName, lists } from '../../../domain/files.ts';
import type { Name, NameOf, Noun, nounOf } from '../../../domain/nouns.ts';
import type { Json } from '../../../nouns/derive/types.ts';
import { outletsOf } from '../../../nouns/index.server.ts';
import { memberships } from '../../../nouns/membership/json.server.ts';

type Represent = { [N in Noun as NameOf<N>]: (ids: string[]) => Promise<Json<N>[]> };

export type ItemOf<N extends Name> = Json<(typeof nounOf)[N]>;

export const represent: Represent = {
	...(Object.fromEntries(lists.map((name) => [name, outletsOf[name].json])) as Pick<
		Represent,
		ListName
	>),
	memberships
};
