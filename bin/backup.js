import { askPassphrase, prepare } from './backup-file.js';
import {
	appModules,
	askRunning,
	namedFile,
	collectTables,
	requireEmbedded,
	secondsSince,
	printTables
} from './commands.js';
import { main } from './steps.js';
import { readArguments } from './options.js';

// The file is encrypted if BACKUP_PASSPHRASE is set; `--encrypt` asks for the passphrase.
const { given, words } = readArguments(
	'npm run backup -- FILE [--encrypt]: writes the whole database to one file, while the app runs or not.',
	{ options: ['encrypt'], words: 1 }
);

await main(async () => {
	const file = namedFile('backup', words[0]);
	const { backUp, close, connect, linesIn, databaseSettings, socketIn } = await appModules();
	const isEncrypted = given.includes('encrypt') || Boolean(process.env.BACKUP_PASSPHRASE);
	const passphrase = isEncrypted ? await askPassphrase() : undefined;
	/** @type {Parameters<typeof printTables>[0]} */
	const tables = [];
	const write = await prepare(file, passphrase);
	/** @param {AsyncIterable<string>} lines */
	const take = (lines) => write(collectTables(lines, tables));

	const began = performance.now();
	const { url, folder } = databaseSettings();
	if (!url) requireEmbedded(folder);
	const running = url ? undefined : await askRunning(socketIn(folder));
	if (running) await take(linesIn(running));
	else
		try {
			await backUp(await connect({ url, folder }), take);
		} finally {
			await close();
		}
	printTables(tables);
	console.log(
		`Written to ${file} in ${secondsSince(began)}, ${passphrase ? 'encrypted' : 'not encrypted'}.\n` +
			'SECRET, or the file “secret” in RULEWATCH_FOLDER, is not in it: keep a copy of that elsewhere.'
	);
});
