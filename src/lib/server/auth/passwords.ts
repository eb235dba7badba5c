import { hash as argon2, verify as argon2Verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import pLimit from 'p-limit';
import { knownPhrases } from './phrases.ts';
import { newToken } from './tokens.ts';

/** OWASP's first choice for argon2id (the library's default kind): 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hashing runs in libuv's four threads, which files and host names need as well: it gets two of them.
const inTurn = pLimit(2);

/** Checked in place of the hash of an account that does not exist, so that both take as long. */
const nobody = argon2(newToken(), cost);

export function hashPassword(password: string): Promise<string> {
	return inTurn(() => argon2(password, cost));
}

/** @returns false where there is no hash, after the same time */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
	const against = hash ?? (await nobody);
	const right = await inTurn(() => argon2Verify(against, password));
	return right && hash !== undefined;
}

const shortest = 15;
const shortestWithSecondFactor = 8;
export const longestPassword = 256;

/** What a guesser would try here first, beside the common passwords. */
export const siteWords = [
	'rulewatch',
	'rule',
	'watch',
	'regulation',
	'regulations',
	'ministry',
	'statement',
	'stakeholder',
	'coalition',
	'campaign',
	'advocacy',
	'newsroom',
	'editor',
	'contributor',
	'administrator',
	'internet',
	'freedom',
	'digital',
	'rights',
	'harm',
	'rules',
	'citizens',
	'protection',
	'online',
	'pakistan',
	'islamabad',
	'karachi',
	'lahore'
];

/** Spaces, punctuation and marks on letters make a known phrase no better. */
const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
const phrases = knownPhrases.map(bare);
/** A shorter piece may stand in any sentence by chance. */
const shortestExcerpt = 8;
/** As much beside known words is more than a year and a letter. */
const unguessable = 6;

const guesser = new ZxcvbnFactory({
	dictionary: { ...dictionary, phrases },
	graphs: adjacencyGraphs
});
/** A longer one is judged by its beginning, for the estimate takes more than linear time. */
const judged = 64;

interface Owner {
	email: string;
	name: string;
	/** With a second factor a shorter one will do. */
	twoStep?: boolean;
}

/** What is wrong with a new password, as a sentence, or undefined. */
export function weaknessOf(password: string, owner: Owner): string | undefined {
	const least = owner.twoStep ? shortestWithSecondFactor : shortest;
	const length = [...password].length;
	if (length < least)
		return `Use at least ${least} characters: this has ${length}. A few unrelated words will do.`;
	if (length > longestPassword) return `Use at most ${longestPassword} characters.`;
	const normal = password.normalize('NFKC');
	const compared = normal.slice(0, judged);
	const own = [owner.name, ...owner.name.split(' '), owner.email, ...owner.email.split(/[@.]/)];
	// A common password does not get better by hyphens in it, some of which stand for letters.
	const spellings = [compared, compared.replaceAll(/[-_., ]/g, ''), bare(normal).slice(0, judged)];
	const known = [...siteWords, ...own.filter(Boolean)];
	// Ten billion guesses at least; an eight-character one can only ever reach a hundred million.
	const isWeak = (text: string) =>
		guesser.check(text, known).guessesLog10 < Math.min(10, text.length - 1);
	return spellings.some(isWeak) || isExcerpt(bare(normal)) || isMadeOf(known, bare(normal))
		? 'This password is easy to guess: it is common, a well-known phrase, repeats itself, or is made of your name or of words of this site. Choose another, such as a few unrelated words.'
		: undefined;
}

/** Whether it is a phrase that many know by heart, or a piece of one. */
const isExcerpt = (text: string) =>
	text.length >= shortestExcerpt && phrases.some((phrase) => phrase.includes(text));

/** Whether little is left without these words: their order is soon guessed. */
function isMadeOf(words: string[], text: string): boolean {
	const longestFirst = words
		.map(bare)
		.filter((word) => word.length > 2)
		.sort((one, other) => other.length - one.length);
	const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), text);
	return rest.length < Math.min(unguessable, text.length);
}

/** Whether it must be replaced before a second factor may be taken away. */
export const needsSecondFactor = (password: string) => [...password].length < shortest;
