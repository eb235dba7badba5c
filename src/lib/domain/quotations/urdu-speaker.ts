import { Cast, type Named } from './cast.ts';
import { type Speaker, asSpeaker } from './noun-phrase.ts';
import type { Cut } from './quotation.ts';
import { cutOf } from './reading.ts';
import {
	urduBodies,
	boundaries,
	urduGeneralBodies,
	urduLetters,
	urduPronouns,
	urduRoles
} from './urdu-words.ts';

type Word = Cut;

/** Reads role, name and organisation before «نے» or «کا کہنا». */
export function speakerOf(text: string, from: number, to: number, cast: Cast): Speaker | undefined {
	const words = lastPart(wordsIn(text, from, to));
	const [first] = words;
	const last = words.at(-1);
	if (!first || !last) return;
	if (/^(?:میں|ہم)$/u.test(last.text)) return;
	if (urduPronouns.has(last.text)) return byPronoun(cast, last);
	const officeEnd = nameStart(words);
	const nameAt = officeEnd + (officeEnd ? bodyBefore(words.slice(officeEnd), cast) : 0);
	const name = words.slice(nameAt);
	const role = nameAt ? words.slice(roleStart(words, officeEnd), officeEnd) : [];
	if (!name.length) return byOffice(text, words, role, cast);
	if (role.length && name.every(({ text }) => urduLetters.has(text))) {
		const organisation = bodyOf(text, name, cast);
		const cut = cutOf({ text, tokens: words });
		return { named: cast.meetNameless(cut, organisation), cut, organisation, isVague: false };
	}
	const isBody = !role.length || name.some((word) => urduBodies.has(word.text));
	if (isBody && name.some((word) => urduBodies.has(word.text))) {
		const own = bodyWords(name);
		if (own.length === 1 && urduGeneralBodies.has(own[0]!.text)) return byBody(cast, own[0]!);
		return asSpeaker(bodyOf(text, own, cast), last);
	}
	if (name.length > 5) return;
	const person = meet(text, name, cast, true);
	if (role.length) person.role ??= cutOf({ text, tokens: role });
	person.organisation ??=
		nameAt > officeEnd
			? bodyOf(text, words.slice(officeEnd, nameAt), cast)
			: organisationIn(text, words.slice(0, roleStart(words, officeEnd)), cast);
	return asSpeaker(person, last);
}

function wordsIn(text: string, from: number, to: number): Word[] {
	return [...text.slice(from, to).matchAll(/[^\s\uFFFC]+/gu)].map((found) => {
		const start = from + found.index;
		return { text: found[0], start, end: start + found[0].length };
	});
}

/** Keeps the last part of the sentence, without the place of the report. */
function lastPart(words: Word[]): Word[] {
	const end = words.findLastIndex(
		({ text }, at) =>
			/[:،)؛»”“’‘"']$/u.test(text) || (boundaries.has(text) && at < words.length - 1)
	);
	return words.slice(end + 1);
}

function nameStart(words: Word[]): number {
	const at = words.findLastIndex(({ text }) => urduRoles.has(text)) + 1;
	const rank = words.findIndex(({ text }) => !urduLetters.has(text));
	if (!at && rank > 1 && words.length - rank > 1) return rank;
	const office = words.findLastIndex(({ text }) => text === 'برائے');
	return office >= 0 && words.length - office > 3 ? Math.max(at, words.length - 2) : at;
}

/** Counts the words between office and name, as in «President PFUJ Afzal Butt». */
function bodyBefore(words: Word[], cast: Cast): number {
	const texts = words.map(({ text }) => text);
	const initials = texts.findIndex((text) => !urduLetters.has(text));
	const longest = texts.findLastIndex((text) => urduBodies.has(text));
	const isNamed = longest > 0 && words.length - longest > 2 && !texts.some(isOwner);
	const length = Math.max(
		cast.bodyLeading(texts.slice(0, mostOfName)),
		initials > 1 ? initials : 0,
		isNamed ? longest + 1 : 0
	);
	return length < words.length ? length : 0;
}

const mostOfName = 12;

const isOwner = (text: string) => /^(?:کے|کی|کا)$/u.test(text);

function meet(text: string, own: Word[], cast: Cast, isPerson: boolean): Named {
	const words = own.map((word) => word.text);
	const known = cast.knownIn(words);
	const fits = (known?.kind === 'person') === isPerson;
	return cast.meet(cutOf({ text, tokens: own }), words, isPerson, fits ? known : undefined);
}

const bodyOf = (text: string, own: Word[], cast: Cast) => meet(text, own, cast, false);

/** A role begins behind «کے», «کی» or «کا». */
function roleStart(words: Word[], nameAt: number): number {
	const owner = words.slice(0, nameAt).findLastIndex(({ text }) => isOwner(text));
	return owner + 1;
}

/** «A worldwide organisation, Rights Watch»: keeps the words behind the general one. */
function bodyWords(words: Word[]): Word[] {
	const at = words.findIndex(({ text }) => /^(?:تنظیم|ادارے|کمپنی)$/u.test(text));
	return at >= 0 && at < words.length - 1 ? words.slice(at + 1) : words;
}

function organisationIn(text: string, words: Word[], cast: Cast): Named | undefined {
	if (urduGeneralBodies.has(words[0]?.text ?? '') && isOwner(words[1]?.text ?? ''))
		return cast.called(words[0]!.text, words[0]!.start) ?? cast.lastBody(words[0]!.start);
	const own = bodyWords(words.slice(0, -1));
	const last = own.at(-1);
	if (!last) return;
	if (own.length === 1 && urduGeneralBodies.has(last.text))
		return cast.called(last.text, last.start) ?? cast.lastBody(last.start);
	const known = cast.knownIn(own.map(({ text }) => text));
	const isShort = own.length > 1 && own.every(({ text }) => urduLetters.has(text));
	if (!known && !isShort && !own.some(({ text }) => urduBodies.has(text))) return;
	return bodyOf(text, own, cast);
}

function byPronoun(cast: Cast, { text, start, end }: Word): Speaker | undefined {
	const named = cast.lastPerson(start, undefined);
	return named && asSpeaker(named, { text, start, end }, true);
}

function byBody(cast: Cast, word: Word): Speaker {
	const named = cast.called(word.text, word.start) ?? cast.lastBody(word.start);
	return { named, cut: word, organisation: named, isVague: true };
}

function byOffice(text: string, words: Word[], role: Word[], cast: Cast): Speaker {
	const cut = cutOf({ text, tokens: words });
	const named = words.length <= 2 ? cast.inRole(role.at(-1)!.text, [], cut.start) : undefined;
	if (named) return asSpeaker(named, cut, true);
	const isBody = words.some((word) => urduBodies.has(word.text));
	const organisation = organisationIn(text, words.slice(0, words.length - role.length), cast);
	const whose = organisation ?? (isBody ? cast.lastBody(cut.start) : undefined);
	return { named: cast.meetNameless(cut, whose), cut, organisation: whose, isVague: false };
}
