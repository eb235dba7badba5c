import { idOf } from '../../write/index.ts';

/** What the house gives an item, whatever a row says. */
const given = new Set(['id', 'slug', 'state', 'stateReason']);

/** The id of an item that came from a row: the same for whatever says the same, in whatever order. */
export function identity(noun: string, item: object): string {
	const said = Object.entries(item).filter(([name]) => !given.has(name));
	return idOf(JSON.stringify([noun, inOrder(Object.fromEntries(said))]));
}

function inOrder(value: unknown): unknown {
	if (Array.isArray(value))
		return value
			.map(inOrder)
			.map((each) => JSON.stringify(each))
			.sort();
	if (!value || typeof value !== 'object') return value;
	return Object.entries(value)
		.filter(([, each]) => each !== undefined)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, each]) => [name, inOrder(each)]);
}
