import type { SQL } from 'drizzle-orm';
import type { Card } from '../../domain/cards/card.ts';
import type { Citation, Reading } from '../../domain/cite/citation.ts';
import type { Embed } from '../../domain/embeds.ts';
import type { Name, Noun } from '../../domain/nouns.ts';
import type { Json } from './types.ts';

/** Lists whose items have entries in feeds: all that can be published, changed and withdrawn. */
export type FeedList = Exclude<Name, 'topics'>;

/** A part of a feed: some of a list, as filters choose it or by a condition of its own. */
export interface Part {
	name: FeedList;
	chosen?: Record<string, string | undefined>;
	where?: SQL;
}

/** The forms in which a noun shows its items outside their pages; null where it deliberately has none. */
export interface Outlets<N extends Noun, Page extends object, Item extends object> {
	/** Reads all that the page at a key shows; undefined where nothing public ever stood there. */
	get: (key: string) => Promise<Page | undefined>;
	/** The item itself among what its page shows. */
	item: (page: Exclude<Page, { state: 'withdrawn' }>) => Item;
	card: (item: Item) => Card;
	embed: (item: Item) => Embed;
	cite: ((item: Item, reading: Reading) => Citation) | null;
	/** The feed of an item: what is told with it, what it is about, and whether the articles on it have a feed. */
	feed: {
		parts: (item: Json<N>) => Part[];
		about: (title: string) => string;
		hasArticles?: true;
	} | null;
}

/** Makes the outlets of a noun; from the first two functions TypeScript knows its items. */
export const outlets =
	<N extends Noun, Page extends object, Item extends object>(
		noun: N,
		get: (key: string) => Promise<Page | undefined>,
		item: (page: Exclude<Page, { state: 'withdrawn' }>) => Item
	) =>
	(own: Omit<Outlets<N, Page, Item>, 'get' | 'item'>): Outlets<N, Page, Item> & { noun: N } => ({
		...{ noun, get, item },
		...own
	});
