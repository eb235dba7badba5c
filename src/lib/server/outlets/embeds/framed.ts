import type { Noun } from '../../../domain/nouns.ts';
import type { Outlets } from '../../../nouns/derive/outlets.server.ts';
import type { Scope } from '../../desk/corrections/index.ts';
import { itemKey, publishedOrRedirect } from '../../redirects.ts';
import { embedChanges } from './changes.ts';
import { itemsScope } from './scopes.ts';

type Asked = Parameters<typeof publishedOrRedirect>[1];
type Keyed = { slug: string } | { id: string };

/** Makes the loader of an item's embed. @param scopeOf parts of the record, besides the item, that the embed shows */
export const embedLoader =
	<N extends Noun, Page extends object, Item extends Keyed>(
		{ noun, get, item: itemIn, embed }: Outlets<N, Page, Item> & { noun: N },
		scopeOf: (item: Item) => Scope = (item) =>
			itemsScope(noun, 'slug' in item ? item.slug : item.id)
	) =>
	async (asked: Asked) => {
		const page = await publishedOrRedirect(noun, asked, await get(itemKey(asked.params)));
		const item = itemIn(page);
		return {
			item,
			embed: embed(item),
			since: await embedChanges(asked.url, scopeOf(item))
		};
	};
