import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { appModules } from './commands.js';
import { main } from './steps.js';
import { readArguments } from './options.js';

const { words, texts, given } = readArguments(
	'npm run load -- [FOLDER]: loads the bundled facts, or the *.json files of a folder, into the record; ' +
		'with FILE.xml [--outlet=NAME] [--lang=en] [--section=news] [--publish] in its place, the posts that a newsroom ' +
		'exports from WordPress, as drafts or published. Stopped with Ctrl+C, an archive goes on at the next run.',
	{ words: 1, texts: ['outlet', 'lang', 'section'], options: ['publish'] }
);
const [named] = words;
const path = named && resolve(process.env.INIT_CWD ?? '.', named);

await main(async () => {
	const found = path && (await stat(path).catch(unreadable));
	const isArchive = found && found.isFile();
	if (found && !isArchive && !found.isDirectory())
		throw new Error(`${path} is neither a folder nor a file.`);
	if (!isArchive && (given.length || Object.keys(texts).length))
		throw new Error('Only an archive takes --outlet, --lang, --section and --publish.');
	const { bundledFacts, close, closeReader, connect, formatReport, ...app } = await appModules();
	const files = isArchive || (await (path ? filesIn(path) : bundledFacts()));
	const stopping = new AbortController();
	const stop = () => stopping.abort();
	try {
		const connection = await connect(app.databaseSettings());
		console.log(`Opened the ${connection.location}`);
		if (isArchive) {
			await connection.exclusively(app.migrate);
			process.once('SIGINT', stop).once('SIGTERM', stop);
			const chosen = { ...texts, publishes: given.includes('publish') };
			const how = { print: console.log, stop: stopping.signal };
			console.log(await app.loadArchive(path, chosen, how));
		} else
			await connection.exclusively(async (db) => {
				await app.migrate(db);
				console.log(formatReport(await app.loadFacts(db, files)));
			});
	} finally {
		await closeReader();
		await close();
	}
});

function unreadable({ code }) {
	throw new Error(`The folder or file ${path} cannot be read (${code}).`);
}

async function filesIn(folder) {
	const names = (await readdir(folder).catch(unreadable)).filter((name) => name.endsWith('.json'));
	if (!names.length) throw new Error(`The folder ${folder} holds no .json files.`);
	const read = async (name) => [name, await readFile(join(folder, name), 'utf8')];
	return Object.fromEntries(await Promise.all(names.map(read)));
}
