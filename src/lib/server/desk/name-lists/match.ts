import { waysOf } from '../../../domain/name-list.ts';
import type { Found } from '../../../nouns/derive/read-item.ts';
import type { NameLine } from '../../../forms/names.ts';
import { db, type Transaction } from '../../db/index.ts';
import { choices, folded, resolve, closest, waitingChoice } from '../lookup/index.ts';
import type { Reader } from '../../visibility/index.ts';

/** A line of a list before anybody decides. */
export type Matched = Pick<NameLine, 'text' | 'known' | 'near' | 'repeats'>;

/** Longer texts are no names. */
export const longestName = 300;

/**
 * Whom each name of a list means, as the record is at one moment: whom a list that was sent twice adds is known or not,
 * and never something between. The number of queries does not grow with the names.
 */
export function matchNames(reader: Reader, texts: string[]): Promise<Matched[]> {
	return db.transaction((session) => matchIn(session, reader, texts), {
		isolationLevel: 'repeatable read',
		accessMode: 'read only'
	});
}

async function matchIn(session: Transaction, reader: Reader, texts: string[]): Promise<Matched[]> {
	const ways = texts.map((text) => waysOf(text.slice(0, longestName)));
	const found = await resolve(
		reader,
		'stakeholder',
		ways.flatMap(({ surely }) => surely),
		{ session }
	);
	const firsts = ways.map(({ surely }) => firstIn(found, surely));
	const unknown = ways.filter((_, line) => firsts[line] === undefined);
	const ids = [...new Set(firsts.flatMap((each) => each?.id ?? []))];
	const known = await choices(reader, 'stakeholder', ids, session);
	const queries = unknown.map(({ surely, perhaps }) => [...surely, ...perhaps]);
	const offers = await closest(reader, 'stakeholder', queries, session);
	const byId = new Map(known.map((choice) => [choice.id, choice]));
	const byWays = new Map(unknown.map((way, index) => [way, offers[index]!]));
	const first = new Map<string, number>();
	return texts.map((text, line) => {
		const own = firsts[line];
		const id = own?.id;
		const is = id ?? `? ${folded(text)}`;
		const repeats = first.get(is);
		if (repeats === undefined) first.set(is, line);
		return {
			text,
			...(own && { known: own.hidden ? waitingChoice(own.text) : byId.get(own.id) }),
			near: byWays.get(ways[line]!) ?? [],
			...(repeats !== undefined && { repeats })
		};
	});
}

function firstIn(found: Map<string, Found>, texts: string[]) {
	for (const text of texts) {
		const one = found.get(text);
		if (one && 'id' in one) return { ...one, text };
	}
	return undefined;
}
