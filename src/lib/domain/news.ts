import type { Noun } from './nouns.ts';

export const newsKinds = {
	own_sent_back: ['item of yours was sent back', 'items of yours were sent back'],
	own_rejected: ['item of yours was rejected', 'items of yours were rejected'],
	own_published: ['item of yours was published', 'items of yours were published'],
	own_changed: [
		'item that you worked on was changed or withdrawn by others',
		'items that you worked on were changed or withdrawn by others'
	],
	sent: ['item was sent to the editors', 'items were sent to the editors'],
	reported: ['mistake was reported by readers', 'mistakes were reported by readers'],
	published: ['item was published by others', 'items were published by others'],
	withdrawn: ['item was withdrawn by others', 'items were withdrawn by others']
} as const;

export type NewsKind = keyof typeof newsKinds;

export interface NewsItem {
	title: string;
	at:
		{ noun: Noun; id: string } | { proposal: string } | { review: string } | { correction: string };
}

export interface NewsGroup {
	kind: NewsKind;
	count: number;
	items: NewsItem[];
}

export const mostNamed = 5;
