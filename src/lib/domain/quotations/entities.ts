import { keyOf } from '../names/key.ts';
import { officeWords, organisationWords, particles, titles } from '../names/words.ts';
import { placeNames } from './places.ts';
import type { KnownName } from './quotation.ts';
import type { Token } from './tokens.ts';
import { cues, laws, lowly, ranks, times } from './words.ts';

/** A name in capitals: tokens `from` to `to`; the name itself begins at `name`, behind titles and offices. */
export interface Entity {
	from: number;
	name: number;
	to: number;
	kind: 'person' | 'organisation' | 'unclear' | 'other';
	known?: KnownName;
}

export type NameIndex = Map<string, KnownName>;

export function indexOf(names: KnownName[]): NameIndex {
	const index: NameIndex = new Map();
	for (const known of names)
		for (const name of [known.name, ...known.aliases]) {
			const { whole, bare } = keyOf(name);
			for (const key of [whole, bare]) if (key && !index.has(key)) index.set(key, known);
		}
	return index;
}

const capital = /^[\p{Lu}]|^\p{Ll}+\p{Lu}/u;
const mostTokens = 14;

export function entitiesIn(tokens: Token[], starts: Set<number>, index: NameIndex): Entity[] {
	const found: Entity[] = [];
	for (let at = 0; at < tokens.length; at++) {
		if (!isCapital(tokens[at]) || (starts.has(at) && isLowly(tokens, at))) continue;
		const to = endOfRun(tokens, at);
		found.push(...entitiesOf(tokens, at, to, index));
		at = to - 1;
	}
	return found;
}

const isCapital = (token?: Token) =>
	token?.kind === 'word' && capital.test(token.text) && !/-\p{Ll}+ed$/u.test(token.text);

const isLowly = (tokens: Token[], at: number) =>
	lowly.has(tokens[at]!.lower) &&
	!(tokens[at + 1] && isCapital(tokens[at + 1]) && organisationWords.has(tokens[at + 1]!.lower)) &&
	tokens[at]!.text.length > 0;

const joins = new Set('of for and & on the in to against from des la'.split(' '));

/** «Institute for Technology and Law» goes over small words, «Sana Mirza of Karachi» does not. */
function endOfRun(tokens: Token[], from: number): number {
	let at = from + 1;
	while (at - from < mostTokens) {
		const token = tokens[at];
		if (!token) break;
		if (isCapital(token) && !(at > from && times.has(token.lower) && !isOrg(tokens, from, at)))
			at++;
		else if (
			/^['’]s?$/u.test(token.text) &&
			isCapital(tokens[at + 1]) &&
			ownsName(tokens, from, at)
		)
			at++;
		else if (particles.has(token.lower) && isCapital(tokens[at + 1])) at++;
		else if (joins.has(token.lower) && isOrg(tokens, from, at)) {
			const second = joins.has(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
			if (!isCapital(tokens[second])) break;
			at = second;
		} else break;
	}
	return at;
}

const isOrg = (tokens: Token[], from: number, to: number) =>
	tokens.slice(from, to).some((token) => organisationWords.has(token.lower));

/** «Journalists’ Defence Committee», «People’s Front» */
const ownsName = (tokens: Token[], from: number, at: number) =>
	tokens[at]!.text.length === 1 ||
	(at === from + 1 &&
		/^(?:people|women|children|workers?|citizen|user)$/u.test(tokens[from]!.lower));

const isTitle = (token: Token) => {
	const word = token.lower.replaceAll('.', '');
	return titles.has(word) || ranks.has(token.lower) || ranks.has(word) || officeWords.has(word);
};

function entitiesOf(tokens: Token[], from: number, to: number, index: NameIndex): Entity[] {
	for (let length = to - from; length > 0; length--)
		for (let at = from; at + length <= to; at++) {
			const known = index.get(keyOf(textOf(tokens, at, at + length)).whole);
			if (!known) continue;
			const kind = known.kind === 'person' ? 'person' : 'organisation';
			const isLed = kind === 'person' || tokens.slice(from, at).every(isTitle);
			return [
				...(at > from && !isLed ? unknown(tokens, from, at) : []),
				{ from: isLed && kind === 'person' ? from : at, name: at, to: at + length, kind, known },
				...(at + length < to ? unknown(tokens, at + length, to) : [])
			];
		}
	return unknown(tokens, from, to);
}

export const textOf = (tokens: Token[], from: number, to: number) =>
	tokens
		.slice(from, to)
		.map((token) => token.text)
		.join(' ')
		.replaceAll(/ (?=['’])/gu, '');

function unknown(tokens: Token[], from: number, to: number): Entity[] {
	const own = tokens.slice(from, to);
	const last = own.at(-1)!.lower;
	if (own.every((token) => times.has(token.lower))) return [];
	const isSchool = /^(?:institute|centre|center|school|college|faculty|foundation)$/u.test(
		own[0]!.lower
	);
	if ((laws.has(last) && !isSchool) || placeNames.has(textOf(tokens, from, to).toLowerCase()))
		return [{ from, name: from, to, kind: 'other' }];
	const titled = own.findLastIndex(isTitle) + 1;
	const name = own.slice(titled);
	if (!name.length) return [{ from, name: from, to, kind: orgOr('other', own) }];
	if (name.some((token) => organisationWords.has(token.lower))) {
		const first = own.findIndex((token) => !isTitle(token) || organisationWords.has(token.lower));
		return [{ from, name: from + Math.max(0, first), to, kind: 'organisation' }];
	}
	if (name.length === 1 && isShortForm(name[0]!.text) && !titled)
		return [{ from, name: from, to, kind: 'organisation' }];
	const isPerson = titled ? name.length <= 5 : name.length > 1 && name.length <= 5;
	const isName = name.every(
		(token) => !cues.has(token.lower) && (isNameWord(token) || particles.has(token.lower))
	);
	return [{ from, name: from + titled, to, kind: isPerson && isName ? 'person' : 'unclear' }];
}

const orgOr = (kind: Entity['kind'], own: Token[]) =>
	own.some((token) => organisationWords.has(token.lower)) && own.length > 1 ? 'organisation' : kind;

const isShortForm = (text: string) => /^\p{Lu}[\p{Lu}\p{N}&-]{1,7}$/u.test(text);
const isNameWord = ({ text }: Token) =>
	/^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(text) && !/^\p{Lu}{4,}$/u.test(text);
