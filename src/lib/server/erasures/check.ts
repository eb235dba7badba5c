import type { Noun } from '../../domain/nouns.ts';
import { keyedHash } from '../auth/secret.ts';
import type { Database } from '../db/index.ts';
import { refusal } from '../write/refusals.ts';
import { erasure } from './tables.ts';
import { matcherOf } from './words.ts';

const message =
	'This holds words that were erased from the record, for law or safety, so it is not saved. If they mean somebody else, ' +
	'an administrator can release them, on the page “Erasures” of the desk.';

const ofErasures = ({ marks, kept, released }: typeof erasure.$inferSelect) => ({
	matches: matcherOf(marks, keyedHash, released),
	kept: new Set(kept)
});

/** @throws Refused if something to be saved holds words that were erased, and nobody released them */
export async function refuseErased(
	session: Pick<Database, 'select'>,
	values: object[],
	noun?: Noun
): Promise<void> {
	const erasures = (await session.select().from(erasure)).map(ofErasures);
	for (const value of erasures.length ? values : [])
		for (const { matches, kept } of erasures) {
			if (noun && 'id' in value && kept.has(`${noun}/${String(value.id)}`)) continue;
			const field = placeOf(value, matches);
			if (field !== undefined) throw refusal(field, message);
		}
}

/** The field that holds the words. */
function placeOf(value: object, matches: (text: string) => boolean): string | undefined {
	return Object.entries(value).find(([, each]) => holds(each, matches))?.[0];
}

export function holds(value: unknown, matches: (text: string) => boolean): boolean {
	if (typeof value === 'string') return matches(value);
	return value !== null && typeof value === 'object'
		? Object.values(value).some((each) => holds(each, matches))
		: false;
}
