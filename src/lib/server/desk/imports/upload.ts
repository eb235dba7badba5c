import { and, desc, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import {
	enteredStates,
	type ImportName,
	isEntered,
	importLimits
} from '../../../domain/imports.ts';
import type { User } from '../../../domain/staff.ts';
import { account } from '../../auth/tables.ts';
import { csvImport, csvRow } from '../tables.ts';
import { type Database, db } from '../../db/index.ts';
import { chunks } from '../../derived/ids.ts';
import { erasedSentence, heldAmong } from '../../erasures/check.ts';
import { newId, refusal, Refused } from '../../write/index.ts';
import { OverQuota, requireRoom, withinQuota } from '../../write/quota.ts';
import { seesAll } from '../../visibility/index.ts';
import { guessMapping, isPlain } from './columns.ts';
import { decodeText, Unreadable } from './decode.ts';
import { type Row, type Table, parseTable } from './parse.ts';
import { isExample } from './template.ts';

export interface Upload {
	name: ImportName;
	fileName: string;
	bytes: Uint8Array;
}

/** The id of the import, or the problem; `before` is an earlier import of the same file. */
export type Uploaded =
	| { id: string; problem?: undefined; before?: undefined }
	| { problem: string; before?: string; id?: undefined };

/** The most active files of one person: each keeps its rows until it is entered or given up. */
const mostActive = 5;
const activeStates = ['mapping', 'checking', 'checked', 'entering'] as const;
const batchSize = 1_000;

/** Reads a file and stores it as an import. The same file again returns the existing import. */
export async function upload(user: User, file: Upload): Promise<Uploaded> {
	const hash = createHash('sha256').update(file.bytes).digest('hex');
	try {
		const known = await sameFile(db, user, file.name, hash);
		if (known) return known;
		await requireRoom(user, 'file', file.bytes.length);
		const table = await read(file.bytes);
		return await db.transaction(async (tx) => {
			// The same form may be sent twice at once, so a person's uploads wait for each other.
			await tx.execute(
				sql`select pg_advisory_xact_lock(hashtextextended(${`imports of ${user.id}`}, 0))`
			);
			const same = await sameFile(tx, user, file.name, hash);
			return same ?? withinQuota(tx, user, () => store(tx, user, file, hash, table), 'file');
		});
	} catch (error) {
		if (error instanceof OverQuota || error instanceof Refused) return { problem: error.message };
		throw error;
	}
}

async function read(bytes: Uint8Array): Promise<Table> {
	const { columns, rows } = await parseTable(decodeText(bytes));
	const own = rows.filter(({ cells }) => !isExample(cells));
	if (!own.length) throw new Unreadable('This file has no rows but the example of the template.');
	return { columns, rows: own };
}

async function sameFile(
	session: Database,
	user: User,
	name: ImportName,
	hash: string
): Promise<Uploaded | undefined> {
	const { id, state, accountId, finishedAt } = csvImport;
	const isOwn = eq(accountId, user.id);
	const hasEntered = inArray(state, enteredStates);
	const [found] = await session
		.select({ id, state, finishedAt, accountId, by: account.name })
		.from(csvImport)
		.innerJoin(account, eq(account.id, accountId))
		.where(
			and(
				eq(csvImport.name, name),
				eq(csvImport.hash, hash),
				notInArray(state, ['given_up', 'withdrawn']),
				or(isOwn, hasEntered)
			)
		)
		.orderBy(desc(hasEntered))
		.limit(1);
	if (!found) return undefined;
	if (!isEntered(found)) return { id: found.id };
	if (!seesAll(user) && found.accountId !== user.id)
		return { problem: 'This very file was brought before. It would add nothing.' };
	const day = found.finishedAt?.toISOString().slice(0, 10);
	return {
		problem: `${found.by} imported this very file on ${day}. It would add nothing.`,
		before: found.id
	};
}

async function store(
	session: Database,
	user: User,
	{ name, fileName, bytes }: Upload,
	hash: string,
	{ columns, rows }: Table
): Promise<Uploaded> {
	const isActive = and(eq(csvImport.accountId, user.id), inArray(csvImport.state, activeStates));
	const active = await session.$count(csvImport, isActive);
	if (active >= mostActive)
		throw refusal(
			'',
			`You have ${active} files under way, the most that one may have. Enter one first, or give it up.`
		);
	const id = newId();
	await session.insert(csvImport).values({
		id,
		name,
		hash,
		columns,
		total: rows.length,
		accountId: user.id,
		bytes: bytes.length,
		fileName: cleanFileName(fileName),
		mapping: guessMapping(name, columns),
		// The columns of our own template need no confirmation.
		state: isPlain(name, columns) ? 'checking' : 'mapping'
	});
	const [named] = await heldAmong(session, [{ fileName, columns }]);
	if (named) throw refusal('', `The file’s name, or its headings: ${erasedSentence}`);
	for (const some of chunks(rows, batchSize)) {
		const [held] = await heldAmong(session, some);
		if (held) throw refusal('', `Row ${some[held.index]!.number}: ${erasedSentence}`);
		await storeRows(session, id, some);
		await yieldToOthers();
	}
	return { id };
}

/** Rows are one parameter: a parameter for each value takes ten times as long and blocks the embedded database. */
function storeRows(session: Database, id: string, rows: Row[]) {
	return session.execute(sql`
		insert into ${csvRow} (import_id, number, cells)
		select ${id}, number, cells from json_to_recordset(${JSON.stringify(rows)}::text::json)
			as given(number int, cells text[])`);
}

function cleanFileName(fileName: string): string {
	const last = fileName.split(/[\\/]/).at(-1) ?? '';
	const line = last
		.toWellFormed()
		.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
		.trim();
	return line.slice(0, importLimits.name).toWellFormed() || 'file.csv';
}
