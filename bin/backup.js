import { generateX25519Identity, identityToRecipient } from 'age-encryption';
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

// The file is encrypted if BACKUP_RECIPIENT or BACKUP_PASSPHRASE is set; `--encrypt` asks for a passphrase.
const { given, words } = readArguments(
	'npm run backup -- FILE [--encrypt] or --new-key: writes the whole database to one file, while the app runs or not, or ' +
		'prints a new pair of keys for BACKUP_RECIPIENT.',
	{ options: ['encrypt', 'new-key'], words: 1 }
);

async function printNewKeys() {
	const identity = await generateX25519Identity();
	console.log(
		`BACKUP_RECIPIENT=${await identityToRecipient(identity)}\n\n` +
			`The key that opens these backups. Keep it elsewhere, and not on this machine:\n${identity}`
	);
}

async function writeBackup() {
	const file = namedFile('backup', words[0]);
	const { backUp, close, connect, linesIn, databaseSettings, socketIn } = await appModules();
	const keys = await keysToUse();
	/** @type {Parameters<typeof printTables>[0]} */
	const tables = [];
	const write = await prepare(file, keys);
	/** @param {AsyncIterable<string>} lines */
	const take = (lines) => write(collectTables(lines, tables));

	const began = performance.now();
	const { url, folder } = databaseSettings();
	if (!url) requireEmbedded(folder);
	const running = url ? undefined : await askRunning(socketIn(folder));
	let sha256;
	if (running) sha256 = await take(linesIn(running));
	else
		try {
			sha256 = await backUp(await connect({ url, folder }), take);
		} finally {
			await close();
		}
	printTables(tables);
	console.log(
		`Written to ${file} in ${secondsSince(began)}, ${keys ? 'encrypted' : 'not encrypted'}, and read back: SHA-256 ${sha256}\n` +
			'SECRET, or the file “secret” in RULEWATCH_FOLDER, is not in it: keep a copy of that elsewhere.'
	);
}

async function keysToUse() {
	const recipients = (process.env.BACKUP_RECIPIENT ?? '').split(/\s+/).filter(Boolean);
	if (recipients.length) return { recipients };
	if (!given.includes('encrypt') && !process.env.BACKUP_PASSPHRASE) return undefined;
	return { passphrase: await askPassphrase() };
}

await main(given.includes('new-key') ? printNewKeys : writeBackup);
