import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { type Change, changeKey } from '../../../domain/corrections.ts';
import { hasSlug, type Noun, pathOf } from '../../../domain/nouns.ts';
import type { NamedPage } from '../../../domain/pages.ts';
import type { User } from '../../../domain/staff.ts';
import { differencesInWords } from '../../../nouns/derive/differences-in-words.ts';
import { correction, correctionChange } from '../tables.ts';
import { type Database, db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { changesIn } from '../../versions/index.ts';
import { stored } from '../../versions/item-at.ts';
import { pagesAt } from './pages.ts';

// What was saved to put a mistake right.

/** A change with the page on which readers see its item; without one where no reader can, or where it has none. */
export interface NamedChange extends Change {
	page?: NamedPage;
}

/** A change with what it put in place of what, a line each, as far as readers may still read it. */
export interface SaidChange extends NamedChange {
	said: string[];
}

/** Says from what to what a change went; it says nothing of an item that readers do not see today. */
export async function saidOf({ noun, id, version }: Change): Promise<string[]> {
	if ((await stored(noun, 'id', id))?.state !== 'published') return [];
	const [change] = await changesIn({ noun, id }, [version]);
	return change ? differencesInWords(noun, change.changes, change.names) : [];
}

/** A change that an editor may name. */
export interface Candidate extends NamedChange {
	author: string;
	reason: string;
	at: Date;
}

type Session = Pick<Database, 'select'>;
type Correction = Pick<typeof correction.$inferSelect, 'id' | 'noun' | 'rowId' | 'rowVersion'>;

/** What corrections name, by their ids. */
export async function changesOf(
	corrections: Correction[],
	session: Session = db
): Promise<Map<string, Change[]>> {
	const further = await session
		.select()
		.from(correctionChange)
		.where(
			inArray(
				correctionChange.correctionId,
				corrections.map(({ id }) => id)
			)
		);
	const all = [...corrections.map((its) => ({ ...its, correctionId: its.id })), ...further];
	const of = (id: string) =>
		all.flatMap(({ correctionId, noun, rowId, rowVersion }) =>
			correctionId === id && noun && rowId && rowVersion
				? [{ noun, id: rowId, version: rowVersion }]
				: []
		);
	return new Map(corrections.map(({ id }) => [id, of(id)]));
}

/** Whether both name the same, in whatever order. */
export function isSameSet(some: Change[], others: Change[]): boolean {
	const keys = new Set(some.map(changeKey));
	return (
		new Set(others.map(changeKey)).size === keys.size &&
		others.every((one) => keys.has(changeKey(one)))
	);
}

/** What was saved since a report came in, and readers can see: what was a draft then mends nothing that they read. */
const isSince = (reported: Date) =>
	and(
		gte(t.revision.createdAt, reported),
		sql`coalesce(${t.revision.snapshot} ->> 'state', 'published') <> 'draft'`
	);

/** Whether each of them, one or more, was saved since a report came in. */
export async function areSaved(
	changes: Change[],
	reported: Date,
	session: Session
): Promise<boolean> {
	const found = await Promise.all(
		changes.map(({ noun, id, version }) =>
			session
				.select({ version: t.revision.version })
				.from(t.revision)
				.where(
					and(
						isSince(reported),
						eq(t.revision.noun, noun),
						eq(t.revision.rowId, id),
						eq(t.revision.version, version)
					)
				)
		)
	);
	return found.length > 0 && found.every(([one]) => one);
}

const mostCandidates = 30;

/** What may have mended a report, the likeliest first: what was saved since it came in. */
export async function candidates(
	report: { createdAt: Date; page: NamedPage; changes: Change[] },
	editor: Pick<User, 'id'>
): Promise<Candidate[]> {
	const { noun, id } = report.page.item ?? { noun: '', id: '' };
	const { revision } = t;
	const chosen = new Set(report.changes.map(changeKey));
	const key = sql`${revision.noun} || '/' || ${revision.rowId} || '/' || ${revision.version}`;
	const found = await db
		.select({
			...{ noun: sql<Noun>`${revision.noun}`, id: revision.rowId, version: revision.version },
			...{ author: revision.author, reason: revision.reason, at: revision.createdAt }
		})
		.from(revision)
		.where(isSince(report.createdAt))
		.orderBy(
			desc(sql`${key} = any(${sql.param([...chosen])}::text[])`),
			desc(sql`(${revision.noun}, ${revision.rowId}) = (${noun}, ${id})`),
			desc(sql`${revision.authorId} is not distinct from ${editor.id}`),
			desc(revision.createdAt)
		)
		.limit(mostCandidates);
	return (await addPages(new Map([['', found]]))).get('') ?? [];
}

/** Changes with their pages, in a few queries for all of them. */
async function addPages<Its extends Change>(
	changes: Map<string, Its[]>
): Promise<Map<string, (Its & NamedChange)[]>> {
	const addresses = await addressesOf([...changes.values()].flat());
	const pages = await pagesAt([...new Set(addresses.values())]);
	const withPage = (change: Its) => {
		const page = pages.get(addresses.get(`${change.noun}/${change.id}`) ?? '');
		return page?.title === undefined ? change : { ...change, page };
	};
	return new Map(Array.from(changes, ([key, its]) => [key, its.map(withPage)]));
}

/** Corrections with the pages that they are about and the changes that they name, told as `tell` tells them. */
export async function withPages<Row extends Correction & { page: string }, Told extends Change>(
	rows: Row[],
	tell: (changes: Map<string, Change[]>) => Map<string, Told[]> | Promise<Map<string, Told[]>>
) {
	const [pages, changes] = await Promise.all([
		pagesAt(rows.map(({ page }) => page)),
		changesOf(rows).then(tell).then(addPages)
	]);
	return rows.map((row) => ({
		...row,
		page: pages.get(row.page) ?? ({ address: row.page } as NamedPage),
		changes: changes.get(row.id) ?? []
	}));
}

/** The addresses of items, by noun and id; memberships have none. */
async function addressesOf(items: { noun: Noun; id: string }[]): Promise<Map<string, string>> {
	const found = await Promise.all(
		Array.from(new Set(items.map(({ noun }) => noun)), async (noun) => {
			const ids = items.flatMap((item) => (item.noun === noun ? item.id : []));
			if (!hasSlug(noun)) return ids.map((id) => ({ noun, id, slug: undefined }));
			const table = t[noun] as typeof t.article;
			const rows = await db
				.select({ id: table.id, slug: table.slug })
				.from(table)
				.where(inArray(table.id, ids));
			return rows.map((row) => ({ noun, ...row }));
		})
	);
	return new Map(
		found.flat().flatMap(({ noun, ...item }) => {
			const path = pathOf(noun, item);
			return path ? [[`${noun}/${item.id}`, path]] : [];
		})
	);
}
