import { sql } from 'drizzle-orm';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectEmbedded, postgresVersion } from './embedded.ts';

it('a folder of a newer PostgreSQL is refused in a sentence, and nothing is written to it', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'rulewatch-test-'));
	try {
		mkdirSync(join(folder, 'pglite'));
		writeFileSync(join(folder, 'pglite/PG_VERSION'), `${postgresVersion + 1}\n`);
		await expect(connectEmbedded(folder)).rejects.toThrow(
			/belongs to a newer Rulewatch.*Nothing was changed.*npm run restore/
		);
		expect(readdirSync(folder, { recursive: true })).toEqual([
			'pglite',
			join('pglite', 'PG_VERSION')
		]);
	} finally {
		rmSync(folder, { recursive: true });
	}
});

it('the version that is asked for is the one that PGlite has', async () => {
	const { db, close } = await connectEmbedded();
	const { rows } = (await db.execute(
		sql`select current_setting('server_version_num')::integer / 10000 as version`
	)) as unknown as { rows: { version: number }[] };
	await close();
	expect(rows).toEqual([{ version: postgresVersion }]);
});
