import type { RegulationChart, TrendChart } from './charts/views.ts';
import type {
	Campaign,
	EventCard,
	RegulationRow,
	Source,
	StakeholderRow,
	StatementCard
} from './record.ts';

export type CollectedItem = {
	item: string;
	/** Path with query. */
	path: string;
	name: string;
} & (
	| { kind: 'statement'; statement: StatementCard }
	| { kind: 'event'; event: EventCard }
	| { kind: 'law'; regulation: RegulationRow }
	| { kind: 'article'; article: Source }
	| { kind: 'stakeholder'; stakeholder: StakeholderRow }
	| { kind: 'campaign'; campaign: Campaign }
	| { kind: 'chart'; chart: CollectedChart }
);

export interface CollectedChart {
	key: RegulationChart | TrendChart;
	regulation?: { slug: string; title: string };
	/** Empty, or with its question mark. */
	query: string;
}

export interface Collected {
	items: CollectedItem[];
	/** `said` is the rest of a sentence: «“name” said». */
	leftOut: { item: string; name: string; said: string }[];
	/** The number of items over the limit. */
	beyond: number;
}
