import { firstRunLink } from './auth/index.ts';
import { openSecret } from './auth/secret.ts';
import { lifeOf } from './auth/tickets.ts';
import { serveBackups } from './ops/backups/serve.ts';
import { closeReader } from './capture/index.ts';
import * as coalitions from './coalitions/index.ts';
import { close as closeDatabase, connect, databaseSettings } from './db/index.ts';
import { bundledFacts, isEmpty, loadFacts } from './seed/load.ts';
import { formatReport } from './seed/report.ts';
import { followReplicas } from './db/replicas.ts';
import { isStale, refreshAll } from './derived/index.ts';
import { afterChanges, readVersion, watchVersion } from './db/version.ts';
import { checkSettings, misspeltSettings, readSecretFiles } from '../../../bin/settings.js';
import { announceToFront } from './front/index.ts';
import { checkPolicies } from './front/policies.ts';
import { endOnStrayFaults } from './ops/faults.ts';
import { log } from './ops/log.ts';
import { updateRecord } from './ops/update.ts';
import { serveMetrics } from './ops/metrics/serve.ts';
import { loadsBundledFacts } from './settings.ts';
import { releaseHeld } from './jobs/outbox.ts';
import { startUpkeep } from './jobs/upkeep.ts';

// Vite evaluates this module again after an edit, so the handle is kept on the global object.
const globals = globalThis as { closeRulewatch?: () => Promise<void> };

/**
 * Opens, migrates and, if empty, fills the database.
 * @throws Error with a sentence for people
 */
export async function startApp() {
	if (!globals.closeRulewatch) endOnStrayFaults();
	await globals.closeRulewatch?.();
	// The development server and adapter-node's own start here.
	readSecretFiles(process.env);
	checkSettings(process.env);
	checkPolicies();
	for (const sentence of misspeltSettings(process.env)) log.warn(sentence);
	if (process.env.FETCH_ALLOW)
		log.warn(
			`FETCH_ALLOW lets whoever has a webhook or captures a page reach ${process.env.FETCH_ALLOW}, though it may be private.`
		);
	let stopUpkeep = () => Promise.resolve();
	let stopWatching = () => {};
	let stopReadingAhead = () => {};
	let stopMetrics = () => {};
	let stopBackups = () => {};
	const close = async () => {
		stopReadingAhead();
		stopWatching();
		stopMetrics();
		stopBackups();
		await stopUpkeep();
		await closeReader();
		await closeDatabase();
	};
	globals.closeRulewatch = close;
	// server.js and adapter-node's own server emit this event after the last request.
	process.once('sveltekit:shutdown', () => void close());

	stopMetrics = await serveMetrics();
	const connection = await connect(databaseSettings());
	console.log(`Opened the ${connection.location}`);
	await connection.exclusively(async (db) => {
		// Processes that start at once on one folder must agree on one secret, so this is also done under the lock.
		openSecret();
		await updateRecord(db);
		if (await isStale(db)) {
			await db.transaction(refreshAll);
			log.warn(
				'The search, the members represented and the dates of clocks were not those of the record, as after changes ' +
					'of the database by hand, or of the rules by which they are made. They were made anew.'
			);
		}
		if (!loadsBundledFacts() || !(await isEmpty(db))) return;
		console.log('Loading the bundled facts into the empty database, which takes a few seconds …');
		console.log(formatReport(await loadFacts(db, await bundledFacts())));
	});
	followReplicas(connection.replicas, readVersion);
	announceToFront();
	stopWatching = await watchVersion();
	// The embedded database has only this process, so no other one is delivering these letters.
	if (!databaseSettings().url) await releaseHeld();
	// Before the upkeep, which has backups made.
	stopBackups = serveBackups(connection);
	stopUpkeep = startUpkeep();
	const link = await firstRunLink(connection.db);
	if (link)
		console.log(
			`Nobody can sign in yet. Make the first administrator within ${lifeOf('set_up')}, with a link that works once:\n${link}`
		);
	// The page of coalitions takes longest to read, so it is read before anyone asks, and after all that the start waits for.
	stopReadingAhead = afterChanges(() => coalitions.overviewOf({}));
}
