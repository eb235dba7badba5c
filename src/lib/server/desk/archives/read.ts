import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { ArchiveProgress } from '../../../domain/archives.ts';
import { account } from '../../auth/tables.ts';
import { db } from '../../db/index.ts';
import { pageOf } from '../../lists/list.ts';
import { archive, archivePost } from './tables.ts';

const { id, fileName, state, total, createdAt, finishedAt } = archive;

const done = sql<number>`(select count(*)::int from ${archivePost}
	where ${archivePost.archiveId} = ${id} and ${archivePost.outcome} <> 'waiting')`;

const summary = { id, fileName, state, total, done, createdAt, finishedAt, by: account.name };

/** Every archive, the newest first. */
export async function list(wanted: number) {
	const { limit, offset, ...at } = pageOf(await db.$count(archive), wanted);
	const rows = await db
		.select(summary)
		.from(archive)
		.innerJoin(account, eq(account.id, archive.accountId))
		.orderBy(desc(createdAt), desc(id))
		.limit(limit)
		.offset(offset);
	return { rows, ...at };
}

export type ArchiveLine = Awaited<ReturnType<typeof list>>['rows'][number];

export async function progressOf(archiveId: string): Promise<ArchiveProgress | undefined> {
	const [found] = await db.select({ state, total, done }).from(archive).where(eq(id, archiveId));
	return found;
}

/** An archive with what became of its posts; undefined where there is none of this id. */
export async function get(archiveId: string) {
	const { outlet, lang, section, publishes, skipped, version, failure } = archive;
	const [found] = await db
		.select({ ...summary, outlet, lang, section, publishes, skipped, version, failure })
		.from(archive)
		.innerJoin(account, eq(account.id, archive.accountId))
		.where(eq(id, archiveId));
	if (!found) return undefined;
	const { outcome, quotations, note } = archivePost;
	const counted = (where: ReturnType<typeof sql>) =>
		sql<number>`(count(*) filter (where ${where}))::int`;
	const [counts] = await db
		.select({
			entered: counted(sql`${outcome} = 'entered'`),
			known: counted(sql`${outcome} = 'known'`),
			refused: counted(sql`${outcome} = 'refused'`),
			noted: counted(sql`${note} is not null`),
			quoting: counted(sql`${quotations} > 0`),
			quotations: sql<number>`coalesce(sum(${quotations}), 0)::int`
		})
		.from(archivePost)
		.where(eq(archivePost.archiveId, archiveId));
	return { ...found, counts: counts! };
}

export type WholeArchive = NonNullable<Awaited<ReturnType<typeof get>>>;

const { number, title, articleId, outcome, quotations, note } = archivePost;
const line = { number, title, articleId, outcome, quotations, note };

/** Its posts with quotations, in the order of the file. */
export async function quoting(archiveId: string, wanted: number) {
	const where = and(eq(archivePost.archiveId, archiveId), gt(quotations, 0));
	const { limit, offset, ...at } = pageOf(await db.$count(archivePost, where), wanted);
	const rows = await db
		.select(line)
		.from(archivePost)
		.where(where)
		.orderBy(asc(number))
		.limit(limit)
		.offset(offset);
	return { rows, ...at };
}

const mostNoted = 50;

/** Its posts of which something is to be said. */
export const noted = (archiveId: string) =>
	db
		.select(line)
		.from(archivePost)
		.where(and(eq(archivePost.archiveId, archiveId), sql`${note} is not null`))
		.orderBy(asc(number))
		.limit(mostNoted);
