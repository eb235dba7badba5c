import type { SQL } from 'drizzle-orm';
import type { Card } from '../../domain/cards/card.ts';
import type { Citation, Reading } from '../../domain/cite/citation.ts';
import type { Embed } from '../../domain/embeds.ts';
import type { NameOf, Noun } from '../../domain/nouns.ts';
import type { TitledRow } from '../../domain/record.ts';
import type { RowsQuery } from '../../server/db/prepared.ts';
import type { Summary } from '../../server/outlets/summaries/parts.ts';
import type { descriptions } from './descriptions.ts';
import type { Json } from './types.ts';

/** Lists whose items have entries in feeds. */
export type FeedList = {
	[N in Noun]: (typeof descriptions)[N]['silent'] extends undefined ? NameOf<N> : never;
}[Noun];

export interface Part {
	name: FeedList;
	chosen?: Record<string, string | undefined>;
	where?: SQL;
}

interface Titled {
	/** Reads published items. */
	rows: (ids: string[]) => Promise<TitledRow[]>;
	/** Returns the items that name a law or a stakeholder, the latest first. */
	titlesFor: (chosen: {
		regulation?: string;
		stakeholder?: string;
	}) => RowsQuery<{ slug: string; title: string }[]>;
	/** The label of one title, or of several titles, on a stakeholder's page. */
	role: readonly [one: string, many: string];
}

/** How a noun shows its items outside their pages; null is a deliberate no. */
export interface Outlets<N extends Noun, Page extends object, Item extends object> {
	/** Reads everything that the page at a key shows; undefined if nothing there was ever public. */
	get: (key: string) => Promise<Page | undefined>;
	item: (page: Exclude<Page, { state: 'withdrawn' }>) => Item;
	/** @param operator the slug of the stakeholder that runs this copy */
	card: (item: Item, operator: string | null) => Card;
	embed: (item: Item) => Embed;
	/** Reads published items for programs. */
	json: (ids: string[]) => Promise<Json<N>[]>;
	/** For feeds, calendars and letters. */
	summary: ((row: Json<N>) => Summary) | null;
	/** For pages without their own code for the noun, such as search results; null if all pages have such code. */
	titled: Titled | null;
	cite: ((item: Item, reading: Reading) => Citation) | null;
	/** The feed of an item: its parts, its description, and whether articles about the item have a feed too. */
	feed: {
		parts: (item: Json<N>) => Part[];
		about: (title: string) => string;
		hasArticles?: true;
	} | null;
}

/** Curried, so that TypeScript infers the types of page and item from the first call. */
export const outlets =
	<N extends Noun, Page extends object, Item extends object>(
		noun: N,
		get: (key: string) => Promise<Page | undefined>,
		item: (page: Exclude<Page, { state: 'withdrawn' }>) => Item
	) =>
	(own: Omit<Outlets<N, Page, Item>, 'get' | 'item'>): Outlets<N, Page, Item> & { noun: N } => ({
		noun,
		get,
		item,
		...own
	});
