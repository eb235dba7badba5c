import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Other files in the folder keep their modes; the mode of the folder protects them. */
const ownFiles = ['pglite', 'secret', 'lock.json', 'backup.sock'];

const groupAndOthers = 0o077;
const sticky = 0o1000;

/**
 * Creates the folder if necessary, and restricts it and Rulewatch's files in it to their owner (directories 0700, files
 * 0600), as PostgreSQL does. Windows has no such modes: there, the parent folder's permissions apply.
 * @throws Error with a message for people if a mode is too wide and cannot be changed
 */
export function makePrivate(folder: string): void {
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		if (process.platform === 'win32') return;
		const isWide = (statSync(folder).mode & groupAndOthers) !== 0;
		if (isWide && isShared(folder))
			throw new Error(
				`${folder} is open to other users of this machine and holds what is not of Rulewatch. ` +
					'Set RULEWATCH_FOLDER to an empty folder, or to one that is still to be made. Nothing was changed.'
			);
		// The folder comes first, so that nobody can put anything into it meanwhile.
		restrict(folder);
		for (const name of ownFiles) restrictAll(join(folder, name));
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

/** Whether others use the folder, as with /tmp, so that it must not be restricted. */
function isShared(folder: string) {
	if (statSync(folder).mode & sticky) return true;
	const names = readdirSync(folder);
	return names.length > 0 && !names.some((name) => ownFiles.includes(name));
}

/** Follows no symbolic links inside a database; PGlite makes none. */
function restrictAll(path: string) {
	const stats = statSync(path, { throwIfNoEntry: false });
	if (!stats) return;
	restrict(path);
	if (!stats.isDirectory()) return;
	for (const entry of readdirSync(path, { withFileTypes: true }))
		if (!entry.isSymbolicLink()) restrictAll(join(path, entry.name));
}

function restrict(path: string) {
	const stats = statSync(path, { throwIfNoEntry: false });
	if (!stats || !(stats.mode & groupAndOthers)) return;
	let why = 'its file system keeps no rights';
	try {
		chmodSync(path, stats.isDirectory() ? 0o700 : 0o600);
		if (!(statSync(path).mode & groupAndOthers)) return;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		// A process that has the database open may have removed the file.
		if (code === 'ENOENT') return;
		why = `${code}`;
	}
	throw new Error(
		`Other users of this machine can reach ${path}, which holds what is private, and that could not be changed ` +
			`(${why}). As its owner, take their rights away (chmod -R go= on the folder), or set RULEWATCH_FOLDER to ` +
			'another folder, which may be one within this one. Nothing was changed.'
	);
}
