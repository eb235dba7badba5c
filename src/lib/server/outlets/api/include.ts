import { type Name, names, type Noun, nounOf } from '../../../domain/nouns.ts';
import { keysOf } from '../../../domain/vocabulary.ts';
import { descriptionOf } from '../../../nouns/derive/descriptions.ts';
import type { Field } from '../../../nouns/derive/field.ts';
import { bySlugs, readPage } from '../exports/index.ts';
import { origin } from '../../settings.ts';
import { encodeCursor } from './cursor.ts';
import { listWords } from './openapi/words.ts';
import { readList, limits } from './parameters.ts';
import { wrongParameter } from './problem.ts';

// `included` holds items in full: those that the rows name, and, for one item, the lists that name it.

type Row = { slug?: string };

interface Included {
	data: object[];
	next: string | null;
}

const includableLists: Name[] = ['regulations', 'topics', 'stakeholders', 'articles'];

const nounsIn = (fields: readonly Field[]): Noun[] =>
	fields.flatMap((field) => {
		if (field.kind === 'rows') return nounsIn(field.fields);
		return field.kind === 'pick' || field.kind === 'picks' ? field.of : [];
	});

const includables = Object.fromEntries(
	names.map((name) => {
		const named = new Set(nounsIn(descriptionOf(nounOf[name]).fields));
		const others = includableLists.filter((other) => other !== name);
		const all = [...others, ...includableLists.filter((other) => other === name)];
		return [name, all.filter((other) => named.has(nounOf[other]))];
	})
) as Record<Name, Name[]>;

/** Returns the lists that `include` takes for a list. The list itself comes last. */
export const includable = (name: Name): Name[] => includables[name];

/** For each noun, the lists that name it, each with the filter that finds them. */
export const namingLists = Object.fromEntries(
	names.map((name) => [
		name,
		Object.fromEntries(
			keysOf(listWords).flatMap((list) => {
				const filter = descriptionOf(nounOf[list]).listedWith?.[name];
				return filter ? [[list, filter]] : [];
			})
		)
	])
) as Record<Name, Partial<Record<Name, string>>>;

/** This limits the cost of one answer and is far above what a reader takes in. */
export const mostIncluded = 1_000;

export const includableWithOne = (name: Name) =>
	[...includable(name), ...Object.keys(namingLists[name])] as Name[];

/** Returns undefined if the request has no `include`. */
export const readInclude = (texts: Map<string, string>, known: Name[]) =>
	readList(texts, 'include', known) as Name[] | undefined;

export async function readIncluded(
	name: Name,
	rows: object[],
	wanted: Name[]
): Promise<Partial<Record<Name, Included>>> {
	const found = wanted.map(async (other) => {
		const by = namingLists[name][other];
		return [other, by ? await listNaming(other, by, rows[0]!) : await readNamed(other, rows)];
	});
	return Object.fromEntries(await Promise.all(found));
}

async function listNaming(other: Name, by: string, { slug = '' }: Row): Promise<Included> {
	const { rows, next } = await readPage(other, { [by]: slug }, { limit: limits.most });
	const more = next && new URLSearchParams({ [by]: slug, cursor: encodeCursor(next) });
	return { data: rows, next: more ? `${origin()}/api/v1/${other}?${more}` : null };
}

async function readNamed(other: Name, rows: object[]): Promise<Included> {
	const slugs = [...new Set(rows.flatMap((row) => slugsIn(other, Object.values(row))))];
	if (slugs.length > mostIncluded)
		throw wrongParameter(
			'include',
			`These name ${slugs.length} ${other}, and ${mostIncluded} at most can be included: ask for fewer with “limit”.`
		);
	return { data: await bySlugs(other, slugs), next: null };
}

/** Collects the slugs of a list's items from every depth of a row. */
function slugsIn(other: Name, value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const { slug, url } = value as Record<string, unknown>;
	const own = typeof slug === 'string' && url === `${origin()}/${other}/${slug}` ? [slug] : [];
	return [...own, ...Object.values(value).flatMap((each) => slugsIn(other, each))];
}
