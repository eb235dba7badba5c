import { hash as argon2, verify as argon2Verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import pLimit from 'p-limit';
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

const guesser = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
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
	const compared = password.normalize('NFKC').slice(0, judged);
	const own = [owner.name, ...owner.name.split(' '), owner.email, ...owner.email.split(/[@.]/)];
	// A common password does not get better by hyphens in it.
	const guesses = [compared, compared.replaceAll(/[-_. ]/g, '')].map(
		(text) => guesser.check(text, [...siteWords, ...own.filter(Boolean)]).guessesLog10
	);
	// Ten billion guesses at least; an eight-character one can only ever reach a hundred million.
	return Math.min(...guesses) < Math.min(10, length - 1)
		? 'This password is easy to guess: it is common, repeats itself, or is made of your name or of words of this site. Choose another, such as a few unrelated words.'
		: undefined;
}

/** Whether it must be replaced before a second factor may be taken away. */
export const needsSecondFactor = (password: string) => [...password].length < shortest;
