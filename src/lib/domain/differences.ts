type Row = Record<string, unknown>;

export interface Change {
	field: string;
	before?: unknown;
	after?: unknown;
}

/** Lists are sets unless `ordered`; `reordered` is the new list if common items changed order. */
export interface ListChange {
	field: string;
	added: unknown[];
	removed: unknown[];
	changed: { row: Row; differences: Difference[] }[];
	reordered?: unknown[];
}

export type Difference = Change | ListChange;

/** Rows with the same values in the `key` fields are the same row. */
interface Compared {
	name: string;
	ordered?: true;
	key?: readonly string[];
	fields?: readonly Compared[];
}

/** Follows the order of `after`, with removed fields at the end; an absent list counts as empty. */
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
		// Rows that share a natural key are matched by their order.
		let unique = key;
		for (let number = 2; found.has(unique); number++) unique = `${key}#${number}`;
		found.set(unique, item);
	}
	return found;
}
