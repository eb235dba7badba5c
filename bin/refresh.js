import { readArguments } from './options.js';
import { appModules, secondsSince } from './commands.js';
import { main } from './steps.js';

readArguments(
	'npm run refresh: makes the search, the names in statements, the members represented and the dates of clocks anew, ' +
		'after changes of the database by hand; PostgreSQL while Rulewatch runs, the embedded database while it does not.'
);

await main(async () => {
	const { close, connect, migrate, refreshAll, databaseSettings } = await appModules();
	const began = performance.now();
	try {
		const { url, folder } = databaseSettings();
		const connection = await connect({ url, folder });
		console.log(`Opened the ${connection.location}`);
		await connection.exclusively(async (db) => {
			await migrate(db);
			await db.transaction(refreshAll);
		});
	} finally {
		await close();
	}
	console.log(`What is derived from the record was made anew in ${secondsSince(began)}.`);
});
