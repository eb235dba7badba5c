import {
	type Speaker,
	isAfterPreposition,
	byDocument,
	byPronoun,
	isModifier,
	speakerAt,
	isOwner,
	partEndOf
} from './noun-phrase.ts';
import { people } from './nouns.ts';
import { byOffice } from './office.ts';
import type { Reading } from './reading.ts';
import { indexIn } from './tokens.ts';
import { determiners, pronouns } from './words.ts';
import { wordSet } from '../word-set.ts';

const documents = wordSet(
	'statement letter report release note opinion order ruling judgment petition message reply response answer verdict take tweet post comment warning explanation submission article column notice website page filing brief memo email circular handout communique circular posting'
);

/** The tokens begin with a subject and may continue with appositions. */
export function speakerIn(reading: Reading, from: number, to: number): Speaker | undefined {
	const { tokens, at, named } = reading;
	while (from < to && (fillers.has(tokens[from]!.lower) || /^[,:;–—-]$/u.test(tokens[from]!.text)))
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
		if (who?.isPerson && !isAfterPreposition(reading, entity.from, from))
			return speakerAt(reading, who, index);
		index = entity.to - 1;
	}
	const entity = at[from] ?? at[determiners.has(first.lower) ? from + 1 : from];
	const who = entity && named.get(entity);
	const isWhole =
		entity && who && !isOwner(reading, entity.to, end) && !isModifier(reading, first, entity, end);
	return isWhole ? speakerAt(reading, who, entity.from) : byOffice(reading, from, end);
}

const fillers = wordSet(
	'but and or however meanwhile yesterday today then still so yet both even as while when because that which where though although after before once only just also if what'
);

/** Reads «The statement by Laura Penn», «The letter, signed by the convenor». */
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

/** Reads «The ministry’s reply», «Whitfield’s take». */
function ownerOf(reading: Reading, from: number, head: number): Speaker | undefined {
	const mark = indexIn(reading.tokens, from + 1, head, ({ text }) => /^['’]s?$/u.test(text));
	if (mark >= 0) return speakerIn(reading, from, mark);
	return reading.tokens[head + 1]?.lower === 'on' ? byDocument(reading, from, head) : undefined;
}

/** «The statement said», «reads the release»: the text named its author before. */
const isOwnDocument = ({ tokens }: Reading, from: number, head: number, to: number) =>
	(tokens[from]!.lower === 'the' || tokens[from]!.lower === 'its') &&
	(head + 1 >= to || tokens[head + 1]!.kind !== 'word') &&
	tokens[head + 1]?.text !== ',' &&
	head - from <= 2;
