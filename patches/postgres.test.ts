import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, startPostgres } from '../bin/postgres.js';
import { temporaryFolder } from '../bin/server.js';
import { run } from '../bin/steps.js';

// postgres.md says what happens, and what to do when the package as it is published no longer does it.

describe.skipIf(!hasPostgres())('a connection that is lost within a transaction', () => {
	const patched = 'node_modules/postgres';
	const { folder, remove } = temporaryFolder();
	const published = join(folder, patched);
	let server: Awaited<ReturnType<typeof startPostgres>>;

	beforeAll(async () => {
		server = await startPostgres();
		for (const path of ['package.json', 'patches/postgres+3.4.9.patch', patched])
			cpSync(path, join(folder, path), { recursive: true });
		const patchPackage = resolve('node_modules/patch-package/index.js');
		await run(process.execPath, [patchPackage, '--reverse', '--error-on-fail'], { cwd: folder });
	});

	afterAll(async () => {
		await server.stop();
		remove();
	});

	const outcome = async (name: string, moment: string) =>
		JSON.parse(
			await run(process.execPath, ['patches/postgres-faults.js', name, moment, server.url])
		);
	const noLongerNeeded =
		'postgres.js survives this by now: delete its patch, as patches/postgres.md says.';

	it('leaves the process alive, and the next query is answered', async () => {
		expect(await outcome(patched, 'answering')).toEqual({
			refusal: 'CONNECTION_CLOSED',
			next: 'answered'
		});
	});

	it('keeps what its transaction still asks for out of another', async () => {
		expect(await outcome(patched, 'elsewhere')).toEqual({ refusal: 'CONNECTION_CLOSED', kept: [] });
	});

	it('ends the process without the patch', async () => {
		await expect(outcome(published, 'answering'), noLongerNeeded).rejects.toThrow(
			"TypeError: Cannot read properties of null (reading 'write')"
		);
	});

	it('writes into another transaction and commits it without the patch', async () => {
		const { kept } = await outcome(published, 'elsewhere');
		expect(kept, noLongerNeeded).toEqual(['of the one rolled back', 'of the lost one']);
	});
});
