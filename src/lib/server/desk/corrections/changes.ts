import { and, desc, gte, inArray, sql } from 'drizzle-orm';
import { type Change, changeKey } from '../../../domain/corrections.ts';
import { hasSlug, type Noun, pathOf } from '../../../domain/nouns.ts';
import type { NamedPage } from '../../../domain/pages.ts';
import type { User } from '../../../domain/staff.ts';
import { differencesInWords } from '../../../nouns/derive/differences-in-words.ts';
import { type Database, db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { isAmong } from '../../derived/ids.ts';
import { changesIn } from '../../versions/index.ts';
import { findStored } from '../../versions/item-at.ts';
import { isVersion } from '../../write/history.ts';
import { changes as madeChanges } from './counts.ts';
import { pagesAt } from './pages.ts';

export interface NamedChange extends Change {
	page?: NamedPage;
}

/** A change with one line for each difference that readers may still see. */
export interface SaidChange extends NamedChange {
	said: string[];
}

/** Describes the differences of a change. It is empty if readers cannot see the item today. */
export async function describeChange({ noun, id, version }: Change): Promise<string[]> {
	if ((await findStored(noun, 'id', id))?.state !== 'published') return [];
	const [change] = await changesIn({ noun, id }, [version]);
	return change ? differencesInWords(noun, change.changes, change.names) : [];
}

/** A change that an editor may choose as the correction. */
export interface Candidate extends NamedChange {
	author: string;
	reason: string;
	at: Date;
}

export async function changesByCorrection(
	corrections: { id: string }[],
	session: Database = db
): Promise<Map<string, Change[]>> {
	const ids = corrections.map(({ id }) => id);
	const found = await session
		.select({
			correction: sql<string>`id`,
			noun: sql<Noun>`noun`,
			id: sql<string>`row_id`,
			version: sql<number>`row_version`
		})
		.from(madeChanges)
		.where(isAmong(sql`id`, ids));
	const of = (id: string) =>
		found.flatMap(({ correction, ...change }) => (correction === id ? [change] : []));
	return new Map(ids.map((id) => [id, of(id)]));
}

export function isSameSet(some: Change[], others: Change[]): boolean {
	const keys = new Set(some.map(changeKey));
	return (
		new Set(others.map(changeKey)).size === keys.size &&
		others.every((one) => keys.has(changeKey(one)))
	);
}

/** Only changes to published items count: a draft mends nothing that readers saw. */
const isSince = (reported: Date) =>
	and(
		gte(t.revision.createdAt, reported),
		sql`coalesce(${t.revision.snapshot} ->> 'state', 'published') <> 'draft'`
	);

/** Requires at least one change, and that all were saved after the report. */
export async function areSaved(
	changes: Change[],
	reported: Date,
	session: Database
): Promise<boolean> {
	const found = await Promise.all(
		changes.map(({ noun, id, version }) =>
			session
				.select({ version: t.revision.version })
				.from(t.revision)
				.where(and(isSince(reported), isVersion(noun, id, version)))
		)
	);
	return found.length > 0 && found.every(([one]) => one);
}

const mostCandidates = 30;

/** Lists changes saved after a report, the likeliest correction first. */
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
			noun: sql<Noun>`${revision.noun}`,
			id: revision.rowId,
			version: revision.version,
			author: revision.author,
			reason: revision.reason,
			at: revision.createdAt
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

/** Adds the reported page and the named changes to corrections. */
export async function withPages<Row extends { id: string; page: string }, Described extends Change>(
	rows: Row[],
	named: Promise<Map<string, Described[]>>
) {
	const [pages, changes] = await Promise.all([
		pagesAt(rows.map(({ page }) => page)),
		named.then(addPages)
	]);
	return rows.map((row) => ({
		...row,
		page: pages.get(row.page) ?? ({ address: row.page } as NamedPage),
		changes: changes.get(row.id) ?? []
	}));
}

/** Returns the addresses of items by `noun/id`. Memberships have none. */
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
