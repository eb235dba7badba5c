import { guess, longestPhrase, type Meaning, meaningOf, strongest } from './lexicon.ts';
import { dateTagsIn } from './question-dates.ts';
import { otherForms } from './stems.ts';
import { folded } from './text.ts';

/** `guess` is used if no entry contains its words. */
export interface Clause extends Meaning {
	typed: string;
	/** Whether the words must be adjacent. */
	phrase: boolean;
	/** Whether matches are excluded. */
	not: boolean;
	guess?: Meaning;
}

/** Clauses beyond this limit are ignored: they narrow the search little. */
const mostClauses = 24;

interface Token {
	text: string;
	folded: string;
	quoted: boolean;
	not: boolean;
}

const pieces = /(-?)"([^"]*)"?|(\S+)/gu;

function trimSigns(text: string): string {
	const signs = [...text];
	const first = signs.findIndex((sign) => /[\p{L}\p{N}]/u.test(sign));
	const last = signs.findLastIndex((sign) => /[\p{L}\p{N}\p{M}]/u.test(sign));
	return first < 0 ? '' : signs.slice(first, last + 1).join('');
}

/** Any other sign is searched literally, so that nobody can type a tag or an operator: `=n:statement`, `a:*b`. */
const plainWord = /^[\p{L}\p{N}\p{M}\u200c\u200d'’.,:;/&@_+-]+$/u;

function tokensOf(text: string): Token[] {
	return Array.from(text.matchAll(pieces), ([, minus, quoted, plain = '']) => {
		const typed = quoted ?? plain;
		const inner = trimSigns(typed);
		return {
			text: quoted === undefined && plainWord.test(inner) ? inner : typed,
			folded: folded(inner.replaceAll('’', "'").replace(/'s$/i, '')),
			quoted: quoted !== undefined,
			not: quoted === undefined ? /^-[\p{L}\p{N}]/u.test(plain) : minus === '-'
		};
	}).filter(({ folded, text }) => folded || /[\p{L}\p{N}]/u.test(text));
}

/** `"…"` holds a phrase together, `or` joins alternatives, `-` excludes. */
export function readQuestion(text: string): Clause[] {
	const tokens = tokensOf(text);
	const clauses: Clause[] = [];
	let or = false;
	for (let at = 0; at < tokens.length;) {
		const token = tokens[at]!;
		if (!token.quoted && token.folded === 'or' && clauses.length && at + 1 < tokens.length) {
			or = true;
			at++;
			continue;
		}
		const { clause, length } = clauseAt(tokens.slice(at));
		const last = clauses.at(-1);
		if (or && last && !clause.not) clauses[clauses.length - 1] = joinClauses(last, clause);
		else clauses.push(clause);
		or = false;
		at += length;
	}
	const unique = new Map(clauses.map((each) => [`${each.not} ${folded(each.typed)}`, each]));
	return [...unique.values()].slice(0, mostClauses);
}

function clauseAt(tokens: Token[]): { clause: Clause; length: number } {
	const { text, not, quoted, ...first } = tokens[0]!;
	const clause = {
		typed: text,
		texts: [text],
		tags: [],
		role: 'about',
		phrase: quoted,
		not
	} as const;
	const plain = { ...clause, texts: [text], tags: [] };
	if (quoted || not) return { clause: plain, length: 1 };
	const end = tokens.findIndex((each) => each.quoted || each.not || !each.folded);
	const words = tokens.slice(0, end < 0 ? tokens.length : end);
	const typedOf = (length: number) => textsOf(words.slice(0, length), 'text').join(' ');
	const dated = dateTagsIn(textsOf(words, 'folded'));
	if (dated) {
		const { length, tags } = dated;
		const typed = typedOf(length);
		// A year or a month may be written in a text as typed; a day is written in many ways.
		const texts = length === 1 ? [typed] : [];
		return { clause: { ...plain, typed, texts, tags, role: 'said' }, length };
	}
	for (let length = Math.min(longestPhrase(), words.length); length > 0; length--) {
		const meaning = meaningOf(textsOf(words.slice(0, length), 'folded'));
		if (!meaning) continue;
		const typed = typedOf(length);
		const texts = [
			typed,
			...otherForms(textsOf(words.slice(0, length), 'folded')),
			...meaning.texts
		];
		return { clause: { ...plain, ...meaning, typed, texts }, length };
	}
	const texts = [text, ...otherSpelling(text), ...otherForms([first.folded])];
	return { clause: { ...plain, texts, guess: guess(first.folded) }, length: 1 };
}

const textsOf = (tokens: Token[], as: 'text' | 'folded') => tokens.map((token) => token[as]);

const spellings: [RegExp, (found: string) => string][] = [
	[/(?<=i)[sz](?=(?:e[sd]?|ing|ations?|ers?)$)/i, (letter) => (/s/i.test(letter) ? 'z' : 's')],
	[/(?<=licen|defen|offen)[cs](?=e)/i, (letter) => (/c/i.test(letter) ? 's' : 'c')],
	[/(?<=fav|lab|hon|behavi|harb)ou?r/i, (end) => (/u/i.test(end) ? 'or' : 'our')],
	[/(?<=program)(?:me)?(?=s?$)/i, (end) => (end ? '' : 'me')]
];

function otherSpelling(word: string): string[] {
	const other = spellings.reduce((text, [part, swap]) => text.replace(part, swap), word);
	return other === word ? [] : [other];
}

function joinClauses(one: Clause, other: Clause): Clause {
	return {
		typed: `${one.typed} or ${other.typed}`,
		texts: [...one.texts, ...other.texts],
		tags: [...one.tags, ...other.tags],
		role: strongest(one.role, other.role),
		phrase: one.phrase || other.phrase,
		not: one.not
	};
}
