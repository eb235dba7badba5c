import { type Attributed, certaintyOf } from './attribute.ts';
import { smallWords, withoutTitles } from './law-titles.ts';
import type { Speaker } from './noun-phrase.ts';
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

/** «Meet the Press» is a title, not a quotation. */
const isTitle = (text: string) => {
	const words = text.split(/\s+/u);
	const isHigh = words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || smallWords.has(word));
	const isShort = words.length > 1 && words.length < 12 && isHigh && !/[.,!?۔]$/u.test(text);
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
