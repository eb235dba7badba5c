import { sql } from 'drizzle-orm';
import { channel } from 'node:diagnostics_channel';
import { db, listen } from './index.ts';
import * as replicas from './replicas.ts';
import { recordVersion } from './schema.ts';
import { today } from '../today.ts';

/** Publishes the version of the record within the process: `{ version: number }`. */
const versionChannel = channel('rulewatch:version');
/** Messages ask to read the version again, after a possible change of the record: `{ done: () => void }`. */
const revalidations = channel('rulewatch:revalidate');

/** The version is polled as well, because notifications are lost while a connection is down. */
const pollMilliseconds = 1_000;

/** The version of the record in the database or a replica; it never decreases. */
export async function readVersion(database = db): Promise<number> {
	const [row] = await database.select({ version: recordVersion.version }).from(recordVersion);
	return row?.version ?? 0;
}

/** Raises the version for what no trigger watches, because a raise for each row would keep the page cache empty. */
export async function raiseVersion(): Promise<void> {
	await db.execute(sql`
		with raised as (
			update ${recordVersion} set version = version + 1, derived = derived + (derived = version)::integer
			returning version
		)
		select pg_notify('record_version', version::text) from raised`);
}

let knownVersion: number | undefined;

/** False until `watchVersion`; nothing is cached then. */
export const isVersionKnown = () => knownVersion !== undefined;

/** Caches a read of the whole record until the version of the record or the day changes. */
export function cachedByVersion<Value>(read: () => Promise<Value>): () => Promise<Value> {
	let last: { version: number; day: string; value: Promise<Value> } | undefined;
	return () => {
		if (knownVersion === undefined) return read();
		const day = today();
		if (last?.version !== knownVersion || last.day !== day) {
			// Drizzle's queries run again each time that somebody awaits them, promises do not.
			const one = (last = { version: knownVersion, day, value: Promise.resolve(read()) });
			one.value.catch(() => {
				if (last === one) last = undefined;
			});
		}
		return last.value;
	};
}

/**
 * Publishes the version of the record on `rulewatch:version` whenever any process raises it, and answers
 * `rulewatch:revalidate`. While the database is unreachable nothing is published.
 * @returns a function that stops watching
 */
export async function watchVersion(): Promise<() => void> {
	let stopped = false;
	const publish = (version: number) => {
		// A late answer would never be replaced by a newer one.
		if (stopped) return;
		// A read may arrive after the notification of a later version.
		const latest = (knownVersion = Math.max(knownVersion ?? 0, version));
		replicas.expectVersion(latest);
		versionChannel.publish({ version: latest });
	};
	const ask = oneAtATime(() => readVersion().then(publish, () => {}));
	const revalidate = (asked: unknown) => void ask().then((asked as { done: () => void }).done);
	await listen(
		'record_version',
		(version) => publish(Number(version)),
		() => void ask()
	);
	await ask();
	revalidations.subscribe(revalidate);
	const timer = setInterval(() => void ask(), pollMilliseconds).unref();
	return () => {
		clearInterval(timer);
		stopped = true;
		knownVersion = undefined;
		revalidations.unsubscribe(revalidate);
	};
}

/** Editors often publish many items in a row, and the embedded database runs one query at a time. */
const quietMilliseconds = 3_000;

/**
 * Runs work now, and again once the version of the record has changed and then stood for three seconds. Work that fails is
 * left until the next change.
 * @returns a function that stops it
 */
export function afterChanges(work: () => Promise<unknown>): () => void {
	let last = knownVersion;
	let timer: NodeJS.Timeout | undefined;
	const run = () => void work().catch(() => {});
	const hear = (message: unknown) => {
		const { version } = message as { version: number };
		if (version === last) return;
		last = version;
		clearTimeout(timer);
		timer = setTimeout(run, quietMilliseconds).unref();
	};
	versionChannel.subscribe(hear);
	run();
	return () => {
		clearTimeout(timer);
		versionChannel.unsubscribe(hear);
	};
}

/** Each call waits for a run that begins after it; calls during a run share the next one. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
	let running = Promise.resolve();
	let next: Promise<void> | undefined;
	return () =>
		(next ??= running.then(() => {
			next = undefined;
			return (running = work());
		}));
}
