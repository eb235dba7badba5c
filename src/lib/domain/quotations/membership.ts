import { particles } from '../names/words.ts';
import type { Named } from './cast.ts';
import type { Entity } from './kinds.ts';
import { bodyNouns, people } from './nouns.ts';
import { type Reading, bodyNamed, cutOf } from './reading.ts';
import type { Token } from './tokens.ts';
import { cues, determiners, prepositions } from './words.ts';
import { wordSet } from '../word-set.ts';

export const isRole = (own: Token[]) =>
	own.some((token) => people.has(token.lower.replace('co-', ''))) && !cues.has(own[0]?.lower ?? '');

export function readRole(
	reading: Reading,
	from: number,
	to: number,
	person: Named,
	isBehind = false
) {
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
	const own = body && (named.get(body) ?? bodyNamed(reading, body.name, body.to));
	// An office and an organisation that stand together replace earlier ones.
	if (office && own && !own.isPerson)
		Object.assign(person, { role: cutOf(reading, ...office), organisation: own });
	else if (office) person.role ??= cutOf(reading, ...office);
	if (own) {
		if (own.mentions.length === 1 && isBehind) own.isAffiliation = true;
		person.organisation ??= own;
	} else if (lead && !isBehind && named.get(lead) === person) readBody(reading, lead, person);
	else person.organisation ??= impliedBody(reading, from, to, first, isBehind);
}

/** «Streamly spokesperson», «TechFront’s state director»: the name before the office is an organisation. */
const isBeforeOffice = (tokens: Token[], at: number) =>
	people.has(tokens[at]?.lower ?? '') || /^['’]s?$/u.test(tokens[at]?.text ?? '');

/** «BroadbandUSA CEO Tom Kerrigan»: the words before the office are the organisation. */
function readBody(reading: Reading, lead: Entity, person: Named) {
	const { tokens } = reading;
	let to = lead.from;
	while (to < lead.name && !people.has(tokens[to]!.lower)) to++;
	const isName =
		to > lead.from && to < lead.name && /\p{Lu}.*\p{Lu}|\p{Ll}/u.test(tokens[lead.from]!.text);
	const own = tokens.slice(lead.from, to);
	if (isName && !own.some(({ lower }) => titleLike.has(lower.replace('.', ''))))
		person.organisation ??= bodyNamed(reading, lead.from, to);
}

const titleLike = wordSet(
	'mr mrs ms dr prof sen rep gov rev hon sir dame lord lady u.s us former prime deputy senior chief attorney solicitor home foreign law information justice minister executive general managing vice district state tory labour opposition commission committee'
);

/** «The committee’s vice president» means the last committee named. */
function impliedBody(
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
		if (isOwner && bodyNouns.has(word))
			return (
				cast.called(word, first.start) ??
				(isBehind && word === 'group' ? cast.lastNamedBody(first.start) : undefined)
			);
	}
}

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
