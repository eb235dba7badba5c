import { type EventCard, type Source, sourcesOf, type StatementCard } from '../../domain/record.ts';

const mostRelated = 5;

/** The articles that share most items with one, the earliest first among equals. */
export function relatedTo(
	article: string,
	items: (Pick<EventCard, 'sources' | 'disputed'> | Pick<StatementCard, 'sources' | 'quotations'>)[]
): Source[] {
	const shared = new Map<string, number>();
	for (const item of items)
		for (const { id } of sourcesOf(item)) shared.set(id, (shared.get(id) ?? 0) + 1);
	return sourcesOf(...items)
		.filter(({ id }) => id !== article)
		.toSorted((a, b) => shared.get(b.id)! - shared.get(a.id)!)
		.slice(0, mostRelated);
}
