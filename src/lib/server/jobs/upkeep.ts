import { setTimeout as sleep } from 'node:timers/promises';
import { purgeDevices } from '../auth/devices.ts';
import { forgetFormerStaff } from '../auth/former.ts';
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
import { backUpDaily } from '../ops/backups/daily.ts';
import { traceOf } from '../ops/reasons.ts';
import { runImports, purgeImports } from '../desk/imports/index.ts';
import { log } from '../ops/log.ts';
import { lookAround, purgeLooks } from '../watch/run.ts';
import { noteComing } from '../follow/coming.ts';
import { queueNews } from '../follow/news.ts';
import { createNotices } from '../follow/spread.ts';
import '../follow/webhooks/carrier.ts';
import { purgeChanges } from './changes.ts';
import { deliver, onPosted, purgeOutbox } from './outbox.ts';
import { closeConnections } from './smtp.ts';

type Task = (stop: AbortSignal) => Promise<void>;

const minute = 60;
const deliverySeconds = 5;

/** Short intervals are cheap: a task with nothing due runs one query. */
const schedule: [seconds: number, task: Task][] = [
	[1, notifyFollowers],
	[1, runImports],
	[5, lookAround],
	// Not urgent: a host is asked for one of these pages a minute at most.
	[minute, lookAgain],
	[minute, vacuum],
	[10 * minute, backUpDaily],
	[30 * minute, noteComing],
	[30 * minute, purge]
];

/** Time for running tasks to end, before connections to the mail server are closed. */
const finishMilliseconds = 2_000;
/** Time to record interrupted letters as failed. */
const recordMilliseconds = 500;

export async function purge(): Promise<void> {
	await purgeTries();
	await purgeTickets();
	await purgeSessions();
	await purgeDevices();
	await forgetFormerStaff();
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

async function notifyFollowers() {
	await createNotices();
	await queueNews();
}

/** @returns a function that stops the tasks, and resolves once they have ended or were interrupted */
export function startUpkeep(): () => Promise<void> {
	// Two timers, so that a slow mail server does not delay webhooks, nor slow webhooks letters.
	const letters = every(deliverySeconds, (stop) => deliver(stop, ['mail']));
	const webhooks = every(deliverySeconds, (stop) => deliver(stop, ['webhook']));
	onPosted(letters.run);
	const timers = [letters, webhooks, ...schedule.map(([seconds, task]) => every(seconds, task))];
	return async () => {
		const stopped = Promise.all(timers.map(({ stop }) => stop()));
		const atMost = (milliseconds: number) =>
			Promise.race([stopped, sleep(milliseconds, undefined, { ref: false })]);
		await atMost(finishMilliseconds);
		closeConnections();
		await atMost(recordMilliseconds);
	};
}

/** Skips a run while the last one goes on, or while the disk is full. */
function every(seconds: number, task: Task) {
	const stopping = new AbortController();
	let running: Promise<void> | undefined;
	const run = () => {
		if (running || stopping.signal.aborted) return;
		running = Promise.resolve()
			.then(() => (hasDiskSpace() ? task(stopping.signal) : undefined))
			.catch((error: Error) => log.warn(traceOf(error), 'upkeep has to wait'))
			.finally(() => (running = undefined));
	};
	run();
	const timer = setInterval(run, seconds * 1000).unref();
	const stop = () => {
		clearInterval(timer);
		stopping.abort();
		return running;
	};
	return { run, stop };
}
