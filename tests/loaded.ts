import { cpSync } from 'node:fs';
import { startServer, temporaryFolder } from '../bin/server.js';

/** Global setup: loads the bundled facts once, which takes seconds, for tests to copy. */
export default async function setUp() {
	const { folder, remove } = temporaryFolder();
	process.env.LOADED_FOLDER = folder;
	const server = await startServer({ RULEWATCH_FOLDER: folder });
	await server.end();
	return remove;
}

/** A temporary folder with the bundled facts, for a server that a test starts. */
export function loadedFolder() {
	const { LOADED_FOLDER } = process.env;
	if (!LOADED_FOLDER) throw new Error('Run by Playwright, whose configuration names this file.');
	const place = temporaryFolder();
	cpSync(LOADED_FOLDER, place.folder, { recursive: true });
	return place;
}
