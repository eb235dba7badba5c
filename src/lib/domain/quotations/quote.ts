import { type Attributed, certaintyOf } from './attribute.ts';
import { smallWords, withoutTitles } from './law-titles.ts';
import type { Speaker } from './noun-phrase.ts';
import { bodyWords } from './nouns.ts';
import type { Passage } from './passage.ts';
import { type FoundQuotation, pieceOf } from './quotation.ts';

/** With fewer words and no clear speaker it is no quotation. */
const fewestWords = 5;

export function joinQuotations(text: string, found: Attributed[]): FoundQuotation[] {
	const whole: Attributed[][] = [];
	for (const each of found) {
		const last = whole.at(-1);
		if (each.goesOn && last) last.push(each);
		else whole.push([each]);
	}
	return whole.flatMap((parts) => quotationOf(text, parts) ?? []);
}

function quotationOf(text: string, parts: Attributed[]): FoundQuotation | undefined {
	const pieces = parts
		.map(({ passage }) => pieceOf(text, passage.start, passage.end))
		.filter(({ exact }) => exact);
	const [first] = pieces;
	if (!first) return;
	const { passage, rule, speaker, isReported } = parts[0]!;
	const words = pieces.reduce((sum, { exact }) => sum + exact.split(/\s+/u).length, 0);
	const isWeak = rule === 'nobody' || rule === 'sentence' || rule === 'continued';
	if ((isWeak && words < fewestWords) || isTitle(first.exact)) return;
	if (words < fewestWords && isPartOfName(text, passage, first.exact)) return;
	const isPart = words < fewestWords || (passage.isSingle && !beginsSentence.test(first.exact));
	return {
		...first,
		kind: isReported ? 'reported' : isPart ? 'partial' : 'verbatim',
		pieces,
		...speakerFields(speaker),
		rule,
		certainty: Math.round(certaintyOf(parts[0]!) * 100) / 100
	};
}

const isHigh = (words: string[]) =>
	words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || smallWords.has(word));

/** The marks of «the “Freedom” Network» are a part of its name. */
function isPartOfName(text: string, { open, close }: Passage, exact: string): boolean {
	const [before = '', gap] = text
		.slice(Math.max(0, open - 30), open)
		.split(' ')
		.slice(-2);
	const [sign, behind = ''] = text.slice(close, close + 30).split(/[^\p{L}]/u);
	const beside = [gap === '' ? before : '', sign === '' ? behind : ''];
	const isBody = beside.some((word) => /^\p{Lu}/u.test(word) && bodyWords.has(word.toLowerCase()));
	// «“Draconian!” Media Matters said» is a quotation, «the “Save The Internet!” Coalition» is none.
	const isCry = exact.endsWith('!') && !/\bthe $/iu.test(text.slice(Math.max(0, open - 4), open));
	return isBody && isHigh(exact.split(/\s+/u)) && !isCry && !/[.,?]$/u.test(exact);
}

/** «Meet the Press» is a title, not a quotation. */
const isTitle = (text: string) => {
	const words = text.split(/\s+/u);
	const isShort = words.length > 1 && words.length < 12 && isHigh(words) && !/[.,!?۔]$/u.test(text);
	return isShort || !/\p{L}/u.test(withoutTitles(text.replace(/^[Tt]he /u, '')));
};

/** Scripts without capitals begin a sentence too. */
const beginsSentence = /^[^\p{Ll}]/u;

function speakerFields(speaker?: Speaker): Partial<FoundQuotation> {
	if (!speaker) return {};
	const { named, organisation, role = named?.role } = speaker;
	return {
		speaker: named?.cut ?? speaker.cut,
		...(role && !named?.isNameless && { role }),
		...(organisation && { organisation: organisation.cut }),
		...(named?.isPerson && named.known && { speakerId: named.known.id }),
		...(organisation?.known && { organisationId: organisation.known.id })
	};
}
