import { readArguments } from './options.js';
import { rooms, secondsSince } from './rooms.js';
import { main } from './steps.js';

readArguments(
	'npm run refresh: makes the search, the members represented and the dates of clocks anew, after changes of the ' +
		'database by hand; PostgreSQL while Rulewatch runs, the embedded database while it does not.'
);

await main(async () => {
	const { close, connect, refreshAll, settings } = await rooms();
	const began = performance.now();
	try {
		const { url, folder } = settings();
		const connection = await connect({ url, folder });
		console.log(`Opened the ${connection.location}`);
		await connection.exclusively((db) => db.transaction(refreshAll));
	} finally {
		await close();
	}
	console.log(`What is derived from the record was made anew in ${secondsSince(began)}.`);
});
