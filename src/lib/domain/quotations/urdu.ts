import { type Attributed, certaintyOf } from './attribute.ts';
import { Cast } from './cast.ts';
import type { Speaker } from './noun-phrase.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Passage } from './passage.ts';
import type { Rule } from './quotation.ts';
import { mask, reportedPassage, urduSentencesOf } from './urdu-sentences.ts';
import { speakerOf } from './urdu-speaker.ts';

/** A verb of speech, with or without blanks inside, and «کہ», a colon or a comma behind it. */
const cue =
	/(?:کہا کرتے|کہا کرتی|کہا|کہنا|بتایا|لکھا|لکھتے|لکھتی|مطابق|بقول|کہتے|کہتی|اختیار کیا|ریمارکس دی[ےئ]ے?|ریمارکس دئیے|مطالبہ کیا|جواب دیا|خبردار کیا|زور دیا|واضح کیا|اعلان کیا|الزام لگایا|الزام عائد کیا|دعویٰ کیا|دعوی کیا|قرار دیا|پوچھا|سوال کیا|سوال اٹھایا|تسلیم کیا|انکشاف کیا|اعتراف کیا|تبصرہ کیا|یقین دلایا|اپیل کی|شکوہ کیا|استفسار کیا|فرمایا|بولے|بولیں|رائے دی|ظاہر کی|اظہار کیا|موقف ہے|مؤقف ہے|مطالبہ ہے|خیال ہے|دلائل دی[ےئ]ے?|یاد دلایا|عندیہ دیا|مشورہ دیا)\s{0,2}(?:ہے|ہیں|تھا|تھی|تھے)?\s{0,2}(?:کہ(?![\u0600-\u06ff])|[:،])?/gu;

const marker = /(?:^|\s)(?:نے|کا|کے|کی)(?=\s|کہ|$)/gu;

/** In one sentence we look for the speakers of this many passages only: each search reads the whole sentence. */
const mostSought = 12;

interface Cue {
	start: number;
	end: number;
	saysThat: boolean;
}

interface Sentence {
	text: string;
	masked: string;
	/** Where the paragraph begins in the text; the other offsets count from there. */
	start: number;
	from: number;
	to: number;
	cast: Cast;
}

export function attributeUrdu(
	text: string,
	{ start, end }: Paragraph,
	passages: Passage[],
	cast: Cast,
	last?: Attributed
): Attributed[] {
	const masked = mask(text, start, end, passages);
	const found: Attributed[] = [];
	let next = 0;
	for (const [from, to] of urduSentencesOf(masked)) {
		const sentence: Sentence = { text, masked, start, from, to, cast };
		const own: Passage[] = [];
		for (; next < passages.length && passages[next]!.open - start < to; next++)
			if (passages[next]!.open - start >= from) own.push(passages[next]!);
		const cues = cuesIn(sentence);
		for (const [number, passage] of own.entries()) {
			const [at, until] = [passage.open - start, passage.close - start];
			const speaker = number < mostSought ? speakerFor(sentence, cues, at, until) : undefined;
			const prior = found.at(-1) ?? last;
			// A verb of speech whose subject could not be read means a new speaker, not the last one.
			const goesOn = !speaker && prior?.speaker && from === at && !cues.length;
			const rule: Rule = speaker ? 'before' : goesOn ? 'continued' : 'nobody';
			found.push({
				passage,
				rule,
				goesOn: false,
				...(goesOn ? { speaker: prior.speaker, atMost: certaintyOf(prior) } : { speaker })
			});
			cast.noteSpeaker(speaker?.named);
		}
		const cue = own.length ? undefined : cues.find(({ saysThat }) => saysThat);
		if (!own.length && !cue) cast.noteSpeaker(unspokenSubject(sentence)?.named);
		const speaker = cue && subjectBetween(sentence, from, cue.start);
		if (!cue || !speaker) continue;
		cast.noteSpeaker(speaker.named);
		const passage = reportedPassage(text, start + cue.end, start + to);
		if (passage) found.push({ passage, rule: 'before', speaker, goesOn: false, isReported: true });
	}
	return found;
}

function cuesIn({ masked, from, to }: Sentence): Cue[] {
	return [...masked.slice(from, to).matchAll(cue)].map((found) => {
		const [whole] = found;
		const isSource = /^(?:مطابق|بقول)/u.test(whole);
		return {
			start: from + found.index,
			end: from + found.index + whole.length,
			saysThat: /کہ$/u.test(whole) || isSource
		};
	});
}

/** Tries the last verb of speech before the passage, then the first one behind it with a subject on either side. */
function speakerFor(sentence: Sentence, cues: Cue[], at: number, until: number) {
	const before = cues.findLast((each) => each.end <= at);
	const after = cues.find((each) => each.start >= until && each.start < sentence.to);
	return (
		(before && subjectBetween(sentence, sentence.from, before.start)) ??
		(after && subjectBetween(sentence, until, after.start)) ??
		(after && subjectBetween(sentence, sentence.from, at))
	);
}

function subjectBetween(
	{ text, masked, start, cast }: Sentence,
	from: number,
	to: number
): Speaker | undefined {
	const markers = [...masked.slice(from, to).matchAll(marker)];
	const doer = markers.findLast(({ 0: whole }) => whole.trim() === 'نے') ?? markers.at(-1);
	const end = doer ? from + doer.index : to;
	if (!doer && !/^کہ(?:ت|ا کرت)/u.test(masked.slice(to, to + 9))) return;
	return speakerOf(text, start + from, start + end, cast);
}

function unspokenSubject({ text, masked, start, from, to, cast }: Sentence) {
	const at = masked.slice(from, to).search(/\sنے\s/u);
	return at > 0 ? speakerOf(text, start + from, start + from + at, cast) : undefined;
}
