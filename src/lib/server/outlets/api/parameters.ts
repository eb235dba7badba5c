import type { Reader } from '../../../domain/filters.ts';
import { tokenShape } from '../../../domain/token.ts';
import { truncate } from '../../../domain/truncate.ts';
import { wrongParameter } from './problem.ts';

/** Cut, so that a refusal does not repeat a long text. */
export const shorten = (text: string) => truncate(text, 60);

/** These may be repeated, as forms and most libraries send lists. */
const lists = ['fields', 'include'];

/** Refuses unknown parameters. Pages ignore them, but a program would take all rows for the few that it asked for. */
export function readParameters(
	params: URLSearchParams,
	known: readonly string[]
): Map<string, string> {
	const texts = new Map<string, string>();
	for (const [name, text] of params) {
		if (tokenShape.test(text) || name === 'access_token')
			throw wrongParameter(shorten(name), tokenInAddress);
		if (!known.includes(name)) throw unknownOf('parameter', name, name, known);
		const before = texts.get(name);
		if (before !== undefined && !lists.includes(name))
			throw wrongParameter(name, `“${name}” is given more than once.`);
		texts.set(name, [before ?? [], text.trim()].flat().join(','));
	}
	return texts;
}

const tokenInAddress =
	'A token never stands in an address, where logs keep it: revoke it, make another, and send that in the header ' +
	'Authorization.';

const unknownOf = (what: string, parameter: string, text: string, allowed: readonly string[]) =>
	wrongParameter(
		shorten(parameter),
		`There is no ${what} “${shorten(text)}” here. There are${allowed.length ? `: ${allowed.join(', ')}` : ' none'}.`,
		allowed
	);

export function requireFilters(texts: Map<string, string>, filters: Record<string, Reader>) {
	const chosen: Record<string, string> = {};
	for (const [name, reader] of Object.entries(filters)) {
		const text = texts.get(name);
		if (text === undefined) continue;
		const value = reader(text);
		if (value === undefined) throw unreadable(name, reader);
		chosen[name] = value;
	}
	return chosen;
}

function unreadable(parameter: string, { takes = {} }: Reader) {
	const { enum: allowed, description, maxLength, examples = [] } = takes;
	if (allowed)
		return wrongParameter(parameter, `“${parameter}” is one of: ${allowed.join(', ')}.`, allowed);
	const most = maxLength ? ` At least one character, and ${maxLength} at most.` : '';
	const such = examples.length ? ` Such as ${examples.join(' or ')}.` : '';
	return wrongParameter(
		parameter,
		`“${parameter}” does not hold what it takes. ${description}${most}${such}`
	);
}

/** Reads a list divided by commas, without duplicates. @throws Problem for an unknown value */
export function readList(
	texts: Map<string, string>,
	parameter: string,
	known: readonly string[]
): string[] | undefined {
	const text = texts.get(parameter);
	if (text === undefined) return undefined;
	const wanted = [...new Set(text.split(',').map((each) => each.trim()))];
	const what = parameter === 'fields' ? 'field' : 'thing to include';
	const unknown = wanted.find((each) => !known.includes(each));
	if (unknown !== undefined) throw unknownOf(what, parameter, unknown, known);
	return wanted;
}

export const limits = { usual: 50, most: 200 } as const;

export function readLimit(texts: Map<string, string>): number {
	const text = texts.get('limit');
	if (text === undefined) return limits.usual;
	const limit = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : Infinity;
	if (limit > limits.most)
		throw wrongParameter('limit', `“limit” is a whole number from 1 to ${limits.most}.`);
	return limit;
}
