import { and, inArray, ne } from 'drizzle-orm';
import { readSubject, type Scope } from '../../domain/follow.ts';
import { followedLists } from '../../domain/files.ts';
import { type Noun, nounOf, pathOf } from '../../domain/nouns.ts';
import { countries, countryName } from '../../domain/places.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { readSearch, searchInWords } from './searches.ts';

export interface SubjectName {
	/** «Citizens Protection Rules», «All laws of Pakistan». */
	label: string;
	href: string;
	/** A withdrawn law brings no more news, but its followers still see its name. */
	isOnRecord: boolean;
	/** The label contains words typed by the person who asked. */
	isTyped?: boolean;
	/** Slug in the addresses of its feeds and calendars. */
	slug?: string;
}

const nouns = followedLists.map((list) => nounOf[list]);

/** Leaves out keys of drafts and of nothing on record. */
export async function subjectNames(keys: string[]): Promise<Map<string, SubjectName>> {
	const subjects = keys.flatMap((key) => readSubject(key) ?? []);
	const idsOf = (scope: Scope) =>
		subjects.flatMap((subject) => (subject.scope === scope ? subject.target : []));
	const found = new Map(
		await Promise.all(nouns.map(async (noun) => [noun, await rowsOf(noun, idsOf(noun))] as const))
	);
	const named = keys.map(async (key): Promise<[string, SubjectName][]> => {
		const subject = readSubject(key);
		if (!subject) return [];
		const { scope, target } = subject;
		const name =
			scope === 'everything'
				? { label: 'Everything on record', href: '/', isOnRecord: true }
				: scope === 'country'
					? countryNamed(target)
					: scope === 'search'
						? await searchNamed(target)
						: found.get(scope)?.get(target);
		return name ? [[key, name]] : [];
	});
	return new Map((await Promise.all(named)).flat());
}

async function rowsOf(noun: Noun, ids: string[]): Promise<Map<string, SubjectName>> {
	if (!ids.length) return new Map();
	const table = t[noun] as typeof t.regulation;
	const rows = await db
		.select()
		.from(table)
		.where(and(inArray(table.id, ids), ne(table.state, 'draft')));
	return new Map(
		rows.map((row) => {
			const { id, slug, title, name, state } = row as typeof row & { name?: string };
			const isOnRecord = state === 'published';
			return [id, { label: name ?? title, href: pathOf(noun, row)!, isOnRecord, slug }];
		})
	);
}

function countryNamed(code: string): SubjectName | undefined {
	if (!Object.hasOwn(countries, code)) return undefined;
	const href = `/regulations?jurisdiction=${code}`;
	return { label: `All laws of ${countryName(code)}`, href, isOnRecord: true };
}

async function searchNamed(address: string): Promise<SubjectName | undefined> {
	const search = readSearch(address);
	if (search?.address !== address) return undefined;
	return { label: await searchInWords(search), href: address, isOnRecord: true, isTyped: true };
}
