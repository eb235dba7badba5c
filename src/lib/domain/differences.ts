// The changes from one version of an item to the next, field by field.

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

/** A field of what is compared. Two rows of a list are one where they have the same in the fields of its `key`. */
interface Compared {
	name: string;
	ordered?: true;
	key?: readonly string[];
	fields?: readonly Compared[];
}

/** In the order of the fields of `after`, then of what is gone; an absent list is an empty one. */
export function differencesIn(
	fields: readonly Compared[],
	before: object,
	after: object
): Difference[] {
	const [old, now] = [before as Row, after as Row];
	const names = new Set([...Object.keys(now), ...Object.keys(old)]);
	return [...names].flatMap((name) => {
		const field = fields.find((each) => each.name === name) ?? { name };
		return difference(field, old[name], now[name]) ?? [];
	});
}

export function isListChange(difference: Difference): difference is ListChange {
	return 'added' in difference;
}

function difference(field: Compared, before: unknown, after: unknown): Difference | undefined {
	if (Array.isArray(before) || Array.isArray(after))
		return listChange(field, (before ?? []) as unknown[], (after ?? []) as unknown[]);
	return before === after ? undefined : { field: field.name, before, after };
}

function listChange(
	{ name, key, fields = [], ordered }: Compared,
	before: unknown[],
	after: unknown[]
): ListChange | undefined {
	const [old, now] = [byKey(before, key), byKey(after, key)];
	const added = [...now].filter(([key]) => !old.has(key)).map(([, item]) => item);
	const removed = [...old].filter(([key]) => !now.has(key)).map(([, item]) => item);
	const changed = key ? changedRows(fields, old as Map<string, Row>, now as Map<string, Row>) : [];
	const isReordered = Boolean(ordered) && String(both(now, old)) !== String(both(old, now));
	return added.length || removed.length || changed.length || isReordered
		? { field: name, added, removed, changed, ...(isReordered && { reordered: after }) }
		: undefined;
}

/** The keys of the one that the other has too. */
const both = (one: Map<string, unknown>, other: Map<string, unknown>) =>
	[...one.keys()].filter((key) => other.has(key));

function changedRows(
	fields: readonly Compared[],
	old: Map<string, Row>,
	now: Map<string, Row>
): ListChange['changed'] {
	return [...now].flatMap(([key, row]) => {
		const earlier = old.get(key);
		const found = earlier ? differencesIn(fields, earlier, row) : [];
		return found.length ? [{ row, differences: found }] : [];
	});
}

function byKey(items: unknown[], keys: readonly string[] | undefined): Map<string, unknown> {
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
