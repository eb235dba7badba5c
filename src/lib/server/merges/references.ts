import { differences, isListChange } from '../../domain/differences.ts';
import type { Noun } from '../../domain/nouns.ts';
import { formOf } from '../../forms/items.ts';

type Row = Record<string, unknown>;

/** The fields in which items of a noun name stakeholders. */
export function fieldsNaming(noun: Noun): string[] {
	return formOf(noun).fields.flatMap((field) =>
		'of' in field && field.of === 'stakeholder' ? [field.name] : []
	);
}

/** The item with one stakeholder named in place of another, in a list once. */
export function renamed<Item extends object>(
	noun: Noun,
	item: Item,
	from: string,
	to: string
): Item {
	const renamed = { ...item } as Row;
	const now = (id: unknown) => (id === from ? to : id);
	for (const field of fieldsNaming(noun)) {
		const value = renamed[field];
		if (Array.isArray(value)) renamed[field] = [...new Set(value.map(now))];
		else if (value === from) renamed[field] = to;
	}
	return renamed as Item;
}

/**
 * What stands now with a merge into `to` taken out of it. A field that somebody has changed since keeps what they
 * wrote; a list keeps what they added, and where they took `to` out, nobody comes back in its place.
 * @param before the merge
 * @param after it, as it left the item
 */
export function putBack<Item extends object>(
	before: Item,
	after: Item,
	now: Item,
	to: string
): Item {
	const back = { ...now } as Row;
	for (const change of differences(after, before)) {
		const value = back[change.field];
		if (!isListChange(change)) {
			if (value === change.before) back[change.field] = change.after;
			continue;
		}
		const list = (value ?? []) as unknown[];
		const lost = list.includes(to) ? change.added : [];
		const kept = list.filter((each) => !change.removed.includes(each));
		back[change.field] = [...new Set([...kept, ...lost])];
	}
	return back as Item;
}
