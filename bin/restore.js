import { askPassphrase, backupText } from './backup-file.js';
import { appModules, newestIn, namedFile, secondsSince, printTables } from './commands.js';
import { main } from './steps.js';
import { readArguments } from './options.js';

const { given, words } = readArguments(
	'npm run restore -- FILE|latest [--replace]: fills an empty database with a backup, or with the last one in ' +
		'BACKUP_FOLDER; a database that is not empty with --replace.',
	{ options: ['replace'], words: 1 }
);

await main(async () => {
	const { close, connect, linesIn, restore, databaseSettings } = await appModules();
	const file =
		words[0] === 'latest' ? newestIn(process.env.BACKUP_FOLDER) : namedFile('restore', words[0]);
	const began = performance.now();
	try {
		const { url, folder } = databaseSettings();
		const connection = await connect({ url, folder });
		console.log(`Opened the ${connection.location}`);
		const lines = linesIn(backupText(file, askPassphrase));
		printTables(await restore(connection, lines, { replace: given.includes('replace') }));
	} finally {
		await close();
	}
	console.log(
		`Restored and read back in ${secondsSince(began)}: every table holds what the backup says.\n` +
			'Start Rulewatch with the SECRET, or the file “secret”, that it had: second factors are sealed with it.'
	);
});
