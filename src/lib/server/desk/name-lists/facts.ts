import { inArray } from 'drizzle-orm';
import { isMisspelt, isSameName, nameKeyOf, type NameKey } from '../../../domain/names/key.ts';
import { type Ways, waysOf } from '../../../domain/names/reading.ts';
import type { Database } from '../../db/index.ts';
import { stakeholder } from '../../db/schema.ts';

interface Facts {
	isPerson: boolean;
	country: string | null;
	/** Keys of the name and aliases. */
	keys: NameKey[];
	/** Keys of the name without a country in it. */
	elsewhere: NameKey[];
}

/** Visibility must be checked by the caller. */
export async function factsOf(session: Database, ids: string[]): Promise<Map<string, Facts>> {
	if (!ids.length) return new Map();
	const { id, name, aliases, kind, country } = stakeholder;
	const rows = await session
		.select({ id, name, aliases, kind, country })
		.from(stakeholder)
		.where(inArray(id, ids));
	return new Map(
		rows.map(({ id, name, aliases, kind, country }) => [
			id,
			{
				isPerson: kind === 'person',
				country,
				keys: [name, ...aliases].map(nameKeyOf),
				elsewhere: (waysOf(name).inCountry?.names ?? []).map(nameKeyOf)
			}
		])
	);
}

export type Likeness = 'same' | 'misspelt' | 'begins' | 'alike';

export function likenessOf({ surely, perhaps, inCountry }: Ways, facts: Facts): Likeness {
	const { keys, isPerson, country, elsewhere } = facts;
	const isOne = (text: string, among: NameKey[]) => {
		const wanted = nameKeyOf(text);
		return among.some((key) => isSameName(wanted, key, isPerson));
	};
	const isCalled = (text: string) => isOne(text, keys);
	if (surely.some(isCalled)) return 'same';
	// A person also matches with an office after the name, an organisation with its country.
	if (isPerson && perhaps.some(isCalled)) return 'same';
	if (inCountry && inCountry.country === country && inCountry.names.some(isCalled)) return 'same';
	if (perhaps.some(isCalled) || surely.some((text) => isOne(text, elsewhere))) return 'begins';
	const wanted = surely.map(nameKeyOf);
	return keys.some((key) => wanted.some((each) => isMisspelt(each, key))) ? 'misspelt' : 'alike';
}
