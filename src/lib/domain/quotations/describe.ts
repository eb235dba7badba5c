import { nameSuffixes, type Entity } from './kinds.ts';
import type { Named } from './cast.ts';
import { isRole, readRole } from './membership.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { auxiliaries, clauseWords, cues, participles } from './words.ts';
import { wordSet } from '../word-set.ts';

const isStop = (token: Token) =>
	token.kind !== 'word'
		? !/^['’]s?$/u.test(token.text)
		: cues.has(token.lower) || stops.has(token.lower);

const stops = new Set([...auxiliaries, ...clauseWords, ...participles]);

/** A role to the left of a name ends at these. */
const roleBoundaries = wordSet('by on to in against after under from about over as into');

export function describePerson(reading: Reading, entity: Entity, person: Named) {
	const { tokens } = reading;
	let from = entity.name;
	while (from > 0 && entity.name - from < 12 && !isStop(tokens[from - 1]!)) from--;
	if (from < entity.name) readRole(reading, from, entity.name, person);
	if (tokens[from - 1]?.text === ',') {
		let first = from - 1;
		while (
			first > 0 &&
			from - first < 16 &&
			!isStop(tokens[first - 1]!) &&
			!roleBoundaries.has(tokens[first - 1]!.lower)
		)
			first--;
		if (isRole(tokens.slice(first, from - 1))) readRole(reading, first, from - 1, person);
	}
	describeBehind(reading, entity, person);
}

/** Reads up to three parts behind commas: «, 54, director of the Open Courts Forum,», «, Managing Director, IIA». */
function describeBehind(reading: Reading, entity: Entity, person: Named) {
	const { tokens } = reading;
	let from = entity.to;
	while (nameSuffixes.has(tokens[from]?.lower ?? '')) from++;
	if (['of', 'from', 'at', 'with', 'for'].includes(tokens[from]?.lower ?? '')) {
		readRole(reading, from, partEnd(reading, from), person, true);
		return;
	}
	if (
		/^(?:is|was)$/u.test(tokens[from]?.lower ?? '') &&
		/^(?:an?|the)$/u.test(tokens[from + 1]?.lower ?? '')
	) {
		const to = partEnd(reading, from + 1);
		if (isRole(tokens.slice(from + 1, to))) readRole(reading, from + 1, to, person, true);
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
		readRole(reading, from + 1, to, person, true);
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
