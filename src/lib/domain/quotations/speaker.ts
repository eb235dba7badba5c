import type { Named } from './cast.ts';
import type { Entity } from './entities.ts';
import { cutOf, type Reading } from './introduce.ts';
import type { Cut } from './quotation.ts';
import { indexIn, type Token } from './tokens.ts';
import {
	auxiliaries,
	bodies,
	clauseWords,
	cues,
	determiners,
	offices,
	people,
	prepositions,
	pronouns
} from './words.ts';

/** Whom a few words name: somebody of the cast, or somebody without a name, as «a senior official». */
export interface Speaker {
	named?: Named;
	cut: Cut;
	organisation?: Named;
	/** By a pronoun or an office, so that it may be somebody else. */
	isVague: boolean;
}

const documents = new Set(
	'statement letter report release note opinion order ruling judgment petition message reply response answer verdict take tweet post comment warning explanation submission article column notice website page filing brief memo email circular handout communique circular posting'.split(
		' '
	)
);

/** The speaker in tokens `from` to `to`, which begin with the subject and may go on with appositions. */
export function speakerIn(reading: Reading, from: number, to: number): Speaker | undefined {
	const { tokens, at, named } = reading;
	while (from < to && (idle.has(tokens[from]!.lower) || /^[,:;–—-]$/u.test(tokens[from]!.text)))
		from++;
	const first = tokens[from];
	if (from >= to || !first || first.kind !== 'word') return;
	if (
		pronouns.has(first.lower) &&
		!(first.lower === 'her' && from + 1 < to && tokens[from + 1]!.kind === 'word')
	)
		return byPronoun(reading, from);
	const by = documentBy(reading, from, to);
	if (by) return by;
	const end = partEndOf(reading, from, to);
	for (let index = from; index < end; index++) {
		const entity = at[index];
		if (!entity) continue;
		const who = named.get(entity);
		if (who?.isPerson && !afterPreposition(reading, entity.from, from))
			return of(reading, who, index);
		index = entity.to - 1;
	}
	const beside = nameBeside(reading, from, end, to);
	if (beside) return beside;
	const entity = at[from] ?? at[determiners.has(first.lower) ? from + 1 : from];
	const who = entity && named.get(entity);
	const isWhole =
		entity && who && !owns(reading, entity.to, end) && !isModifier(reading, first, entity, end);
	if (isWhole) return of(reading, byInitials(reading, first, entity) ?? who, entity.from);
	return bodyBeside(reading, from, end) ?? byOffice(reading, from, end);
}

const idle = new Set(
	'but and or however meanwhile yesterday today then still so yet both even as while when because that which where though although after before once only just also if what'.split(
		' '
	)
);

const of = ({ tokens }: Reading, named: Named, at: number): Speaker => ({
	...{ named, cut: { text: tokens[at]!.text, start: tokens[at]!.start, end: tokens[at]!.end } },
	...{ organisation: named.isPerson ? named.organisation : named, isVague: false }
});

/** Up to a comma, or to a word with which something else begins. */
function partEndOf({ tokens, at }: Reading, from: number, to: number): number {
	let end = from;
	while (end < to) {
		const token = tokens[end]!;
		const inName = at[end] !== undefined;
		const isSign = token.kind !== 'word' && !/^['’(]s?$/u.test(token.text);
		if (isSign || (!inName && end > from && endings.has(token.lower))) break;
		end++;
	}
	return end;
}
const endings = new Set([
	...clauseWords,
	'in',
	'on',
	'during',
	'when',
	'while',
	'told',
	...auxiliaries
]);

function afterPreposition({ tokens }: Reading, at: number, from: number): boolean {
	for (let index = at - 1; index >= from; index--) {
		if (prepositions.has(tokens[index]!.lower)) return true;
		if (!determiners.has(tokens[index]!.lower))
			return /^['’]/u.test(tokens[index]!.text) ? false : isFar(at - index);
	}
	return false;
}
const isFar = (distance: number) => distance > 6;

/** «The statement by Laura Penn», «The letter, signed by the convenor» */
function documentBy(reading: Reading, from: number, to: number): Speaker | undefined {
	const { tokens } = reading;
	const head = [from, from + 1, from + 2].find(
		(index) => index < to && documents.has(tokens[index]!.lower)
	);
	if (head === undefined) return;
	if (!people.has(tokens[head + 1]?.lower ?? '') && isOwnDocument(reading, from, head, to))
		return byDocument(reading, from, head);
	const by = indexIn(tokens, head + 1, Math.min(to, head + 8), (token) =>
		/^(?:by|from|of)$/u.test(token.lower)
	);
	return by < 0 ? ownerOf(reading, from, head) : speakerIn(reading, by + 1, to);
}

/** «The ministry’s reply», «Whitfield’s take» */
function ownerOf(reading: Reading, from: number, head: number): Speaker | undefined {
	const mark = indexIn(reading.tokens, from + 1, head, ({ text }) => /^['’]s?$/u.test(text));
	if (mark >= 0) return speakerIn(reading, from, mark);
	return reading.tokens[head + 1]?.lower === 'on' ? byDocument(reading, from, head) : undefined;
}

/** «The statement said», «reads the release»: whose it is was told before. */
const isOwnDocument = ({ tokens }: Reading, from: number, head: number, to: number) =>
	(tokens[from]!.lower === 'the' || tokens[from]!.lower === 'its') &&
	(head + 1 >= to || tokens[head + 1]!.kind !== 'word') &&
	tokens[head + 1]?.text !== ',' &&
	head - from <= 2;

function byDocument(reading: Reading, from: number, head: number): Speaker | undefined {
	const named = reading.cast.lastBody(reading.tokens[from]!.start);
	return { named, cut: cutOf(reading, from, head + 1), organisation: named, isVague: true };
}

/** «The association’s president, Chaminda Perera», «a spokesman for the regulator, Kamran Yousaf» */
function nameBeside(reading: Reading, from: number, end: number, to: number): Speaker | undefined {
	const { tokens, at, named } = reading;
	if (tokens[end]?.text !== ',' || end + 1 >= to) return;
	const entity = at[end + 1];
	const who = entity && named.get(entity);
	const own = tokens.slice(from, end);
	const isOffice =
		own.some((token) => people.has(token.lower)) ||
		(own.length > 1 && determiners.has(own[0]!.lower));
	const isBody = own.some((token) => bodies.has(token.lower)) && !who?.isPerson && !at[from];
	return who && (who.isPerson ? isOffice : isBody) ? of(reading, who, end + 1) : undefined;
}

/** «The lobby group Right2Speak» */
function bodyBeside(reading: Reading, from: number, end: number): Speaker | undefined {
	const { tokens, at, named } = reading;
	for (let index = from + 1; index < end; index++) {
		const entity = at[index];
		if (prepositions.has(tokens[index]!.lower) && !entity) return;
		if (entity?.kind !== 'organisation') continue;
		const who = named.get(entity);
		const isBeside = entity.from === index && bodies.has(tokens[index - 1]!.lower);
		return isBeside && who && !owns(reading, entity.to, end) ? of(reading, who, index) : undefined;
	}
}

/** «The PS», who is a principal secretary */
function byInitials({ tokens, cast }: Reading, first: Token, entity: Entity): Named | undefined {
	const { text, start } = tokens[entity.from]!;
	const isShort = entity.to === entity.from + 1 && /^\p{Lu}{2,5}$/u.test(text);
	return isShort && first.lower === 'the' ? cast.withInitials(text, start) : undefined;
}

/** «A Highland shopkeeper» */
const isModifier = ({ tokens }: Reading, first: Token, entity: Entity, end: number) =>
	/^an?$/u.test(first.lower) &&
	entity.to < end &&
	/^\p{Ll}/u.test(tokens[entity.to]!.text) &&
	!prepositions.has(tokens[entity.to]!.lower);

/** «FNF’s lawyers», «the Speaker’s office» */
const owns = ({ tokens }: Reading, at: number, end: number) =>
	at < end &&
	tokens.slice(at, end).some((token) => people.has(token.lower) || token.lower === 'office');

function byPronoun({ tokens, cast }: Reading, at: number): Speaker | undefined {
	const { lower, start, end, text } = tokens[at]!;
	const cut = { text, start, end };
	const isMale = /^(?:he|him)$/u.test(lower)
		? true
		: /^(?:she|her)$/u.test(lower)
			? false
			: undefined;
	if (isMale !== undefined) {
		const named = cast.lastPerson(start, isMale);
		if (named) named.isMale ??= isMale;
		return named && { named, cut, organisation: named.organisation, isVague: true };
	}
	const named =
		lower === 'it'
			? cast.lastBody(start)
			: /^the[ym]$/u.test(lower)
				? (cast.lastSeveral(start) ?? cast.lastBody(start))
				: undefined;
	return named && { named, cut, organisation: named, isVague: true };
}

/** «The minister» is the one before, «a spokesperson for Meta» is nobody by name. */
function byOffice(reading: Reading, from: number, end: number): Speaker | undefined {
	const { tokens, at, cast } = reading;
	const stop = firstPreposition(reading, from, end);
	let head = stop - 1;
	while (head >= from && !people.has(tokens[head]!.lower) && !bodies.has(tokens[head]!.lower))
		head--;
	if (head < from) return unknownName(reading, from, end) ?? stranger(reading, from, end);
	const word = tokens[head]!.lower;
	const office = at[head];
	if (office) head = Math.min(end, office.to) - 1;
	const isDefinite = !/^(?:a|an|one|two|some|many)$/u.test(tokens[from]!.lower);
	const start = tokens[from]!.start;
	const isAlone = stop >= end;
	if (people.has(word) && !bodies.has(word) && isDefinite && isAlone) {
		const who =
			cast.inRole(word, more(reading, from, head), start) ?? whoSpoke(reading, word, tokens[from]!);
		if (who)
			return {
				named: who,
				cut: cutOf(reading, from, head + 1),
				organisation: who.organisation,
				isVague: true
			};
	}
	if (bodies.has(word) && isAlone) {
		const isBare = head === from + 1 && general.has(word);
		const who = isDefinite
			? (cast.called(word, start) ?? (isBare ? (cast.lastBody(start) ?? cast.office()) : undefined))
			: undefined;
		const named =
			who ?? bodyNamed(reading, from + (determiners.has(tokens[from]!.lower) ? 1 : 0), head + 1);
		return { named, cut: cutOf(reading, from, head + 1), organisation: named, isVague: true };
	}
	let organisation: Named | undefined;
	for (let index = from; index < end; index++) {
		const entity = at[index];
		if (entity && entity.kind !== 'other') organisation ??= reading.named.get(entity);
	}
	organisation ??= bodyBefore(reading, from, end);
	const cut = cutOf(reading, from, isAlone ? head + 1 : end);
	const named = people.has(word) ? cast.meetNameless(cut, organisation) : undefined;
	return { named, cut, organisation, isVague: false };
}

/** What an office is called besides, as «information» in «the information minister». */
const more = ({ tokens, at }: Reading, from: number, head: number) =>
	tokens
		.slice(from, head)
		.filter(
			({ kind, lower }, index) =>
				kind === 'word' &&
				!determiners.has(lower) &&
				!bodies.has(lower) &&
				at[from + index]?.kind !== 'organisation'
		)
		.map(({ lower }) => lower);

const general = new Set(
	'coalition alliance group organisation organization body company firm foundation association union ngo platform watchdog agency lobby charity club outfit nonprofit trust start-up startup service network giant federation body'.split(
		' '
	)
);

function bodyBefore({ tokens, cast }: Reading, from: number, end: number): Named | undefined {
	for (let index = from; index < end; index++) {
		const { lower, start } = tokens[index]!;
		if (bodies.has(lower)) return cast.called(lower, start);
	}
}

function firstPreposition({ tokens, at }: Reading, from: number, end: number): number {
	for (let index = from; index < end; index++)
		if (!at[index] && prepositions.has(tokens[index]!.lower)) return index;
	return end;
}

/** «The taxi driver added»: who spoke just before, and is nothing else. */
function whoSpoke({ cast }: Reading, word: string, first: Token): Named | undefined {
	const { person } = cast;
	return first.lower === 'the' && !offices.has(word) && person && !person.role ? person : undefined;
}

/** «The ministry», which the text names no further. */
const bodyNamed = (reading: Reading, from: number, to: number): Named =>
	reading.cast.meet(
		cutOf(reading, from, to),
		reading.tokens.slice(from, to).map(({ lower }) => lower),
		false
	);

/** «A money changer in Kandahar» */
function stranger(reading: Reading, from: number, end: number): Speaker | undefined {
	if (
		!/^(?:an?|one|another)$/u.test(reading.tokens[from]!.lower) ||
		end - from > 7 ||
		(end - from < 2 && /^an?$/u.test(reading.tokens[from]!.lower))
	)
		return;
	const cut = cutOf(reading, from, end);
	return { named: reading.cast.meetNameless(cut), cut, isVague: false };
}

/** A name of one word that the text has not introduced: «Meta», «Len». */
function unknownName(reading: Reading, from: number, end: number): Speaker | undefined {
	for (let index = from; index < end; index++) {
		const entity = reading.at[index];
		if (!entity) continue;
		const who = reading.named.get(entity);
		return who && !afterPreposition(reading, entity.from, from)
			? of(reading, who, index)
			: undefined;
	}
}

/** A word of speech, and no noun («the accused»). */
export const isCue = ({ tokens, at }: Reading, index: number) =>
	!at[index] && cues.has(tokens[index]!.lower) && !determiners.has(tokens[index - 1]?.lower ?? '');
