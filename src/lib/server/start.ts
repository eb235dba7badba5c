import { firstRunLink } from './auth/index.ts';
import { openSecret } from './auth/secret.ts';
import { ticketMinutes } from './auth/tickets.ts';
import { close as closeDatabase, connect, settings } from './db/index.ts';
import { migrate } from './db/migrate.ts';
import { bundledFacts, isEmpty, loadFacts } from './db/seed/load.ts';
import { formatReport } from './db/seed/report.ts';
import { watchVersion } from './db/version.ts';
import { checkSettings } from './settings.ts';
import { startUpkeep } from './upkeep.ts';

// Development evaluates modules anew after an edit; what survives is kept on the global object.
const kept = globalThis as { closeRulewatch?: () => Promise<void> };

/**
 * Opens the database, brings its schema up to date, and loads the facts that come with Rulewatch into an empty one.
 * @throws Error with a sentence for people
 */
export async function start() {
	await kept.closeRulewatch?.();
	checkSettings();
	openSecret();
	let stopUpkeep = () => Promise.resolve();
	let stopWatching = () => {};
	const close = async () => {
		stopWatching();
		await stopUpkeep();
		await closeDatabase();
	};
	kept.closeRulewatch = close;
	// Emitted by server.js, and by adapter-node's own server, once the last request is answered.
	process.once('sveltekit:shutdown', () => void close());

	const connection = await connect(settings());
	console.log(`Opened the ${connection.place}`);
	await connection.exclusively(async (db) => {
		await migrate(db);
		if (!(await isEmpty(db))) return;
		console.log('Loading the bundled facts into the empty database, which takes a few seconds …');
		console.log(formatReport(await loadFacts(db, await bundledFacts())));
	});
	stopWatching = await watchVersion();
	stopUpkeep = startUpkeep();
	const link = await firstRunLink(connection.db);
	if (link)
		console.log(
			`Nobody can sign in yet. Make the first administrator within ${ticketMinutes.set_up} minutes, with a link that works once:\n${link}`
		);
}
