import { countries, countryTyped } from '../places.ts';
import { afterLeading, nameWords } from './key.ts';
import {
	legalForms,
	officeOfTitle,
	officeWords,
	officialTitles,
	organisationWords,
	particles,
	personTitles
} from './words.ts';

export interface NameReading {
	name: string;
	aliases: string[];
	/** A person's office: «journalist», «Director, Bolo Bhi». */
	office?: string;
	/** A title or an office shows that the name is a person's. */
	person?: true;
}

/** Names to look for on record. */
export interface Ways {
	/** The whole name, or without its short form: «Digital Rights Foundation (DRF)», «DRF – Digital Rights Foundation». */
	surely: string[];
	/** The same without a country: «Digital Rights Foundation, Pakistan». */
	inCountry?: { names: string[]; country: string };
	/** Less certain: «DRF», «Access Now (Asia)», «Access Now, Asia office», «Google Pakistan», «Dad, Nighat». */
	perhaps: string[];
}

/** «Afia Salam, journalist» and «Adv. Afia Salam» have an office; «Digital Rights Foundation (DRF)» has an alias. */
export function readName(
	text: string,
	isOrganisation: (name: string) => boolean = () => false
): NameReading {
	const { outside, inside } = bracketsOf(text);
	const [before, after] = outside && inside ? [outside, inside] : partsOf(text);
	const { name, title } = withoutTitle(before);
	const isPerson = isPersonal(name);
	if (after && isPerson && (isOffice(after) || isOrganisation(after)))
		return { name, aliases: [], office: after, person: true };
	if (!after && title !== undefined && isPerson)
		return { name, aliases: [], ...(title && { office: title }), person: true };
	const { long, short } =
		outside && isShortForm(inside) ? { long: outside, short: inside } : shortFormBeside(text);
	return long && short ? { name: long, aliases: [short] } : { name: text, aliases: [] };
}

export const behindName = (text: string): string | undefined =>
	bracketsOf(text).inside ?? partsOf(text)[1];

export function waysOf(text: string): Ways {
	const { outside, inside } = bracketsOf(text);
	const [before, after] = partsOf(text);
	const given = (...texts: (string | undefined)[]) => texts.filter((text) => text !== undefined);
	const begins = after ? before : undefined;
	if (outside && isShortForm(inside))
		return { surely: given(text, outside), perhaps: given(inside, begins) };
	const { long, short } = shortFormBeside(text);
	if (long) return { surely: [text, long], perhaps: given(short) };
	const country = countryTyped(inside ?? after ?? '');
	const turned = after && !after.includes(',') ? `${after} ${before}` : undefined;
	return {
		surely: [text],
		...(country && { inCountry: { names: waysOf(outside ?? before).surely, country } }),
		perhaps: given(outside, begins, withoutPlace(text), turned)
	};
}

/** Reads «Digital Rights Foundation/DRF». */
function shortFormBeside(text: string): { long?: string; short?: string } {
	const [one, other, ...more] = text.split(/\s[–—-]\s|\s?\/\s?/u).map((part) => part.trim());
	if (!one || !other || more.length || isShortForm(one) === isShortForm(other)) return {};
	return isShortForm(other) ? { long: one, short: other } : { long: other, short: one };
}

/** «Google Pakistan» may mean Google. */
function withoutPlace(text: string): string | undefined {
	const words = text.split(' ');
	const place = [3, 2, 1].find((length) =>
		placeNames.has(words.slice(-length).join(' ').toLowerCase())
	);
	const name = place && words.slice(0, -place).join(' ').replace(/[,،]$/u, '');
	return name && !/\s(?:in|of|for|the)$/iu.test(name) ? name : undefined;
}

/** Whether a piece behind a comma belongs to the name before it: a place, «Inc.» or an office. */
export function belongsBefore(piece: string, before: string): boolean {
	const words = nameWords(piece);
	if (words.length && words.every((word) => Object.hasOwn(legalForms, word))) return true;
	if (placeNames.has(piece.toLowerCase()) || /\s(?:branch|chapter|office)$/iu.test(piece))
		return true;
	return isOffice(piece) && isPersonal(withoutTitle(before).name);
}

const placeNames = new Set(
	[...Object.values(countries), 'UAE', 'UK', 'USA'].map((name) => name.toLowerCase())
);

const separator = /[,،]|\s[–—-]\s/u;

function partsOf(text: string): [before: string, after?: string] {
	const found = separator.exec(text);
	if (!found) return [text];
	const before = text.slice(0, found.index).trim();
	const after = text.slice(found.index + found[0].length).trim();
	return before && after ? [before, after] : [text];
}

function bracketsOf(name: string): { outside?: string; inside?: string } {
	const [, outside, inside] = /^([^()[\]]+)[([]([^()[\]]+)[)\]]$/u.exec(name) ?? [];
	return outside?.trim() && inside?.trim()
		? { outside: outside.trim(), inside: inside.trim() }
		: {};
}

/** A place in capitals is not a short form; it tells a chapter from the whole. */
const places = new Set(['EU', 'UAE', 'UK', 'UN', 'USA', ...Object.keys(countries)]);

const isShortForm = (text = '') =>
	text.length <= 12 && /^\S+$/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text) && !places.has(text);

const isTitle = (word: string) => {
	const [plain = ''] = nameWords(word);
	return personTitles.has(plain) || officialTitles.has(plain);
};

function withoutTitle(text: string): { name: string; title?: string } {
	const words = text.split(/\s+/u);
	const rest = afterLeading(words, isTitle);
	if (rest.length === words.length) return { name: text };
	const leading = words.slice(0, words.length - rest.length).flatMap(nameWords);
	const title = leading.map((word) => officeOfTitle[word]).find(Boolean) ?? '';
	return { name: rest.join(' '), title };
}

const mostWords = 6;
const namePart = /^\p{Lu}[\p{L}\p{M}.'’-]*$|^\p{Lo}[\p{Lo}\p{M}\u200c\u200d]*$/u;

/** Whether a text looks like a person's name: two words or more, none typical of organisations. */
export function isPersonal(text: string): boolean {
	const words = text.split(/\s+/u);
	const plain = nameWords(text);
	return (
		words.length > 1 &&
		words.length <= mostWords &&
		words.every((word) => namePart.test(word) || particles.has(word)) &&
		!plain.some((word) => organisationWords.has(word))
	);
}

const isOffice = (text: string) =>
	nameWords(text.replaceAll(/\bco-/giu, 'co')).some(
		(word) => officeWords.has(word) || word === 'ex'
	);
