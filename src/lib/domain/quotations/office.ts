import type { Named } from './cast.ts';
import { type Speaker, isAfterPreposition, speakerAt, asSpeaker } from './noun-phrase.ts';
import { bodyNouns, offices, people } from './nouns.ts';
import { type Reading, bodyNamed, cutOf } from './reading.ts';
import type { Token } from './tokens.ts';
import { determiners, prepositions } from './words.ts';
import { wordSet } from '../word-set.ts';

/** «The minister» is the last one named; «a spokesperson for Meta» has no name. */
export function byOffice(reading: Reading, from: number, end: number): Speaker | undefined {
	const { tokens, at, cast } = reading;
	const stop = firstPreposition(reading, from, end);
	let head = stop - 1;
	while (head >= from && !people.has(tokens[head]!.lower) && !bodyNouns.has(tokens[head]!.lower))
		head--;
	if (head < from) return nameOnly(reading, from, end) ?? namelessPerson(reading, from, end);
	const word = tokens[head]!.lower;
	const office = at[head];
	if (office) head = Math.min(end, office.to) - 1;
	const isDefinite = !/^(?:a|an|one|two|some|many)$/u.test(tokens[from]!.lower);
	const start = tokens[from]!.start;
	// «The minister, Sana Mirza, said» names a new minister.
	const beside = tokens[end]?.text === ',' ? at[end + 1] : at[head + 1];
	const who = beside && reading.named.get(beside);
	if (who?.isPerson) return speakerAt(reading, who, beside!.from);
	const isAlone = stop >= end && !who;
	if (people.has(word) && !bodyNouns.has(word) && isDefinite && isAlone) {
		const met =
			cast.inRole(word, roleWords(reading, from, head), start) ??
			lastSpeaker(reading, word, tokens[from]!);
		if (met) return asSpeaker(met, cutOf(reading, from, head + 1), true);
	}
	if (bodyNouns.has(word) && isAlone) {
		const isBare = head === from + 1 && generalBodyNouns.has(word);
		const met = isDefinite
			? (cast.called(word, start) ?? (isBare ? (cast.lastBody(start) ?? cast.office()) : undefined))
			: undefined;
		const named =
			met ?? bodyNamed(reading, from + (determiners.has(tokens[from]!.lower) ? 1 : 0), head + 1);
		return { named, cut: cutOf(reading, from, head + 1), organisation: named, isVague: true };
	}
	let organisation: Named | undefined;
	for (let index = from; index < end; index++) {
		const entity = at[index];
		if (entity && entity.kind !== 'other') organisation ??= reading.named.get(entity);
	}
	organisation ??= bodyBefore(reading, from, end);
	const cut = cutOf(reading, from, isAlone ? head + 1 : end);
	const body = tokens[end]?.text === ',' ? undefined : who;
	const named = body ?? (people.has(word) ? cast.meetNameless(cut, organisation) : undefined);
	return { named, cut, organisation, isVague: false };
}

/** Returns the other words of an office, such as «information» in «the information minister». */
const roleWords = ({ tokens, at }: Reading, from: number, head: number) =>
	tokens
		.slice(from, head)
		.filter(
			({ kind, lower }, index) =>
				kind === 'word' &&
				!determiners.has(lower) &&
				!bodyNouns.has(lower) &&
				at[from + index]?.kind !== 'organisation'
		)
		.map(({ lower }) => lower);

const generalBodyNouns = wordSet(
	'coalition alliance group organisation organization body company firm foundation association union ngo platform watchdog agency lobby charity club outfit nonprofit trust start-up startup service network giant federation body'
);

function bodyBefore({ tokens, cast }: Reading, from: number, end: number): Named | undefined {
	for (let index = from; index < end; index++) {
		const { lower, start } = tokens[index]!;
		if (bodyNouns.has(lower)) return cast.called(lower, start);
	}
}

function firstPreposition({ tokens, at }: Reading, from: number, end: number): number {
	for (let index = from; index < end; index++)
		if (!at[index] && prepositions.has(tokens[index]!.lower)) return index;
	return end;
}

/** «The taxi driver added» means the last speaker if they have no office. */
function lastSpeaker({ cast }: Reading, word: string, first: Token): Named | undefined {
	const { person } = cast;
	return first.lower === 'the' && !offices.has(word) && person && !person.role ? person : undefined;
}

/** Reads «A money changer in Kandahar». */
function namelessPerson(reading: Reading, from: number, end: number): Speaker | undefined {
	if (
		!/^(?:an?|one|another)$/u.test(reading.tokens[from]!.lower) ||
		end - from > 7 ||
		(end - from < 2 && /^an?$/u.test(reading.tokens[from]!.lower))
	)
		return;
	const cut = cutOf(reading, from, end);
	return { named: reading.cast.meetNameless(cut), cut, isVague: false };
}

/** Reads a name of one word that the text has not introduced: «Meta», «Len». */
function nameOnly(reading: Reading, from: number, end: number): Speaker | undefined {
	for (let index = from; index < end; index++) {
		const entity = reading.at[index];
		if (!entity) continue;
		const who = reading.named.get(entity);
		return who && !isAfterPreposition(reading, entity.from, from)
			? speakerAt(reading, who, index)
			: undefined;
	}
}
