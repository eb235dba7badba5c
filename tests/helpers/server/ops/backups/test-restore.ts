import { Readable } from 'node:stream';
import { close, databaseSettings, db, inSnapshot } from '../../../../../src/lib/server/db/index.ts';
import { connectPostgres } from '../../../../../src/lib/server/db/postgres.ts';
import { logger } from '../../db/query-count.ts';
import { connectTests } from '../../db/test-database.ts';
import type { LaterErasures } from '../../../../../src/lib/server/ops/backups/later.ts';
import { restore } from '../../../../../src/lib/server/ops/backups/restore.ts';
import { backUp } from '../../../../../src/lib/server/ops/backups/write.ts';

const connection = {
	inSnapshot,
	/** Runs without a statement timeout, as the restore command does. */
	async exclusively<T>(work: (session: typeof db) => Promise<T>) {
		const { url } = databaseSettings();
		if (!url) return work(db);
		const own = await connectPostgres({ url }, logger);
		try {
			return await own.exclusively(work);
		} finally {
			await own.close();
			await reconnect();
		}
	}
};

/** Connections cache plans of tables that a restore drops. An app is stopped meanwhile; a test is not. */
export async function reconnect() {
	if (!databaseSettings().url) return;
	await close();
	await connectTests();
}

export const collectLines = (lines: AsyncIterable<string>): Promise<string[]> =>
	Readable.from(lines).toArray();

export const backup = () => backUp(connection, (lines) => collectLines(lines));

export async function* from(lines: string[]) {
	yield* lines;
}

export const restoreBackup = (lines: string[], replace = true, later?: LaterErasures) =>
	restore(connection, from(lines), { replace, later });

/** A backup's lines about tables, without its time. */
export const content = (lines: string[]) =>
	lines.filter((line) => line.startsWith('{"rows"') || line.startsWith('{"table"'));
