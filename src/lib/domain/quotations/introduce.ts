import type { Named } from './cast.ts';
import { describePerson } from './describe.ts';
import type { Entity } from './kinds.ts';
import { people } from './nouns.ts';
import { type Reading, cutOf } from './reading.ts';
import type { Token } from './tokens.ts';
import { prepositions } from './words.ts';

export function introduce(reading: Reading, entities: Entity[]) {
	for (const entity of entities) addToCast(reading, entity);
	for (const entity of entities) {
		const named = reading.named.get(entity);
		if (!named) continue;
		if (!named.isPerson) shortFormOf(reading, entity, named);
		else describePerson(reading, entity, named);
	}
}

function addToCast(reading: Reading, entity: Entity) {
	const { tokens, cast } = reading;
	const own = tokens.slice(entity.name, entity.to).filter((token) => token.kind === 'word');
	const words = own.map((token) => token.lower);
	const start = tokens[entity.name]!.start;
	const met = metBySurname(reading, entity, words);
	if (met) Object.assign(entity, { kind: 'person', known: met.known });
	if (entity.kind === 'other') return;
	const isPerson = entity.kind === 'person' || undefined;
	const known =
		met ??
		(entity.kind === 'unclear' || words.length === 1
			? cast.find(words, start, isPerson, entity.known)
			: undefined);
	if (known) {
		cast.mention(known, start);
		known.known ??= entity.known;
	}
	const named =
		known ??
		cast.meet(
			cutOf(reading, entity.name, entity.to),
			words,
			entity.kind === 'person' || isKin(tokens, entity),
			entity.known
		);
	if (!known && entity.kind === 'unclear') named.isUnclear = true;
	else if (entity.kind === 'organisation') delete named.isUnclear;
	reading.named.set(entity, named);
	const title = tokens[entity.name - 1]?.lower.replace('.', '') ?? '';
	if (named.isPerson && maleTitles.has(title)) named.isMale ??= true;
	if (named.isPerson && femaleTitles.has(title)) named.isMale ??= false;
}

/** A surname alone means the person met before, even if it is also a place or a law: «Austin», «Law». */
function metBySurname(
	{ tokens, cast }: Reading,
	{ from, name, to }: Entity,
	[word, ...more]: string[]
) {
	const isPlace = prepositions.has(tokens[from - 1]?.lower ?? '');
	const isShort = /^\p{Lu}{2,}$/u.test(tokens[name]!.text);
	const isOwner = /^['’]s?$/u.test(tokens[to]?.text ?? '');
	if (!word || more.length || isPlace || isShort || isOwner) return;
	return cast.withSurname(word, tokens[name]!.start);
}

/** «Her son, Travis»: an office or a relation shows that one word is a person. */
const isKin = (tokens: Token[], { kind, name }: Entity) =>
	kind === 'unclear' &&
	people.has(tokens[tokens[name - 1]?.text === ',' ? name - 2 : name - 1]?.lower ?? '');

const maleTitles = new Set(['mr', 'sir', 'lord', 'king']);

const femaleTitles = new Set(['ms', 'mrs', 'miss', 'dame', 'lady', 'baroness', 'begum']);

/** Reads «Indus Internet Alliance (IIA)». */
function shortFormOf({ tokens, at, named, cast }: Reading, entity: Entity, whole: Named) {
	const [bracket, short] = [tokens[entity.to], at[entity.to + 1]];
	if (bracket?.text !== '(' || !short) return;
	const brief = named.get(short);
	if (brief && brief !== whole && !brief.known) {
		cast.addWords(whole, brief.words);
		if (brief.cut.start > whole.cut.start) brief.words.length = 0;
		named.set(short, whole);
	}
}
