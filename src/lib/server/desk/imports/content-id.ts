import { idOf } from '../../write/index.ts';

/** Whole but for the slug, which it has where the file gives one. Its id follows from what it says. */
export interface NewItem {
	id: string;
	slug?: string;
	[field: string]: unknown;
}

/** Assigned by us, whatever a row says. */
const assignedByUs = new Set(['id', 'slug', 'state', 'stateReason']);

/** The id of an item that came from a row: the same for whatever says the same, in whatever order. */
export function contentId(noun: string, item: object): string {
	const content = Object.entries(item).filter(([name]) => !assignedByUs.has(name));
	const whole = Object.fromEntries(content);
	// Quotations once had a state, by which files that entered then are known still.
	if (Array.isArray(whole.quotations))
		whole.quotations = whole.quotations.map((each) => ({ ...each, state: 'published' }));
	return idOf(JSON.stringify([noun, canonical(whole)]));
}

function canonical(value: unknown): unknown {
	if (Array.isArray(value))
		return value
			.map(canonical)
			.map((each) => JSON.stringify(each))
			.sort();
	if (!value || typeof value !== 'object') return value;
	return Object.entries(value)
		.filter(([, each]) => each !== undefined)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, each]) => [name, canonical(each)]);
}
