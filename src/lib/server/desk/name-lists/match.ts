import type { Choice } from '../../../domain/choice.ts';
import { nameVariants } from '../../../domain/names/key.ts';
import {
	behindName,
	isPersonal,
	readName,
	type Ways,
	waysOf
} from '../../../domain/names/reading.ts';
import type { PickResult } from '../../../nouns/derive/read-item.ts';
import type { NameLine } from '../../../forms/names.ts';
import { db, type Transaction } from '../../db/index.ts';
import { choices, foldText, resolve, closestChoices, waitingChoice } from '../lookup/index.ts';
import type { Reader } from '../../visibility/index.ts';
import { factsOf, likenessOf } from './facts.ts';

export type Matched = Pick<
	NameLine,
	'text' | 'reading' | 'known' | 'loosely' | 'near' | 'question' | 'repeats'
>;

export const longestName = 300;

/** Reads one snapshot of the record, so that a list that is being added counts as a whole or not at all. */
export function matchNames(reader: Reader, texts: string[]): Promise<Matched[]> {
	return db.transaction((session) => matchIn(session, reader, texts), {
		isolationLevel: 'repeatable read',
		accessMode: 'read only'
	});
}

async function matchIn(session: Transaction, reader: Reader, texts: string[]): Promise<Matched[]> {
	const ways = texts.map((text) => waysOf(text.slice(0, longestName)));
	const called = [
		...ways.flatMap(({ surely }) => surely),
		...texts.flatMap((text) => behindName(text.slice(0, longestName)) ?? [])
	];
	const found = await resolve(reader, 'stakeholder', called, { session });
	const firsts = ways.map(({ surely }) => firstIn(found, surely));
	const ids = [...new Set(firsts.flatMap((each) => (each && !each.hidden ? each.id : [])))];
	const known = await choices(reader, 'stakeholder', ids, session);
	const byId = new Map(known.map((choice) => [choice.id, choice]));
	const answers = firsts.map((first) => first && answerOf(first, byId));
	const unknown = ways.filter((_, line) => !answers[line]);
	const guessed = new Map(unknown.map((way, index) => [way, index]));
	const guesses = await guess(session, reader, unknown);
	const lines = new Map<string, number>();
	return texts.map((text, line) => {
		const answer = answers[line] ?? guesses[guessed.get(ways[line]!)!]!;
		const is = answer.known?.id ?? `? ${foldText(text)}`;
		const repeats = lines.get(is);
		if (repeats === undefined) lines.set(is, line);
		const reading = readName(text.slice(0, longestName), (name) => isOrganisation(found, name));
		return { text, reading, ...answer, ...(repeats !== undefined && { repeats }) };
	});
}

type Answer = Pick<NameLine, 'known' | 'loosely' | 'near' | 'question'>;
type First = Extract<PickResult, { id: string }> & { text: string };

function firstIn(found: Map<string, PickResult>, texts: string[]): First | undefined {
	for (const text of texts) {
		const one = found.get(text);
		if (one && 'id' in one) return { ...one, text };
	}
	return undefined;
}

/** Answers for an exact match. Two people can share a name, so a person must be confirmed. */
function answerOf({ id, text, hidden, person }: First, byId: Map<string, Choice>): Answer {
	// The kind of a hidden draft must stay secret, so the question depends on the typed name alone.
	if (hidden && isPersonal(text)) return { near: [waitingChoice(text)], question: 'which' };
	if (hidden) return { known: waitingChoice(text), near: [] };
	const choice = byId.get(id)!;
	return person ? { near: [choice], question: 'person' } : { known: choice, near: [] };
}

async function guess(session: Transaction, reader: Reader, ways: Ways[]): Promise<Answer[]> {
	const queries = ways.map(({ surely, perhaps }) => [
		...new Set([...surely, ...perhaps, ...surely.flatMap(nameVariants)])
	]);
	const offers = await closestChoices(reader, 'stakeholder', queries, session);
	const facts = await factsOf(session, [...new Set(offers.flat().map(({ id }) => id))]);
	return ways.map((way, index) => {
		const near = offers[index]!;
		const alike = near.map(({ id }) => likenessOf(way, facts.get(id)!));
		const like = (likeness: string) => near.filter((_, at) => alike[at] === likeness);
		const same = like('same');
		const misspelt = like('misspelt');
		const [likely] = [...same, ...misspelt];
		if (!likely) return { near, ...(alike.includes('begins') && { question: 'which' }) };
		const { isPerson } = facts.get(likely.id)!;
		const isOne = (same.length || misspelt.length) === 1;
		if (same.length && isOne && !isPerson) return { known: likely, loosely: true, near: [] };
		const likeliest = [likely, ...near.filter((choice) => choice !== likely)];
		const is = same.length ? 'person' : isPerson ? 'which' : 'spelling';
		return { near: likeliest, question: isOne ? is : 'which' };
	});
}

const isOrganisation = (found: Map<string, PickResult>, name: string) => {
	const one = found.get(name);
	return one !== undefined && 'id' in one && !one.person && !one.hidden;
};
