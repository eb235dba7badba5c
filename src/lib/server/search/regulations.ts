import { eq } from 'drizzle-orm';
import { folded } from '../../domain/search/text.ts';
import { stemOf } from '../../domain/search/stems.ts';
import { searchEntry } from '../derived/tables.ts';
import { db } from '../db/index.ts';
import { cachedByVersion } from '../db/version.ts';

/** Shorter names are parts of too many words. */
const shortest = 3;

const stemsOf = (folded: string) =>
	(folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(stemOf).join(' ');

/** Drops number, year and brackets, as people do. */
const calledOf = (name: string) =>
	[name, name.replaceAll(/\([^()]*\)/g, '')].map((each) =>
		stemsOf(each).replace(/ (?:no \d+ )?(?:of )?\d{4}$/, '')
	);

const namesOfRegulations = cachedByVersion(async () => {
	const { noun, rowId, names } = searchEntry;
	const regulations = await db
		.select({ id: rowId, names })
		.from(searchEntry)
		.where(eq(noun, 'regulation'));
	return regulations.map(({ id, names }) => ({
		id,
		called: (names ?? '')
			.split('\n')
			.flatMap(calledOf)
			.filter((name) => name.length >= shortest)
	}));
});

/** Finds laws whose whole name stands anywhere in the question: «why was PECA rushed through?». */
export async function regulationsNamedIn(words: string): Promise<string[]> {
	const typed = ` ${stemsOf(folded(words))} `;
	const regulations = await namesOfRegulations();
	return regulations
		.filter(({ called }) => called.some((name) => typed.includes(` ${name} `)))
		.map(({ id }) => id);
}
