import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { appModules } from './commands.js';
import { main } from './steps.js';
import { readArguments } from './options.js';

const { words } = readArguments(
	'npm run load -- [FOLDER]: loads the bundled facts, or the *.json files of a folder, into the record.',
	{ words: 1 }
);
const [named] = words;
const folder = named && resolve(process.env.INIT_CWD ?? '.', named);

await main(async () => {
	const { bundledFacts, close, connect, formatReport, loadFacts, migrate, settings } =
		await appModules();
	const files = await (folder ? filesIn(folder) : bundledFacts());
	try {
		const connection = await connect(settings());
		console.log(`Opened the ${connection.location}`);
		await connection.exclusively(async (db) => {
			await migrate(db);
			console.log(formatReport(await loadFacts(db, files)));
		});
	} finally {
		await close();
	}
});

async function filesIn(folder) {
	const all = await readdir(folder).catch(({ code }) => {
		throw new Error(`The folder ${folder} cannot be read (${code}).`);
	});
	const names = all.filter((name) => name.endsWith('.json'));
	if (!names.length) throw new Error(`The folder ${folder} holds no .json files.`);
	const read = async (name) => [name, await readFile(join(folder, name), 'utf8')];
	return Object.fromEntries(await Promise.all(names.map(read)));
}
