import { idOf } from '../../write/index.ts';

const assignedByUs = new Set(['id', 'slug', 'state', 'stateReason']);

/** Rows with the same content get the same id, whatever the order of their parts. */
export function contentId(noun: string, item: object): string {
	const content = Object.entries(item).filter(([name]) => !assignedByUs.has(name));
	const whole = Object.fromEntries(content);
	// Quotations used to have a state: including it keeps the ids of earlier imports.
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
