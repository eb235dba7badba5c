import type { RegulationChart, TrendChart } from './charts/views.ts';
import type { EventCard, RegulationRow, StatementCard } from './record.ts';

/** One item of a collection, as its page shows it. */
export type CollectedItem = {
	/** By what the collection's address names it. */
	item: string;
	/** Its page, from the root, with what was chosen of it. */
	path: string;
	/** What its buttons and its picture are called. */
	name: string;
} & (
	| { kind: 'statement'; statement: StatementCard }
	| { kind: 'event'; event: EventCard }
	| { kind: 'law'; regulation: RegulationRow }
	| { kind: 'chart'; chart: CollectedChart }
);

/** A chart by its place and what was chosen of it; its picture says the rest. */
export interface CollectedChart {
	/** Its place in its address. */
	key: RegulationChart | TrendChart;
	/** The law that it is of; undefined for one across laws. */
	regulation?: { slug: string; title: string };
	/** What chooses the view: empty, or with its question mark. */
	query: string;
}

export interface Collected {
	items: CollectedItem[];
	/** Each with the sentence that says why it is left out: «“name” said». */
	leftOut: { item: string; name: string; said: string }[];
	/** How many more were named than there is room for. */
	beyond: number;
}
