/** What changed from one version of an item to the next, field by field. */

type Row = Record<string, unknown>;

/** One value put in place of another; what was not there is undefined. */
export interface Change {
	field: string;
	before?: unknown;
	after?: unknown;
}

/**
 * A list is a set, but for those whose order says something. `changed` is of rows only, told apart by their natural
 * key; `reordered` is the list in its new order, where what both sides have stands in another one.
 */
export interface ListChange {
	field: string;
	added: unknown[];
	removed: unknown[];
	changed: { row: Row; differences: Difference[] }[];
	reordered?: unknown[];
}

export type Difference = Change | ListChange;

/** What makes two rows of a list the same row. */
export const naturalKeys: Record<string, string[]> = {
	dates: ['date', 'basis'],
	demands: ['demand', 'words'],
	identifiers: ['scheme'],
	locators: ['article'],
	participants: ['stakeholder'],
	positions: ['regulation'],
	quotations: ['article', 'exact'],
	relations: ['kind', 'to']
};

/** Lists in the order in which they were written: who is named first comes first. */
const ordered = new Set([
	'signatories',
	'actors',
	'sources',
	'aliases',
	'enablingSections',
	'participants'
]);

/** In the order of the fields of `after`, then of what is gone; an absent list is an empty one. */
export function differences(before: object, after: object): Difference[] {
	const [old, now] = [before as Row, after as Row];
	const fields = new Set([...Object.keys(now), ...Object.keys(old)]);
	return [...fields].flatMap((field) => difference(field, old[field], now[field]) ?? []);
}

export function isListChange(difference: Difference): difference is ListChange {
	return 'added' in difference;
}

function difference(field: string, before: unknown, after: unknown): Difference | undefined {
	if (Array.isArray(before) || Array.isArray(after))
		return listChange(field, (before ?? []) as unknown[], (after ?? []) as unknown[]);
	return before === after ? undefined : { field, before, after };
}

function listChange(field: string, before: unknown[], after: unknown[]): ListChange | undefined {
	// What one noun has as rows another may have as words.
	const keys = [...before, ...after].every(isRow) ? naturalKeys[field] : undefined;
	const [old, now] = [byKey(before, keys), byKey(after, keys)];
	const added = [...now].filter(([key]) => !old.has(key)).map(([, item]) => item);
	const removed = [...old].filter(([key]) => !now.has(key)).map(([, item]) => item);
	const changed = keys ? changedRows(old as Map<string, Row>, now as Map<string, Row>) : [];
	const isReordered = ordered.has(field) && String(both(now, old)) !== String(both(old, now));
	return added.length || removed.length || changed.length || isReordered
		? { field, added, removed, changed, ...(isReordered && { reordered: after }) }
		: undefined;
}

const isRow = (item: unknown) => typeof item === 'object';

/** The keys of the one that the other has too. */
const both = (one: Map<string, unknown>, other: Map<string, unknown>) =>
	[...one.keys()].filter((key) => other.has(key));

function changedRows(old: Map<string, Row>, now: Map<string, Row>): ListChange['changed'] {
	return [...now].flatMap(([key, row]) => {
		const earlier = old.get(key);
		const found = earlier ? differences(earlier, row) : [];
		return found.length ? [{ row, differences: found }] : [];
	});
}

function byKey(items: unknown[], keys: string[] | undefined): Map<string, unknown> {
	const found = new Map<string, unknown>();
	for (const item of items) {
		const key = JSON.stringify(keys ? keys.map((name) => (item as Row)[name] ?? null) : item);
		// Two rows may share a natural key; they are told apart by their order.
		let unique = key;
		for (let number = 2; found.has(unique); number++) unique = `${key}#${number}`;
		found.set(unique, item);
	}
	return found;
}
