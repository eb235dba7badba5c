import { isListChange } from '../../../domain/differences.ts';
import type { Noun } from '../../../domain/nouns.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { differences } from '../../../nouns/derive/differences.ts';

type Row = Record<string, unknown>;

export function stakeholderFields(noun: Noun): string[] {
	return formOf(noun).fields.flatMap((field) =>
		'of' in field && field.of === 'stakeholder' ? [field.name] : []
	);
}

/** Returns the fields of rows that mention a stakeholder, each with the inner field that does. */
function rowFields(noun: Noun): [rows: string, by: string][] {
	return formOf(noun).fields.flatMap((field): [string, string][] => {
		const by =
			field.kind === 'rows' &&
			field.fields.find((inner) => inner.kind === 'pick' && inner.of === 'stakeholder');
		return by ? [[field.name, by.name]] : [];
	});
}

/** Replaces a stakeholder in an item. Speakers do not sign their own statements. */
export function withReference<Item extends object>(
	noun: Noun,
	item: Item,
	from: string,
	to: string
): Item {
	const changed = { ...item } as Row;
	const replaced = (id: unknown) => (id === from ? to : id);
	for (const field of stakeholderFields(noun)) {
		const value = changed[field];
		if (Array.isArray(value)) changed[field] = [...new Set(value.map(replaced))];
		else if (value === from) changed[field] = to;
	}
	for (const [field, by] of rowFields(noun)) {
		const rows = changed[field] as Row[];
		// If `to` has a row already, that row stays.
		const isThere = rows.some((row) => row[by] === to);
		changed[field] = isThere
			? rows.filter((row) => row[by] !== from)
			: rows.map((row) => ({ ...row, [by]: replaced(row[by]) }));
	}
	return withoutOwnSignature(noun, changed) as Item;
}

function withoutOwnSignature(noun: Noun, item: Row): Row {
	if (noun !== 'statement') return item;
	const { organisation, speaker, signatories } = item;
	const isOther = (id: unknown) => id !== organisation && id !== speaker;
	return { ...item, signatories: (signatories as unknown[]).filter(isOther) };
}

/** A merge removes a signature if the target speaks in the statement. */
export function losesSignature(noun: Noun, item: object, from: string, to: string): boolean {
	if (noun !== 'statement') return false;
	const { organisation, speaker, signatories } = item as Row;
	const speakers = [organisation, speaker].map((id) => (id === from ? to : id));
	return speakers.includes(to) && [from, to].some((id) => (signatories as unknown[]).includes(id));
}

/** Removes a merge's changes and keeps later edits. If `to` was removed from a list since, `from` does not return. */
export function revertMerge<Item extends object>(
	noun: Noun,
	before: Item,
	after: Item,
	now: Item,
	to: string
): Item {
	const back = { ...now } as Row;
	const inRows = new Map(rowFields(noun));
	for (const change of differences(noun, after, before)) {
		const by = inRows.get(change.field);
		if (by !== undefined) {
			back[change.field] = rowsBack([before, after, now], change.field, by, to);
			continue;
		}
		const value = back[change.field];
		if (!isListChange(change)) {
			if (value === change.before) back[change.field] = change.after;
			continue;
		}
		const list = (value ?? []) as unknown[];
		const [old, made] = [before, after].map((item) => (item as Row)[change.field] as unknown[]);
		// The merge may have removed `to` itself, as a signatory of its own statement.
		const lost = list.includes(to) || !made!.includes(to) ? change.added : [];
		const remaining = list.filter((each) => !change.removed.includes(each));
		back[change.field] = restoredInOrder(remaining, lost, old!);
	}
	return withoutOwnSignature(noun, back) as Item;
}

/** Returns the current rows with `from` restored, while `to` still has a row. */
function rowsBack(sides: object[], field: string, by: string, to: string): Row[] {
	const [old, made, now] = sides.map((item) => (item as Row)[field] as Row[]) as [
		Row[],
		Row[],
		Row[]
	];
	const names = (rows: Row[], id: unknown) => rows.some((row) => row[by] === id);
	const gone = old.find((row) => !names(made, row[by]));
	if (!gone || !names(now, to)) return now;
	// Somebody may have added `from` again since.
	const rest = now.filter((row) => row[by] !== gone[by]);
	if (rest.length < now.length) return names(old, to) ? now : now.filter((row) => row[by] !== to);
	return names(old, to)
		? now.toSpliced(old.indexOf(gone), 0, gone)
		: now.map((row) => (row[by] === to ? { ...row, [by]: gone[by] } : row));
}

/** Restores lost values, each after the value that came before it. */
function restoredInOrder(list: unknown[], lost: unknown[], before: unknown[]): unknown[] {
	const restored = [...list];
	for (const [index, each] of before.entries()) {
		if (!lost.includes(each) || restored.includes(each)) continue;
		const earlier = before.slice(0, index).findLast((other) => restored.includes(other));
		restored.splice(earlier === undefined ? 0 : restored.indexOf(earlier) + 1, 0, each);
	}
	return restored;
}
