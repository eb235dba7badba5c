import { hash as argon2, verify as argon2Verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import pLimit from 'p-limit';
import { knownPhrases } from './phrases.ts';
import { randomToken } from './tokens.ts';

/** OWASP's first choice for argon2id (the library's default kind): 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hashing runs in libuv's four threads, which file access and DNS need as well, so it gets two.
const inHashThreads = pLimit(2);

/** Checked if an account does not exist, so that the answer takes as long as for one that does. */
const decoyHash = argon2(randomToken(), cost);

export function hashPassword(password: string): Promise<string> {
	return inHashThreads(() => argon2(password, cost));
}

/** @returns false without a hash, after the same time */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
	const against = hash ?? (await decoyHash);
	const right = await inHashThreads(() => argon2Verify(against, password));
	return right && hash !== undefined;
}

const shortest = 15;
const shortestWithSecondFactor = 8;
export const longestPassword = 256;

/** Guessers try these words first on this site, beside the common passwords. */
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

const lettersAndDigits = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
const phrases = knownPhrases.map(lettersAndDigits);
/** A shorter piece of a phrase occurs in any sentence by chance. */
const shortestExcerpt = 8;
/** Characters beside known words: more than a year and a letter. */
const unguessableLength = 6;

const guesser = new ZxcvbnFactory({
	dictionary: { ...dictionary, phrases },
	graphs: adjacencyGraphs
});
/** The estimate takes more than linear time, so only this many characters are judged. */
const judgedLength = 64;

interface Owner {
	email: string;
	name: string;
	twoStep?: boolean;
}

export function weaknessOf(password: string, owner: Owner): string | undefined {
	const least = owner.twoStep ? shortestWithSecondFactor : shortest;
	const length = [...password].length;
	if (length < least)
		return `Use at least ${least} characters: this has ${length}. A few unrelated words will do.`;
	if (length > longestPassword) return `Use at most ${longestPassword} characters.`;
	const normal = password.normalize('NFKC');
	const compared = normal.slice(0, judgedLength);
	const own = [owner.name, ...owner.name.split(' '), owner.email, ...owner.email.split(/[@.]/)];
	// Hyphens do not make a common password better, and may stand for letters.
	const spellings = [
		compared,
		compared.replaceAll(/[-_., ]/g, ''),
		lettersAndDigits(normal).slice(0, judgedLength)
	];
	const known = [...siteWords, ...own.filter(Boolean)];
	// Ten billion guesses at least; eight characters can only reach a hundred million.
	const isWeak = (text: string) =>
		guesser.check(text, known).guessesLog10 < Math.min(10, text.length - 1);
	return spellings.some(isWeak) ||
		isExcerpt(lettersAndDigits(normal)) ||
		isMadeOf(known, lettersAndDigits(normal))
		? 'This password is easy to guess: it is common, a well-known phrase, repeats itself, or is made of your name or of words of this site. Choose another, such as a few unrelated words.'
		: undefined;
}

const isExcerpt = (text: string) =>
	text.length >= shortestExcerpt && phrases.some((phrase) => phrase.includes(text));

/** The order of known words is soon guessed. */
function isMadeOf(words: string[], text: string): boolean {
	const longestFirst = words
		.map(lettersAndDigits)
		.filter((word) => word.length > 2)
		.sort((one, other) => other.length - one.length);
	const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), text);
	return rest.length < Math.min(unguessableLength, text.length);
}

export const needsSecondFactor = (password: string) => [...password].length < shortest;
