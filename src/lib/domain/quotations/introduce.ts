import { particles } from '../names/words.ts';
import type { Cast, Named } from './cast.ts';
import type { Entity } from './entities.ts';
import { suffixes } from './kinds.ts';
import type { Cut } from './quotation.ts';
import type { Token } from './tokens.ts';
import {
	auxiliaries,
	bodies,
	clauseWords,
	cues,
	determiners,
	participles,
	people,
	prepositions
} from './words.ts';

/** A paragraph as it is read: its tokens, the names in it, and by each token the name that it belongs to. */
export interface Reading {
	text: string;
	tokens: Token[];
	at: (Entity | undefined)[];
	named: Map<Entity, Named>;
	cast: Cast;
}

export const cutOf = (
	{ text, tokens }: Pick<Reading, 'text' | 'tokens'>,
	from: number,
	to: number
): Cut => {
	const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end];
	return { text: text.slice(start, end), start, end };
};

/** Puts whom the paragraph names into the cast, people with what stands beside their names. */
export function introduce(reading: Reading, entities: Entity[]) {
	for (const entity of entities) meet(reading, entity);
	for (const entity of entities) {
		const named = reading.named.get(entity);
		if (!named) continue;
		if (!named.isPerson) shortFormOf(reading, entity, named);
		else describe(reading, entity, named);
	}
}

function meet(reading: Reading, entity: Entity) {
	const { tokens, cast } = reading;
	if (entity.kind === 'other') return;
	const own = tokens.slice(entity.name, entity.to).filter((token) => token.kind === 'word');
	const words = own.map((token) => token.lower);
	const start = tokens[entity.name]!.start;
	const known =
		entity.kind === 'unclear' || words.length === 1
			? cast.find(words, start, undefined, entity.known)
			: undefined;
	if (known) {
		known.mentions.push(start);
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
	if (named.isPerson && males.has(title)) named.isMale ??= true;
	if (named.isPerson && females.has(title)) named.isMale ??= false;
}

/** «Her son, Travis»: one word, which an office or a relation says to be a person. */
const isKin = (tokens: Token[], { kind, name }: Entity) =>
	kind === 'unclear' &&
	people.has(tokens[tokens[name - 1]?.text === ',' ? name - 2 : name - 1]?.lower ?? '');

const males = new Set(['mr', 'sir', 'lord', 'king']);
const females = new Set(['ms', 'mrs', 'miss', 'dame', 'lady', 'baroness', 'begum']);

/** «Indus Internet Alliance (IIA)» */
function shortFormOf({ tokens, at, named, cast }: Reading, entity: Entity, whole: Named) {
	const [bracket, short] = [tokens[entity.to], at[entity.to + 1]];
	if (bracket?.text !== '(' || !short) return;
	const brief = named.get(short);
	if (brief && brief !== whole && !brief.known) {
		cast.alsoCalled(whole, brief.words);
		if (brief.cut.start > whole.cut.start) brief.words.length = 0;
		named.set(short, whole);
	}
}

const isStop = (token: Token) =>
	token.kind !== 'word'
		? !/^['’]s?$/u.test(token.text)
		: cues.has(token.lower) || stops.has(token.lower);
const stops = new Set([...auxiliaries, ...clauseWords, ...participles]);

/** With these a role does not go on to the left. */
const far = new Set('by on to in against after under from about over as into'.split(' '));

function describe(reading: Reading, entity: Entity, person: Named) {
	const { tokens } = reading;
	if (person.role && person.organisation) return;
	let from = entity.name;
	while (from > 0 && entity.name - from < 12 && !isStop(tokens[from - 1]!)) from--;
	if (from < entity.name) take(reading, from, entity.name, person);
	if (tokens[from - 1]?.text === ',') {
		let first = from - 1;
		while (
			first > 0 &&
			from - first < 16 &&
			!isStop(tokens[first - 1]!) &&
			!far.has(tokens[first - 1]!.lower)
		)
			first--;
		if (isRole(tokens.slice(first, from - 1))) take(reading, first, from - 1, person);
	}
	behind(reading, entity, person);
}

/** Up to three parts behind commas: «, 54, director of the Open Courts Forum,», «, Managing Director, IIA». */
function behind(reading: Reading, entity: Entity, person: Named) {
	const { tokens } = reading;
	let from = entity.to;
	while (suffixes.has(tokens[from]?.lower ?? '')) from++;
	if (['of', 'from', 'at', 'with', 'for'].includes(tokens[from]?.lower ?? '')) {
		take(reading, from, partEnd(reading, from), person, true);
		return;
	}
	if (
		/^(?:is|was)$/u.test(tokens[from]?.lower ?? '') &&
		/^(?:an?|the)$/u.test(tokens[from + 1]?.lower ?? '')
	) {
		const to = partEnd(reading, from + 1);
		if (isRole(tokens.slice(from + 1, to))) take(reading, from + 1, to, person, true);
		return;
	}
	for (let part = 0; part < 3 && tokens[from]?.text === ','; part++) {
		const to = partEnd(reading, from + 1);
		const own = tokens.slice(from + 1, to);
		const isWho = own[0]?.lower === 'who' || own[0]?.lower === 'whose';
		const entityHere = reading.at[from + 1];
		const isName =
			!!entityHere && entityHere.to === to && (part > 0 || entityHere.kind === 'organisation');
		const last = own.length > 2 ? reading.at[to - 1] : undefined;
		const isAtBody =
			last?.to === to && /^(?:at|of|for|with)$/u.test(tokens[last.from - 1]?.lower ?? '');
		if (
			!own.length ||
			(!isWho && !isRole(own) && !isName && !isAtBody && !/^\d+$/u.test(own[0]!.text))
		)
			break;
		take(reading, from + 1, to, person, true);
		from = to;
	}
}

function partEnd({ tokens, at }: Reading, from: number): number {
	const isWho = tokens[from]?.lower === 'who' || tokens[from]?.lower === 'whose';
	let to = from;
	while (to < tokens.length && to - from < 24) {
		const { kind, text, lower } = tokens[to]!;
		if (kind !== 'word' && !at[to] ? !/^['’]s?$/u.test(text) : !isWho && !at[to] && cues.has(lower))
			break;
		to++;
	}
	return to;
}

const isRole = (own: Token[]) =>
	own.some((token) => people.has(token.lower.replace('co-', ''))) && !cues.has(own[0]?.lower ?? '');

/** Reads an office and an organisation out of what stands before or behind a name. */
function take(reading: Reading, from: number, to: number, person: Named, isBehind = false) {
	const { tokens, at, named } = reading;
	let body: Entity | undefined;
	for (let index = from; index < to; index++) {
		const entity = at[index];
		if (!entity || named.get(entity) === person) continue;
		const follows = isBehind
			? index > from
			: entity.kind === 'unclear' && isBeforeOffice(tokens, entity.to);
		if (entity.kind === 'organisation' || (follows && entity.kind !== 'other')) body ??= entity;
		index = entity.to - 1;
	}
	const lead = at[from];
	const first = tokens[from]!;
	const office = officeIn(tokens, body && body.from === from ? body.to : from, to, body);
	if (office) person.role ??= cutOf(reading, ...office);
	if (body) {
		const own = named.get(body) ?? bodyOf(reading, body);
		if (own.mentions.length === 1 && isBehind) own.isAside = true;
		person.organisation ??= own;
	} else if (lead && !isBehind && named.get(lead) === person) led(reading, lead, person);
	else person.organisation ??= generic(reading, from, to, first, isBehind);
}

/** «Streamly spokesperson», «TechFront’s state director» */
const isBeforeOffice = (tokens: Token[], at: number) =>
	people.has(tokens[at]?.lower ?? '') || /^['’]s?$/u.test(tokens[at]?.text ?? '');

/** «BroadbandUSA CEO Tom Kerrigan»: what stands before the office. */
function led(reading: Reading, lead: Entity, person: Named) {
	const { tokens } = reading;
	let to = lead.from;
	while (to < lead.name && !people.has(tokens[to]!.lower)) to++;
	const isName =
		to > lead.from && to < lead.name && /\p{Lu}.*\p{Lu}|\p{Ll}/u.test(tokens[lead.from]!.text);
	const own = tokens.slice(lead.from, to);
	if (isName && !own.some(({ lower }) => titleLike.has(lower.replace('.', ''))))
		person.organisation ??= bodyOf(reading, { ...lead, name: lead.from, to });
}

const titleLike = new Set(
	'mr mrs ms dr prof sen rep gov rev hon sir dame lord lady u.s us former prime deputy senior chief attorney solicitor home foreign law information justice minister executive general managing vice district state tory labour opposition commission committee'.split(
		' '
	)
);

const bodyOf = (reading: Reading, entity: Entity): Named =>
	reading.cast.meet(
		cutOf(reading, entity.name, entity.to),
		reading.tokens.slice(entity.name, entity.to).map((token) => token.lower),
		false
	);

/** «The committee’s vice president» */
function generic(
	{ tokens, cast }: Reading,
	from: number,
	to: number,
	first: Token,
	isBehind: boolean
) {
	for (let index = from; index < to - 1; index++) {
		const word = tokens[index]!.lower;
		if (word === 'its' || word === 'their') return cast.lastNamedBody(first.start);
		const isOwner = determiners.has(tokens[index - 1]?.lower ?? '') || index === from;
		if (isOwner && bodies.has(word))
			return (
				cast.called(word, first.start) ??
				(isBehind && word === 'group' ? cast.lastNamedBody(first.start) : undefined)
			);
	}
}

/** The words of an office in a stretch, without an article before it and the organisation behind it. */
function officeIn(
	tokens: Token[],
	from: number,
	to: number,
	body?: Entity
): [number, number] | undefined {
	const end = body && body.from >= from && body.from > from ? Math.min(to, body.from) : to;
	let first = from;
	while (
		first < end &&
		(determiners.has(tokens[first]!.lower) ||
			prepositions.has(tokens[first]!.lower) ||
			tokens[first]!.kind !== 'word' ||
			particles.has(tokens[first]!.lower) ||
			/^(?:who|whose|but|then|served|serves|works|worked|was|is|has|had|been|as|chairs|runs|heads|leads|mr|ms|mrs|dr|the)$/u.test(
				tokens[first]!.lower.replace('.', '')
			))
	)
		first++;
	let last = end;
	while (
		last > first &&
		(prepositions.has(tokens[last - 1]!.lower) || determiners.has(tokens[last - 1]!.lower))
	)
		last--;
	return last > first && isRole(tokens.slice(first, last)) ? [first, last] : undefined;
}
