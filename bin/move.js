import { appModules, requireEmbedded, secondsSince, printTables } from './commands.js';
import { main } from './steps.js';
import { readArguments } from './options.js';

readArguments(
	'npm run move: copies the embedded database into the empty PostgreSQL of DATABASE_URL.'
);

await main(async () => {
	const { backUp, connect, refuseNewer, restore, databaseSettings } = await appModules();
	const { url, folder } = databaseSettings();
	if (!url) throw new Error('Say where to move: set DATABASE_URL to an empty PostgreSQL database.');
	requireEmbedded(folder);
	const began = performance.now();
	const from = await connect({ folder });
	try {
		await refuseNewer(from.db);
		const to = await connect({ url });
		try {
			console.log(`From the ${from.location} to the ${to.location}`);
			const { tables } = await backUp(from, (lines) => restore(to, lines));
			printTables(tables);
		} finally {
			await to.close();
		}
	} finally {
		await from.close();
	}
	console.log(
		`Moved and read back in ${secondsSince(began)}: every table holds what it held. Start Rulewatch with the same ` +
			`DATABASE_URL. ${folder} stays as it was; the file “secret” in it is still needed.`
	);
});
