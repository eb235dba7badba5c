import { DrizzleQueryError, sql } from 'drizzle-orm';
import type { Connection, Database } from '../../db/index.ts';
import { bringUpToDate, migrateTo, migrations, refuseNewer } from '../../db/migrate.ts';
import { readRules } from '../../db/rule-files.ts';
import { refreshAll } from '../../derived/index.ts';
import { eraseAgain, isOfOtherSecret, standingErasures } from '../../erasures/again.ts';
import { reasonOf } from '../reasons.ts';
import { dropEverything, emptyTables, enableTriggers } from './empty.ts';
import { Damaged, type Head, madeByNewer, readHead } from './format.ts';
import { fillIn, relaxColumns } from './fill-in.ts';
import { fill, missingColumns, type Restored } from './fill.ts';
import { baseline, isFormer } from './former.ts';
import { erasuresIn, type LaterErasures } from './later.ts';
import { fingerprintOf, fixTextForm } from './rows.ts';
import { type Session, tablesOf } from './tables.ts';

/** Tells whoever asked for a restore how it went. */
interface Done {
	/** Each table as read back. */
	tables: Restored[];
	/** How many erasures made since the backup were carried out on it; undefined if none of a later time were known. */
	erasedAgain: number | undefined;
	/** Whether what was erased will not be recognised, as it was recorded with another secret. */
	isOtherSecret: boolean;
}

interface Wishes {
	replace?: boolean;
	/** The erasures of another backup, which count if it is later. */
	later?: LaterErasures;
}

/**
 * Restores in one transaction, then migrates, and erases again what was erased since the backup was made.
 * @throws Error with a sentence for people
 */
export function restore(
	connection: Pick<Connection, 'exclusively'>,
	lines: AsyncIterable<string>,
	wishes: Wishes = {}
): Promise<Done> {
	return connection.exclusively((db) =>
		db
			.transaction((tx) => restoreWithin(tx, lines, wishes))
			.catch((error) => {
				// Drizzle's own message repeats the rows.
				if (!(error instanceof DrizzleQueryError)) throw error;
				throw new Error(`The database refused: ${reasonOf(error).message}. Nothing was changed.`);
			})
	);
}

/** @throws Error if the database is not empty */
export async function refuseFilled(session: Database): Promise<void> {
	const existing = await tablesOf(session);
	if (existing.length)
		throw new Error(
			`The database is not empty: it has ${existing.length} tables. Name an empty one, or add --replace to ` +
				'remove all that is in it first. Nothing was changed.'
		);
}

async function restoreWithin(
	session: Database,
	lines: AsyncIterable<string>,
	{ replace = false, later }: Wishes
): Promise<Done> {
	const reader = lines[Symbol.asyncIterator]();
	const head = readHead((await reader.next()).value);
	const { upTo, isLatest } = schemaOf(head);
	await refuseNewer(session);
	if (!replace) await refuseFilled(session);
	const isFilled = (await tablesOf(session)).length > 0;
	const erasures = isFilled ? await standingErasures(session) : [];
	if (isFilled) await dropEverything(session);
	await migrateTo(session, upTo);
	await fixTextForm(session);
	const tables = await tablesOf(session);
	// Migrations may have inserted rows that the backup has too.
	await emptyTables(session, tables);
	const former = isFormer(head);
	if (former) await relaxColumns(session);
	const expected = await fill(session, head, tables, { [Symbol.asyncIterator]: () => reader });
	const restored = await readBack(session, expected);
	if (former) await fillIn(session, missingColumns(tables, expected));
	await enableTriggers(session, tables);
	await bringUpToDate(session);
	// A backup whose clock was ahead would pass as newer than those after it.
	const isLater = later && (later.made > head.made || head.made > new Date().toISOString());
	const since = isLater ? await erasuresIn(session, later) : undefined;
	const erasedAgain = await eraseAgain(session, [...(since ?? []), ...erasures]);
	await session.execute(sql`analyze`);
	if (!isLatest) await refreshAll(session);
	return {
		tables: restored,
		erasedAgain: since || erasures.length ? erasedAgain : undefined,
		isOtherSecret: (await standingErasures(session)).some(isOfOtherSecret)
	};
}

/** @throws Error with a sentence for people */
function schemaOf(head: Head) {
	const { when, hash } = head.migration;
	const known = migrations();
	if (isFormer(head)) return { upTo: baseline(), isLatest: false };
	if (when > known.at(-1)!.folderMillis) throw new Error(madeByNewer);
	if (!known.some((migration) => migration.folderMillis === when && migration.hash === hash))
		throw new Error(
			'This backup was made by a Rulewatch whose schema this one never had. Nothing was changed. Restore it with the ' +
				'version that made it.'
		);
	return { upTo: when, isLatest: hash === known.at(-1)!.hash && head.rules === readRules().hash };
}

async function readBack(session: Session, expected: Restored[]): Promise<Restored[]> {
	for (const { name, columns, rows, sha256 } of expected) {
		const found = await fingerprintOf(session, { name, columns });
		if (found.rows !== rows || found.sha256 !== sha256)
			throw new Damaged(`${name} does not hold the ${rows} rows that it should`);
	}
	return expected;
}
