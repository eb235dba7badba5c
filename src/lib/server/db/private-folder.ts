import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What Rulewatch keeps in its folder. What else is there is left as it is, behind the rights of the folder. */
const ownFiles = ['pglite', 'secret', 'lock.json', 'backup.sock'];

/** Rights of the group and of everybody. */
const others = 0o077;
const sticky = 0o1000;

/**
 * Makes a folder where there is none, and sees that it and what Rulewatch keeps in it are open to its owner alone
 * (directories 0700, files 0600), as PostgreSQL does with its own. Windows has no such rights: there, those of the
 * folder above hold.
 * @throws Error with a sentence for people where they are wider and cannot be changed
 */
export function makePrivate(folder: string): void {
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		if (process.platform === 'win32') return;
		const isWide = (statSync(folder).mode & others) !== 0;
		if (isWide && isShared(folder))
			throw new Error(
				`${folder} is open to other users of this machine and holds what is not of Rulewatch. ` +
					'Set RULEWATCH_FOLDER to an empty folder, or to one that is still to be made. Nothing was changed.'
			);
		// From above: once the folder is closed, nobody else can put anything into it on the way.
		close(folder);
		for (const name of ownFiles) closeAll(join(folder, name));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (!code) throw error;
		throw new Error(
			`The database folder ${folder} cannot be made or opened (${code}). Set RULEWATCH_FOLDER to a folder of the ` +
				'user who runs Rulewatch. Nothing was changed.',
			{ cause: error }
		);
	}
}

/** Whether it would take a folder from others to close it, as with /tmp. */
function isShared(folder: string) {
	if (statSync(folder).mode & sticky) return true;
	const names = readdirSync(folder);
	return names.length > 0 && !names.some((name) => ownFiles.includes(name));
}

/** Links that lead away from within a database are not followed; PGlite makes none. */
function closeAll(path: string) {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) return;
	close(path);
	if (!found.isDirectory()) return;
	for (const entry of readdirSync(path, { withFileTypes: true }))
		if (!entry.isSymbolicLink()) closeAll(join(path, entry.name));
}

function close(path: string) {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found || !(found.mode & others)) return;
	let why = 'its file system keeps no rights';
	try {
		chmodSync(path, found.isDirectory() ? 0o700 : 0o600);
		if (!(statSync(path).mode & others)) return;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		// A process that has the database open removes files.
		if (code === 'ENOENT') return;
		why = `${code}`;
	}
	throw new Error(
		`Other users of this machine can reach ${path}, which holds what is private, and that could not be changed ` +
			`(${why}). As its owner, take their rights away (chmod -R go= on the folder), or set RULEWATCH_FOLDER to ` +
			'another folder, which may be one within this one. Nothing was changed.'
	);
}
