import { speakerAfter } from './after.ts';
import {
	type Context,
	type Make,
	type Range,
	isNear,
	hasOwnAttribution,
	onlyPerson,
	placesIn
} from './around.ts';
import { type Attributed, certaintyOf, signatureIn } from './attribute.ts';
import { speakerBefore, label } from './before.ts';
import { Cast, type Named } from './cast.ts';
import { type Speaker, asSpeaker } from './noun-phrase.ts';
import type { Paragraph } from './paragraphs.ts';
import { type Passage, barePassage } from './passage.ts';
import type { Rule } from './quotation.ts';
import type { Reading } from './reading.ts';
import { mainSubject } from './subject.ts';
import { sentencesOf } from './tokens.ts';
import { type InterviewAnswer, isBlock } from './unmarked.ts';
import { attributeUrdu } from './urdu.ts';

export class Story {
	readonly cast: Cast;
	readonly found: Attributed[] = [];
	/** A colon at the end of the paragraph before announced them. */
	#announced?: Speaker;
	#last?: Attributed;
	#interviewed?: Named;

	constructor(cast: Cast) {
		this.cast = cast;
	}

	/** A heading or a caption introduces people but holds no quotations. */
	readHeading({ named }: Reading) {
		for (const each of named.values()) if (each.isPerson) this.#interviewed ??= each;
	}

	/** Takes a line of an interview; a question has no answer. */
	readAnswer(answer?: InterviewAnswer) {
		if (!answer) return;
		const { label, passage } = answer;
		const words = label?.text.toLowerCase().split(' ') ?? [];
		const named = label
			? (this.cast.find(words, passage.start, true) ?? this.cast.meet(label, words, true))
			: this.#interviewed;
		const speaker = named && {
			named,
			cut: named.cut,
			organisation: named.organisation,
			isVague: !label
		};
		this.#keep({ passage, rule: 'transcript', speaker, goesOn: false });
	}

	readUrdu(paragraph: Paragraph, passages: Passage[], text: string) {
		const found = attributeUrdu(text, paragraph, passages, this.cast, this.#last);
		this.found.push(...found);
		this.#last = found.at(-1);
	}

	readProse(reading: Reading, paragraph: Paragraph, passages: Passage[]) {
		const { tokens } = reading;
		this.readHeading(reading);
		const signed = signatureIn(reading, 0, tokens.length);
		if (signed && this.#last) return this.#sign(this.#last, signed);
		const announced = this.#announced;
		this.#announced = undefined;
		if (announced && isBlock(reading.text, paragraph, passages))
			return this.#keep({
				passage: barePassage(paragraph.start, paragraph.end),
				rule: 'block',
				speaker: announced,
				goesOn: false
			});
		let prior: Attributed | undefined;
		let subject: Speaker | undefined = announced;
		for (const range of sentencesOf(tokens)) {
			const places = placesIn(reading, range);
			if (places[0] !== undefined && places[0] > range[0])
				this.cast.noteSpeaker(mainSubject(reading, range[0], places[0])?.named);
			for (const at of places)
				prior = this.#keep(
					this.#attribute(reading, range, at, {
						prior,
						subject,
						announced
					})
				);
			if (!places.length) subject = this.#subject(reading, range);
		}
		this.#last = prior;
	}

	#sign(last: Attributed, speaker: Speaker) {
		if (!last.speaker || last.rule === 'continued' || last.rule === 'sentence')
			Object.assign(last, { speaker, rule: 'signature' });
	}

	#attribute(reading: Reading, range: Range, at: number, around: Context): Attributed {
		const [from, to] = range;
		const { prior } = around;
		const passage = reading.tokens[at]!.passage!;
		const make = (rule: Rule, speaker?: Speaker, goesOn = false): Attributed => ({
			passage,
			rule,
			speaker,
			goesOn
		});
		if (this.#last?.passage.goesOn && !prior)
			return this.#goOn(make, this.#last, speakerAfter(reading, at, to));
		const ahead = speakerBefore(reading, from, at);
		if (ahead?.isBeside && ahead.rule !== 'label') return make(ahead.rule, ahead.speaker);
		const behind = speakerAfter(reading, at, to);
		if (behind) return make('after', behind);
		const sign = signatureIn(reading, at + 1, to);
		if (sign) return make('signature', sign);
		if (ahead && ahead.rule !== 'label') return make(ahead.rule, ahead.speaker);
		if (hasOwnAttribution(reading, from, at, to)) return { ...make('nobody'), isUnread: true };
		if (ahead) return make(ahead.rule, ahead.speaker);
		if (prior?.speaker && isNear(reading, prior.passage, at)) {
			const goesOn = prior.rule === 'after' || prior.rule === 'split';
			return { ...make('split', prior.speaker, goesOn), atMost: certaintyOf(prior) };
		}
		return this.#guess(reading, range, at, around, make);
	}

	#goOn(make: Make, whole: Attributed, own?: Speaker) {
		if (own && whole.rule !== 'before' && whole.rule !== 'label')
			Object.assign(whole, { speaker: own, rule: 'after' });
		return make(whole.rule, own ?? whole.speaker, true);
	}

	#guess(
		reading: Reading,
		[from]: Range,
		at: number,
		{ prior, subject, announced }: Context,
		make: Make
	) {
		if (announced && !prior) return make('label', announced);
		if (at !== from) {
			const main = mainSubject(reading, from, at);
			return main ? make('sentence', main) : make('nobody');
		}
		if (subject && at > 0) return make('sentence', subject);
		const last =
			this.#last?.speaker ??
			(this.cast.person && asSpeaker(this.cast.person, this.cast.person.cut, true));
		if (prior || !last || this.#last?.isUnread) return make('nobody');
		return { ...make('continued', last), ...(this.#last && { atMost: certaintyOf(this.#last) }) };
	}

	#keep(found: Attributed) {
		if (found.speaker) found.speaker.role ??= found.speaker.named?.role;
		this.found.push(found);
		this.cast.noteSpeaker(found.speaker?.named);
		return found;
	}

	#subject(reading: Reading, [from, to]: Range): Speaker | undefined {
		const endsOpen = reading.tokens[to - 1]?.text === ':';
		const speaker = endsOpen
			? (mainSubject(reading, from, to) ?? label(reading, from, to - 1))
			: mainSubject(reading, from, to);
		if (endsOpen && to === reading.tokens.length) this.#announced = speaker;
		this.cast.noteSpeaker((speaker ?? onlyPerson(reading, from, to))?.named);
		return speaker;
	}
}
