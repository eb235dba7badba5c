import { setTimeout as after } from 'node:timers/promises';
import { purgeDevices } from '../auth/devices.ts';
import { purgeTokens } from '../auth/personal-tokens.ts';
import { purgeSessions } from '../auth/sessions.ts';
import { purgeTickets } from '../auth/tickets.ts';
import { purgeTries } from '../auth/rate-limit.ts';
import { lookAgain } from '../copies/index.ts';
import { hasDiskSpace, vacuum } from '../db/index.ts';
import { purgeCaptures } from '../desk/capture/index.ts';
import { purgeUnsent } from '../desk/entry/index.ts';
import { purgeContacts } from '../desk/corrections/index.ts';
import { purgeFollowers } from '../follow/end.ts';
import { traceOf } from '../ops/reasons.ts';
import { runImports, purgeImports } from '../desk/imports/index.ts';
import { log } from '../ops/log.ts';
import { lookAround, purgeLooks } from '../watch/run.ts';
import { noteComing } from '../follow/coming.ts';
import { gatherNews } from '../follow/news.ts';
import { spread } from '../follow/spread.ts';
import '../follow/webhooks/carrier.ts';
import { purgeChanges } from './changes.ts';
import { deliver, onPosted, purgeOutbox } from './outbox.ts';
import { closeConnections } from './smtp.ts';

const deliverySeconds = 5;
/** Whoever follows a change has a row of their own within seconds of it; to look for changes takes no time. */
const tellSeconds = 1;
/** Somebody waits for an import; to look for one takes no time. */
const importSeconds = 1;
const purgeMinutes = 30;
const vacuumSeconds = 60;
/** Pages are due by the hour; to ask which takes no time. */
const lookSeconds = 5;
/** No host is asked more often for the pages of which copies are kept. */
const lookAgainSeconds = 60;
/** A mail server that is slow then does not keep the process. */
const stopMilliseconds = 2_000;
/** A letter that is cut off then is noted as failed. */
const giveUpMilliseconds = 500;

/** Forgets what is over. */
export async function purge(): Promise<void> {
	await purgeTries();
	await purgeTickets();
	await purgeSessions();
	await purgeDevices();
	await purgeTokens();
	await purgeOutbox();
	await purgeChanges();
	await purgeUnsent();
	await purgeCaptures();
	await purgeImports();
	await purgeContacts();
	await purgeFollowers();
	await purgeLooks();
}

/** Leaves in the outbox what followers and webhooks are told of what changed. */
async function tell() {
	await spread();
	await gatherNews();
}

/**
 * Sends letters, takes imports further, looks at watched pages, vacuums the database and forgets what is over, again and again.
 * @returns the function that stops it, once what is under way is done or takes too long
 */
export function startUpkeep(): () => Promise<void> {
	// Neither waits until the other is through.
	const letters = every(deliverySeconds, (stop) => deliver(stop, ['mail']));
	const webhooks = every(deliverySeconds, (stop) => deliver(stop, ['webhook']));
	onPosted(letters.run);
	const all = [
		...[letters, webhooks],
		every(tellSeconds, tell),
		every(purgeMinutes * 60, noteComing),
		every(importSeconds, runImports),
		every(lookSeconds, lookAround),
		every(lookAgainSeconds, lookAgain),
		every(vacuumSeconds, vacuum),
		every(purgeMinutes * 60, purge)
	];
	return async () => {
		const stopped = Promise.all(all.map(({ stop }) => stop()));
		const atMost = (milliseconds: number) =>
			Promise.race([stopped, after(milliseconds, undefined, { ref: false })]);
		await atMost(stopMilliseconds);
		closeConnections();
		await atMost(giveUpMilliseconds);
	};
}

function every(seconds: number, work: (stop: AbortSignal) => Promise<void>) {
	const stopping = new AbortController();
	let underWay: Promise<void> | undefined;
	const run = () => {
		if (underWay || stopping.signal.aborted) return;
		underWay = Promise.resolve()
			.then(() => (hasDiskSpace() ? work(stopping.signal) : undefined))
			.catch((error: Error) => log.warn(traceOf(error), 'upkeep has to wait'))
			.finally(() => (underWay = undefined));
	};
	run();
	const timer = setInterval(run, seconds * 1000).unref();
	const stop = () => {
		clearInterval(timer);
		stopping.abort();
		return underWay;
	};
	return { run, stop };
}
