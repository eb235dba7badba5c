import { growingKeys, nameKeyOf, nameWords } from '../names/key.ts';
import { particles } from '../names/words.ts';
import { type Entity, isTitle, kindOfRun } from './kinds.ts';
import { bodyWords } from './nouns.ts';
import type { KnownName } from './quotation.ts';
import type { Token } from './tokens.ts';
import { clauseWords, cues, determiners, nonNames, prepositions, times } from './words.ts';
import { wordSet } from '../word-set.ts';

export interface NameIndex {
	byKey: Map<string, KnownName>;
	words: Set<string>;
	/** The length of the longest key. */
	longest: number;
}

export function indexOf(names: KnownName[]): NameIndex {
	const index: NameIndex = { byKey: new Map(), words: new Set(), longest: 0 };
	for (const known of names)
		for (const name of [known.name, ...known.aliases]) {
			const { whole, bare, person } = nameKeyOf(name);
			for (const key of known.kind === 'person' ? [whole, person] : [whole, bare]) {
				if (key && !index.byKey.has(key)) index.byKey.set(key, known);
				index.longest = Math.max(index.longest, key.length);
			}
			for (const word of nameWords(name)) index.words.add(word);
		}
	return index;
}

export function knownIn({ byKey, words: known, longest }: NameIndex, words: string[]) {
	const plain = words.map(nameWords);
	let found: { known: KnownName; at: number; length: number } | undefined;
	for (const at of words.keys()) {
		if (!known.has(plain[at]![0] ?? '')) continue;
		let length = 0;
		for (const key of growingKeys(plain.slice(at, at + mostWords))) {
			if (key.length > longest) break;
			const named = byKey.get(key);
			if (++length > (found?.length ?? 0) && named) found = { known: named, at, length };
		}
	}
	return found;
}

const mostWords = 40;

const capital = /^[\p{Lu}]|^\p{Ll}+\p{Lu}/u;

const mostTokens = 14;

/** @param isMet whether the text has already named somebody by that word */
export function entitiesIn(
	tokens: Token[],
	starts: Set<number>,
	index: NameIndex,
	isMet: (word: string) => boolean
): Entity[] {
	const found: Entity[] = [];
	for (let at = 0; at < tokens.length; at++) {
		if (!isCapital(tokens[at]) || (starts.has(at) && isNonName(tokens, at))) continue;
		const to = endOfRun(tokens, at);
		if (at === 0 && isPlace(tokens, to, index)) {
			at = to - 1;
			continue;
		}
		const isAlone = to === at + 1 && starts.has(at) && isOrdinaryWord(tokens[at]!, tokens[to]);
		if (isAlone && !isMet(tokens[at]!.lower) && !knownIn(index, [tokens[at]!.text])) continue;
		found.push(...entitiesOf(tokens, at, to, index));
		at = to - 1;
	}
	return found;
}

/** A report begins with its place: «KARACHI: », «LAHORE, Pakistan — ». A name on record is no place. */
function isPlace(tokens: Token[], to: number, index: NameIndex): boolean {
	const words = tokens.slice(0, to).map(({ text }) => text);
	return (
		words.every((word) => /^[\p{Lu}.’'-]{3,}$/u.test(word)) &&
		/^[:,—–-]$/u.test(tokens[to]?.text ?? '') &&
		!knownIn(index, words)
	);
}

const isCapital = (token?: Token) =>
	token?.kind === 'word' && capital.test(token.text) && !/-\p{Ll}{3,}$/u.test(token.text);

/** Matches «Reacting, a lawyer said». */
const isParticiple = (tokens: Token[], at: number) =>
	/(?:ing|ed|ly)$/u.test(tokens[at]!.lower) &&
	(tokens[at + 1]?.text === ',' || isOrdinaryWord(tokens[at]!, tokens[at + 1])) &&
	!isCapital(tokens[at + 1]);

const isNonName = (tokens: Token[], at: number) =>
	(nonNames.has(tokens[at]!.lower) || isParticiple(tokens, at)) &&
	(isSmall(tokens[at]!.lower) ||
		!isCapital(tokens[at + 1]) ||
		!bodyWords.has(tokens[at + 1]?.lower ?? ''));

/** Unlike «Women» in «Women Lawyers Network», these words never begin a name. */
const isSmall = (word: string) =>
	determiners.has(word) || prepositions.has(word) || clauseWords.has(word);

/** Any word has a capital at the start of a sentence, so a single word is a name only if a verb follows it. */
const isOrdinaryWord = ({ text }: Token, next?: Token) =>
	!/\p{Lu}.*\p{Lu}/u.test(text) &&
	next?.kind === 'word' &&
	!cues.has(next.lower) &&
	!/^(?:has|had|have|is|was|will|also|spokes\p{L}+|chief|ceo|boss)$/u.test(next.lower);

const joiners = wordSet('of for without and & on the in to against from des la');

/** Joins «Institute for Technology and Law» across small words, but ends «Sana Mirza of Karachi» at «of». */
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
		else if (token.text === '&' && isCapital(tokens[at + 1])) at++;
		else if (particles.has(token.lower) && isCapital(tokens[at + 1])) at++;
		else if (joiners.has(token.lower) && (isOrg(tokens, from, at) || isCause(tokens, from, at))) {
			const second = joiners.has(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
			if (!isCapital(tokens[second]) || times.has(tokens[second]!.lower)) break;
			at = second;
		} else break;
	}
	return at;
}

const isOrg = (tokens: Token[], from: number, to: number) =>
	tokens.slice(from, to).some((token) => bodyWords.has(token.lower));

/** «Access for Everyone» is one name, «Minister for Youth» is not. */
const isCause = (tokens: Token[], from: number, at: number) =>
	/^(?:for|without)$/u.test(tokens[at]!.lower) && !isTitle(tokens[at - 1]!) && at - from <= 3;

/** «Journalists’ Defence Committee» and «People’s Front» are one name each. */
const ownsName = (tokens: Token[], from: number, at: number) =>
	tokens[at]!.text.length === 1 ||
	(at === from + 1 &&
		/^(?:people|women|children|workers?|citizen|user)$/u.test(tokens[from]!.lower));

function entitiesOf(tokens: Token[], from: number, to: number, index: NameIndex): Entity[] {
	const words = tokens.slice(from, to).map((token) => token.text.replace(/^['’]/u, '’'));
	const found = knownIn(index, words);
	if (!found) return kindOfRun(tokens, from, to);
	const [at, end] = [from + found.at, from + found.at + found.length];
	const kind = found.known.kind === 'person' ? 'person' : 'organisation';
	const isLed = kind === 'person' && tokens.slice(from, at).every(isTitle);
	return [
		...(at > from && !isLed ? kindOfRun(tokens, from, at) : []),
		{ from: isLed ? from : at, name: at, to: end, kind, known: found.known },
		...(end < to ? kindOfRun(tokens, end, to) : [])
	];
}
