import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { type FollowKind, followKinds, readSubject } from '../../domain/follow.ts';
import { nameOf, type Noun } from '../../domain/nouns.ts';
import { groupBy } from '../../domain/timeline/succession.ts';
import { keysOf } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import { change as table } from '../db/schema.ts';
import { chunks, idArray } from '../derived/ids.ts';
import { listings, selectFrom } from '../outlets/exports/index.ts';
import { type Audience, audienceOf, followedSearches } from './audience.ts';
import { type Change, kindsOf, statementsChangingPosition, readChanges } from './changes.ts';
import { type Match, searchesThatFound } from './search-matches.ts';
import { pathsOf, readSearch } from './searches.ts';
import { subjectsOf } from './touched.ts';

// Some changes, such as imports, are told as one. The subjects of each change are stored, so that one query finds all
// followers and another one their news.

const atOnce = 100;
/** The embedded database answers nobody else while it looks for the searches that listed some items before. */
const earlierAtOnce = 10;

/** Stores kinds and subjects of each change, and searches that listed the item before. An interrupted run continues. */
export async function prepareBatch(batch: string, at: Date): Promise<void> {
	const audience = audienceOf(at, keysOf(followKinds));
	for (;;) {
		const next = await db
			.select({ id: table.id })
			.from(table)
			.where(and(eq(table.batch, batch), isNull(table.kinds)))
			.orderBy(asc(table.id))
			.limit(atOnce);
		if (!next.length) return;
		const changes = await readChanges(next.map(({ id }) => id));
		const moving = await statementsChangingPosition(changes);
		const known = next.map(({ id }) => ({
			id,
			kinds: [] as FollowKind[],
			subjects: [] as string[]
		}));
		for (const change of changes) {
			const entry = known.find(({ id }) => id === change.id)!;
			entry.kinds = kindsOf(change, moving.has(change.rowId));
			if (entry.kinds.length) entry.subjects = await subjectsOf(change);
			await othersTurn();
		}
		for (const { rows } of groupBy(changes, ({ noun }) => noun))
			for (const some of chunks(rows, earlierAtOnce))
				for (const { id, key } of await searchesBefore(audience, some))
					for (const change of some)
						if (change.rowId === id) known.find((one) => one.id === change.id)!.subjects.push(key);
		await db.execute(sql`
			update ${table} set kinds = known.kinds, subjects = known.subjects
			from jsonb_to_recordset(${JSON.stringify(known)}::text::jsonb)
				as known(id int, kinds text[], subjects text[])
			where change.id = known.id`);
	}
}

async function searchesBefore(audience: Audience, changes: Change[]): Promise<Match[]> {
	const [{ noun }] = changes as [Change];
	const found: Match[] = [];
	for await (const keys of followedSearches(audience, noun)) {
		found.push(...(await searchesThatFound(noun, changes, keys)));
		await othersTurn();
	}
	return found;
}

/** Returns subjects to notify by kind: those of the changes, and searches that list any changed item. */
export async function subjectsOfBatch(batch: string, at: Date): Promise<Map<FollowKind, string[]>> {
	const isInBatch = eq(table.batch, batch);
	const kind = sql<FollowKind>`kind`;
	const asKinds = sql`unnest(${table.kinds}) as kind`;
	const subjects = new Map<FollowKind, string[]>();
	const add = (kind: FollowKind, subject: string) =>
		void subjects.set(kind, [...(subjects.get(kind) ?? []), subject]);
	const named = await db
		.selectDistinct({ kind, subject: sql<string>`subject` })
		.from(table)
		.crossJoin(asKinds)
		.crossJoin(sql`unnest(${table.subjects}) as subject`)
		.where(isInBatch);
	for (const { kind, subject } of named) add(kind, subject);
	const audience = audienceOf(at, keysOf(followKinds));
	for (const noun of await nounsIn(isInBatch))
		for await (const keys of followedSearches(audience, noun))
			for (const key of keys) {
				const listed = await db
					.selectDistinct({ kind })
					.from(table)
					.crossJoin(asKinds)
					.where(and(isInBatch, concerns(noun, key)));
				for (const { kind } of listed) add(kind, key);
				await othersTurn();
			}
	return subjects;
}

export interface Followed {
	subject: string;
	kinds: FollowKind[];
}

/** Returns conditions, by noun, for a batch's changes that concern a follower of some subjects. */
export async function batchConditions(
	batch: string,
	followed: Followed[]
): Promise<[Noun, SQL | undefined][]> {
	const isInBatch = eq(table.batch, batch);
	return (await nounsIn(isInBatch)).map((noun) => [
		noun,
		and(
			...[isInBatch, eq(table.noun, noun)],
			or(
				sql`false`,
				...followed.map(({ subject, kinds }) =>
					and(sql`${table.kinds} && ${idArray(kinds)}`, concerns(noun, subject))
				)
			)
		)
	]);
}

async function nounsIn(where: SQL | undefined): Promise<Noun[]> {
	const rows = await db.selectDistinct({ noun: table.noun }).from(table).where(where);
	return rows.map(({ noun }) => noun as Noun);
}

/** A search is concerned if readers find the item by it now, or found it before the change. */
function concerns(noun: Noun, subject: string): SQL | undefined {
	const { scope, target } = readSubject(subject)!;
	const isSubject = sql`${subject} = any(${table.subjects})`;
	if (scope !== 'search') return isSubject;
	const search = readSearch(target);
	const { filters, list } = listings[nameOf[noun]];
	const lists =
		search &&
		pathsOf(noun).includes(search.path) &&
		Object.keys(search.chosen).every((name) => Object.hasOwn(filters, name));
	if (!lists) return sql`false`;
	// As a list of ids it is read once; an `exists` would run for each row.
	const listed = list(search.chosen);
	const found = selectFrom(listed, { id: sql`${listed.id}` }).where(listed.where);
	return and(eq(table.noun, noun), or(isSubject, inArray(table.rowId, found)));
}
