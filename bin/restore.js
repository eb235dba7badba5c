import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { askPassphrase, backupText } from './backup-file.js';
import { appModules, newestIn, namedFile, secondsSince, printTables } from './commands.js';
import { erasuresBeside } from './later-backups.js';
import { main } from './steps.js';
import { readArguments } from './options.js';

const { given, words } = readArguments(
	'npm run restore -- FILE|latest [--replace]: fills an empty database with a backup, or with the last one in ' +
		'BACKUP_FOLDER, or at BACKUP_SFTP or BACKUP_S3 if there is none; a database that is not empty with --replace.',
	{ options: ['replace'], words: 1 }
);

await main(async () => {
	const {
		close,
		connect,
		fetchNewest,
		linesIn,
		readErasures,
		refuseFilled,
		restore,
		databaseSettings
	} = await appModules();
	const began = performance.now();
	const replace = given.includes('replace');
	/** @type {Awaited<ReturnType<typeof restore>>} */
	let done;
	const fetched = mkdtempSync(join(tmpdir(), 'rulewatch-restore-'));
	try {
		const file = await (words[0] === 'latest'
			? latest(() => fetchNewest(fetched))
			: namedFile('restore', words[0]));
		if (words[0] === 'latest') console.log(`The last backup is ${basename(file)}.`);
		const { url, folder } = databaseSettings();
		const connection = await connect({ url, folder });
		console.log(`Opened the ${connection.location}`);
		// Before the key is asked for.
		if (!replace) await connection.exclusively(refuseFilled);
		/** @type {Promise<string> | undefined} */
		let key;
		/** @param {string} name */
		const linesOf = (name) => linesIn(backupText(name, () => (key ??= askPassphrase())));
		const later = await erasuresBeside(file, (name) => readErasures(linesOf(name)));
		done = await restore(connection, linesOf(file), { replace, later });
		printTables(done.tables);
	} finally {
		await close();
		rmSync(fetched, { recursive: true });
	}
	console.log(
		`Restored and read back in ${secondsSince(began)}: every table held what the backup says.\n` +
			`${aboutErasures(done.erasedAgain)}\n` +
			'Start Rulewatch with the SECRET, or the file “secret”, that it had: second factors are sealed with it.'
	);
	if (done.isOtherSecret)
		console.log(
			'This record was made with another SECRET than the one set here: what was erased is not recognised if ' +
				'somebody enters it again. Set that SECRET, or put back the file “secret”.'
		);
});

/** @param {number | undefined} erasedAgain */
function aboutErasures(erasedAgain) {
	if (erasedAgain === undefined)
		return (
			'If anything was erased for law or safety since this backup was made, it is back: neither a later ' +
			'backup beside it nor the database that it replaced tells of any. Erase it again before readers see it.'
		);
	if (!erasedAgain) return 'Nothing is known to have been erased since this backup was made.';
	return erasedAgain === 1
		? 'After that, one erasure made since this backup was carried out again: what it erases is gone from the tables.'
		: `After that, ${erasedAgain} erasures made since this backup were carried out again: what they erase is gone from the tables.`;
}

/** @param {() => Promise<string | undefined>} fetchNewest */
async function latest(fetchNewest) {
	const { BACKUP_FOLDER, BACKUP_SFTP, BACKUP_S3 } = process.env;
	const away = BACKUP_SFTP || BACKUP_S3;
	try {
		return newestIn(BACKUP_FOLDER);
	} catch (error) {
		if (!away) throw error;
		const file = await fetchNewest();
		console.log(
			`There is no backup in BACKUP_FOLDER, so the last one was fetched from ${new URL(away).host}.`
		);
		return /** @type {string} */ (file);
	}
}
